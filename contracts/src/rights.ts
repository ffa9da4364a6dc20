/** What every store must do for requests, for what is sent because of them, and for its registers. */

import type { Store } from '@discreet/engine'
import { createSite } from '@discreet/engine'
import { refuse } from '@discreet/protocol'
import type { Incident, RightsRequest, StoreReport } from '@discreet/rights'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rightsCrashes } from './rights-crashes.ts'
import { rightsErasure } from './rights-erasure.ts'
import type { Fresh } from './rights-fixture.ts'
import { day, hash, RightsFixture } from './rights-fixture.ts'
import { rightsRetention } from './rights-retention.ts'
import type { StoreUnderTest } from './store.ts'

export function rightsContract(name: string, start: () => Promise<StoreUnderTest>): void {
  describe(`rights of people in a store on ${name}`, () => {
    let under: StoreUnderTest
    let store: Store
    let made = 0
    beforeAll(async () => {
      under = await start()
      store = await under.open()
    }, 180_000)
    afterAll(async () => {
      await store.close()
      await under.close()
    })
    /** A site of its own. */
    const fresh = async (): Promise<RightsFixture> => {
      made += 1
      const id = `rights-${made}`
      await createSite(store, under.cryptography, { id, name: id })
      return new RightsFixture(under, await store.open(id))
    }
    describe('requests', () => requests(fresh))
    describe('secrets', () => secrets(fresh))
    describe('the outbox', () => outbox(fresh))
    describe('registers', () => registers(fresh))
    describe('the log', () => log(fresh))
    describe('erasure', () => rightsErasure(fresh))
    describe('retention', () => rightsRetention(fresh))
    describe('crashes', () => rightsCrashes(fresh))
  })
}

const moved = (request: RightsRequest, to: RightsRequest['state']): RightsRequest => ({
  ...request,
  state: to,
})

function requests(fresh: Fresh): void {
  test('are kept in two halves, with their first event in the log', async () => {
    const on = await fresh()
    const { requests: all } = on.site.rights
    const subject = on.somebody()
    const request = on.request()
    const event = on.event(request)
    const identity = on.identity(subject)
    const index = await all.open(request, event, identity, [])
    expect(await all.find(request.id)).toEqual(request)
    expect(await all.identity(request.id)).toEqual(identity)
    expect(await all.events(request.id)).toEqual([{ ...event, logIndex: index }])
    expect(await on.site.log.find('request', event.id)).toMatchObject({ index })
    expect(await on.site.log.verify()).toMatchObject({ ok: true, size: 1 })
    const kept = JSON.stringify(await on.under.query('SELECT body FROM requests'))
    expect(kept).not.toContain(subject)
  })

  test('nobody knows a request that there is not', async () => {
    const { site } = await fresh()
    const { requests: all } = site.rights
    for (const id of ['', 'x', '\0', "' OR true", 'é'.repeat(600)]) {
      expect(await all.find(id)).toBeUndefined()
      expect(await all.advance(id, () => refuse('request_state', 'no'))).toMatchObject({
        ok: false,
        code: 'request_unknown',
      })
    }
    expect(await all.events('x')).toEqual([])
    expect(await all.identity('x')).toBeUndefined()
  })

  test('one site knows nothing of the requests of another', async () => {
    const [one, other] = [await fresh(), await fresh()]
    const { id } = await one.open(one.somebody())
    const { requests: elsewhere } = other.site.rights
    expect(await elsewhere.find(id)).toBeUndefined()
    expect(await elsewhere.identity(id)).toBeUndefined()
    expect(await elsewhere.list({})).toEqual([])
  })

  test('advance step by step, and a refusal changes nothing', async () => {
    const on = await fresh()
    const { requests: all } = on.site.rights
    const { id } = await on.open(on.somebody())
    const advanced = await all.advance(id, (current) => {
      const request = moved(current, 'acknowledged')
      return { request, event: on.event(request, current.state) }
    })
    expect(advanced).toMatchObject({ ok: true, request: { state: 'acknowledged' }, logIndex: 1 })
    const before = await on.everything()
    const refused = refuse('request_state', 'no')
    expect(await all.advance(id, () => refused)).toEqual(refused)
    expect(await on.everything()).toEqual(before)
    expect(await all.find(id)).toMatchObject({ state: 'acknowledged' })
    expect((await all.events(id)).map(({ to }) => to)).toEqual(['received', 'acknowledged'])
  })

  test('an event that does not lead to what the request is, is not taken', async () => {
    const on = await fresh()
    const { requests: all } = on.site.rights
    const { id } = await on.open(on.somebody())
    const before = await on.everything()
    const wrong = all.advance(id, (current) => ({
      request: moved(current, 'fulfilled'),
      event: on.event(moved(current, 'denied')),
    }))
    await expect(wrong).rejects.toMatchObject({ code: 'unexpected' })
    await expect(
      all.advance(id, () => {
        const other = on.request()
        return { request: other, event: on.event(other) }
      }),
    ).rejects.toMatchObject({ code: 'unexpected' })
    expect(await on.everything()).toEqual(before)
  })

  test('of many steps at once all hold, each on what the one before has left', async () => {
    const on = await fresh()
    const { requests: all } = on.site.rights
    const { id } = await on.open(on.somebody())
    const report = (count: number): StoreReport => ({
      store: 'profile',
      state: 'done',
      count,
      reason: null,
      at: on.now,
    })
    await Promise.all(
      Array.from({ length: 12 }, (_, k) =>
        all.advance(id, (current) => {
          const request = { ...current, stores: [...current.stores, report(k)] }
          return { request, event: on.event(request, current.state) }
        }),
      ),
    )
    const stores = (await all.find(id))?.stores ?? []
    expect(stores.map(({ count }) => count).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 12 }, (_, k) => k),
    )
    expect(await all.events(id)).toHaveLength(13)
    expect(await on.site.log.verify()).toMatchObject({ ok: true, size: 13 })
  })

  test('are listed newest first, by state, by what is due, and page by page', async () => {
    const on = await fresh()
    const { requests: all } = on.site.rights
    const ids: string[] = []
    for (let k = 0; k < 5; k += 1) {
      const clocks = { ...on.request().clocks, answerBy: on.now + k * day }
      const state = k % 2 === 0 ? ('received' as const) : ('denied' as const)
      ids.unshift((await on.open(null, { clocks, state })).id)
    }
    const listed = async (filter: Parameters<typeof all.list>[0]): Promise<string[]> =>
      (await all.list(filter)).map(({ id }) => id)
    expect(await listed({})).toEqual(ids)
    expect(await listed({ states: ['denied'] })).toEqual([ids[1], ids[3]])
    expect(await listed({ states: [] })).toEqual([])
    expect(await listed({ dueBefore: on.now + day })).toEqual([ids[4]])
    expect(await listed({ limit: 2 })).toEqual(ids.slice(0, 2))
    expect(await listed({ limit: 2, before: ids[1] as string })).toEqual(ids.slice(2, 4))
    expect(await listed({ before: 'nobody' })).toEqual([])
  })

  test('whose a request is, is said once, and then it is among theirs and nobody else’s', async () => {
    const on = await fresh()
    const { requests: all } = on.site.rights
    const [one, other] = [on.somebody(), on.somebody()]
    const first = await on.open(one)
    const { id } = await on.open(null)
    const idsOf = async (subject: string): Promise<string[]> =>
      (await all.ofPerson(on.rights(subject))).map((request) => request.id)
    expect(await idsOf(one)).toEqual([first.id])
    await all.identify(id, one)
    await all.identify(id, one)
    expect(await idsOf(one)).toEqual([id, first.id])
    expect((await all.identity(id))?.subject).toBe(one)
    await expect(all.identify(id, other)).rejects.toMatchObject({ code: 'request_state' })
    await expect(all.identify('nothing', other)).rejects.toMatchObject({ code: 'request_state' })
    expect(await idsOf(other)).toEqual([])
  })

  test('lose the half that says whose they are when its time is up, to the millisecond', async () => {
    const on = await fresh()
    const { requests: all } = on.site.rights
    const subject = on.somebody()
    const until = on.now + 10 * day
    const [early, late] = [
      await on.open(subject, { identityUntil: until }),
      await on.open(subject, { identityUntil: until }),
    ]
    await all.advance(late.id, (current) => {
      const request = { ...current, identityUntil: until + 5 }
      return { request, event: on.event(request) }
    })
    expect(await all.forgetIdentities(until - 1)).toBe(0)
    expect(await all.forgetIdentities(until)).toBe(1)
    expect(await all.identity(early.id)).toBeUndefined()
    expect(await all.identity(late.id)).toBeDefined()
    expect(await all.forgetIdentities(until + 5)).toBe(1)
    expect(await all.find(early.id)).toEqual(early)
    expect(await all.events(early.id)).toHaveLength(1)
    expect(await on.rows('request_secrets')).toBe(0)
    expect(await on.site.log.verify()).toMatchObject({ ok: true })
  })

  test('whose an erasure was is gone with the step that fulfils it; its status can be asked', async () => {
    const on = await fresh()
    const { requests: all } = on.site.rights
    const { id } = await on.open(on.somebody(), { type: 'erasure' })
    const to = async (state: RightsRequest['state'], change: Partial<RightsRequest> = {}) =>
      all.advance(id, (current) => {
        const request = { ...moved(current, state), ...change }
        return { request, event: on.event(request) }
      })
    await to('partially_fulfilled')
    expect(await all.identity(id)).toBeDefined()
    await to('fulfilled')
    expect(await all.identity(id)).toBeUndefined()
    const uses = await on.under.query(`SELECT use FROM request_secrets WHERE request = '${id}'`)
    expect(uses).toEqual([{ use: 'status' }])
    const other = await on.open(on.somebody())
    await all.advance(other.id, (current) => {
      const request = { ...moved(current, 'fulfilled'), identityUntil: on.now }
      return { request, event: on.event(request) }
    })
    expect(await all.identity(other.id)).toBeUndefined()
  })
}

function secrets(fresh: Fresh): void {
  test('a status may be asked again and again, an address is confirmed once', async () => {
    const on = await fresh()
    const { requests: all } = on.site.rights
    const { id } = await on.open(null)
    const [status, confirm] = [on.secret(id), on.secret(id, { use: 'confirm' })]
    await all.addSecret(status)
    await all.addSecret(confirm)
    for (const _ of [1, 2]) {
      expect(await all.useSecret(status.sha256, 'status', on.now)).toBe(id)
    }
    expect(await all.useSecret(status.sha256, 'confirm', on.now)).toBeUndefined()
    expect(await all.useSecret(confirm.sha256, 'status', on.now)).toBeUndefined()
    expect(await all.useSecret(confirm.sha256, 'confirm', confirm.expiresAt)).toBeUndefined()
    const used = await Promise.all(
      Array.from({ length: 8 }, () => all.useSecret(confirm.sha256, 'confirm', on.now)),
    )
    expect(used.filter((one) => one === id)).toHaveLength(1)
    expect(await all.useSecret(status.sha256, 'status', status.expiresAt)).toBeUndefined()
    expect(await all.useSecret(hash('unknown'), 'status', on.now)).toBeUndefined()
  })

  test('counts how often an address was written to, for a day', async () => {
    const on = await fresh()
    const { requests: all } = on.site.rights
    const contact = on.under.vault.contact(on.site.site.id, 'ada@example.org')
    for (const at of [1, 2, 3]) await all.noteContact(contact, on.now + at)
    await all.noteContact(on.under.vault.contact(on.site.site.id, 'bob@example.org'), on.now + 3)
    expect(await all.recentOf(contact, on.now)).toBe(3)
    expect(await all.recentOf(contact, on.now + 3)).toBe(1)
    await all.forgetIdentities(on.now + 2 + day)
    expect(await all.recentOf(contact, 0)).toBe(1)
  })

  test('a message counts once', async () => {
    const on = await fresh()
    const { requests: all } = on.site.rights
    const until = on.now + 5
    const spent = await Promise.all(
      Array.from({ length: 6 }, () => all.spend(hash('message'), until)),
    )
    expect(spent.filter(Boolean)).toHaveLength(1)
    expect(await all.spend(hash('other'), until)).toBe(true)
    await all.forgetIdentities(until)
    expect(await on.rows('spent_messages')).toBe(0)
  })
}

function outbox(fresh: Fresh): void {
  test('gives what is due to one taker at a time, and again when the lease has ended', async () => {
    const on = await fresh()
    const { outbox: box } = on.site.rights
    const { id } = await on.open(null)
    const due = Array.from({ length: 9 }, (_, k) => on.outgoing(id, { nextAt: on.now - k }))
    for (const one of [...due, on.outgoing(id, { nextAt: on.now + 1 })]) {
      await box.put(one, Buffer.from(one.id))
    }
    const lease = on.now + 1000
    const taken = await Promise.all([1, 2, 3].map(() => box.take(on.now, lease, 3)))
    const ids = taken.flat().map((one) => one.id)
    expect(new Set(ids)).toEqual(new Set(due.map((one) => one.id)))
    expect(ids).toHaveLength(9)
    for (const { sealed, ...one } of taken.flat()) {
      expect(Buffer.from(sealed).toString()).toBe(one.id)
      expect(due).toContainEqual(one)
    }
    expect(await box.take(on.now, lease, 99)).toEqual([])
    expect(await box.take(lease, lease + 1, 99)).toHaveLength(10)
  })

  test('keeps what it holds until it has arrived, and not a moment longer', async () => {
    const on = await fresh()
    const { outbox: box } = on.site.rights
    const { id } = await on.open(null)
    const sealedOf = async (one: string): Promise<boolean> =>
      (await on.rows('outgoing', `id = '${one}' AND sealed IS NOT NULL`)) === 1
    const settled = async (
      kind: 'mail' | 'webhook',
      state: 'waiting' | 'sent' | 'acknowledged' | 'failed',
    ): Promise<boolean> => {
      const one = on.outgoing(id, { kind })
      await box.put(one, Uint8Array.of(1))
      await box.take(on.now, on.now + 1, 99)
      const result = { state, tries: 1, nextAt: on.now + 7, trouble: 'HTTP 500' }
      await box.settle(one.id, result)
      expect(await box.find(one.id)).toEqual({ ...one, ...result })
      return sealedOf(one.id)
    }
    expect(await settled('mail', 'waiting')).toBe(true)
    expect(await settled('webhook', 'sent')).toBe(true)
    expect(await settled('mail', 'sent')).toBe(false)
    expect(await settled('mail', 'failed')).toBe(false)
    expect(await settled('webhook', 'acknowledged')).toBe(false)
    expect(await settled('webhook', 'failed')).toBe(false)
    expect(await box.ofRequest(id)).toHaveLength(6)
    // What is to be tried again, or was sent without an answer, is free at once, without waiting for
    // the lease to end.
    const again = await box.take(on.now + 7, on.now + 8, 99)
    expect(again.map(({ state }) => state).sort()).toEqual(['sent', 'waiting'])
    const [{ id: back = '' } = {}] = again
    await box.settle(back, { state: 'acknowledged', tries: 1, nextAt: on.now, trouble: null })
    await box.settle(back, { state: 'sent', tries: 2, nextAt: on.now, trouble: null })
    expect(await box.find(back)).toMatchObject({ state: 'acknowledged', tries: 1 })
    const told = on.outgoing(id, { kind: 'webhook', state: 'failed', trouble: 'identity unknown' })
    await box.put(told, new Uint8Array(0))
    await box.put({ ...told, state: 'waiting' }, Uint8Array.of(1))
    expect(await box.find(told.id)).toEqual(told)
    expect(await sealedOf(told.id)).toBe(false)
    expect(await box.find('nothing')).toBeUndefined()
    expect(await box.find('\0')).toBeUndefined()
  })
}

const incidentOf = (on: RightsFixture, id: string, phase: Incident['phase']): Incident => ({
  id,
  site: on.site.site.id,
  drill: false,
  phase,
  detectedAt: on.now,
  authorityBy: on.now + 3 * day,
  facts: {
    nature: 'a laptop was lost',
    categories: ['customers'],
    consequences: 'none known',
    measures: 'keys were changed',
    scope: { of: 'site', fields: ['account.purchases'] },
    highRisk: false,
    unreadable: true,
  },
  phases: [{ phase, at: on.now, note: '' }],
  affected: null,
})

function registers(fresh: Fresh): void {
  test('keep what was filed, newest first, with its hash in the log', async () => {
    const on = await fresh()
    const { registers: all } = on.site.rights
    const filed = [1, 2, 3].map((k) => ({
      id: `f${k}`,
      kind: k === 2 ? ('retention' as const) : ('dpia' as const),
      at: on.now + k,
      body: { k },
    }))
    for (const [k, one] of filed.entries()) expect(await all.file(one)).toBe(k)
    expect(await all.filed('dpia', 9)).toEqual([filed[2], filed[0]])
    expect(await all.filed('dpia', 1)).toEqual([filed[2]])
    expect(await all.filed('incident', 9)).toEqual([])
    expect(await on.site.log.find('filed', 'f2')).toMatchObject({ index: 1 })
    expect(await on.site.log.verify()).toMatchObject({ ok: true, size: 3 })
  })

  test('keep every state of an incident, show the last, and number them without a gap', async () => {
    const on = await fresh()
    const { registers: all } = on.site.rights
    await all.saveIncident(incidentOf(on, 'i1', 'detected'))
    await all.saveIncident(incidentOf(on, 'i2', 'detected'))
    await Promise.all(
      Array.from({ length: 5 }, () => all.saveIncident(incidentOf(on, 'i1', 'assessed'))),
    )
    expect(await all.incident('i1')).toEqual(incidentOf(on, 'i1', 'assessed'))
    expect(await all.incident('nothing')).toBeUndefined()
    expect((await all.incidents()).map(({ id }) => id)).toEqual(['i2', 'i1'])
    expect(await on.site.log.find('incident', 'i1@6')).toBeDefined()
    expect(await on.site.log.verify()).toMatchObject({ ok: true, size: 7 })
  })

  test('know staff by the hash of their keys, each at their own site', async () => {
    const [on, other] = [await fresh(), await fresh()]
    await on.site.rights.registers.addStaffKey(hash('key'), 'Ada')
    expect(await on.site.rights.registers.staffOf(hash('key'))).toBe('Ada')
    expect(await on.site.rights.registers.staffOf(hash('other'))).toBeUndefined()
    expect(await other.site.rights.registers.staffOf(hash('key'))).toBeUndefined()
  })
}

function log(fresh: Fresh): void {
  const attacks: readonly (readonly [string, (site: string) => string, RegExp])[] = [
    [
      'an event that is changed',
      (site) => `UPDATE request_events SET body = replace(body, 'person', 'system') ${site}`,
      /^request /,
    ],
    ['an event that is removed', (site) => `DELETE FROM request_events ${site}`, /^request /],
    [
      'an event slipped in',
      (site) =>
        `INSERT INTO request_events SELECT site, 'x', request, body, place + 1 FROM request_events ${site}`,
      /^request x$/,
    ],
    [
      'a request that is said to be in another state',
      (site) => `UPDATE requests SET state = 'fulfilled' ${site}`,
      /^request /,
    ],
    [
      'a request whose text says another state',
      (site) => `UPDATE requests SET body = replace(body, 'received"', 'denied"') ${site}`,
      /^request /,
    ],
    [
      'an earlier state of an incident that is changed',
      (site) =>
        `UPDATE incidents SET body = replace(body, 'detected', 'closed') ${site} AND version = 1`,
      /^incident i1@1$/,
    ],
    [
      'an incident that is removed',
      (site) => `DELETE FROM incidents ${site} AND version = 2`,
      /^incident i1@2$/,
    ],
    [
      'a filed document that is changed',
      (site) => `UPDATE filed SET body = replace(body, 'true', 'false') ${site}`,
      /^filed f1$/,
    ],
  ]
  test.each(attacks)('%s is found and named', async (_, attack, found) => {
    const on = await fresh()
    await on.open(on.somebody())
    await on.site.rights.registers.saveIncident(incidentOf(on, 'i1', 'detected'))
    await on.site.rights.registers.saveIncident(incidentOf(on, 'i1', 'assessed'))
    await on.site.rights.registers.file({ id: 'f1', kind: 'dpia', at: 1, body: { ok: true } })
    expect(await on.site.log.verify()).toMatchObject({ ok: true, size: 4 })
    await on.under.query(attack(`WHERE site = '${on.site.site.id}'`))
    const where = expect.stringMatching(found) as string
    expect(await on.site.log.verify()).toMatchObject({ ok: false, where })
  })

  test('nobody who works for a site may change what happened', async () => {
    const on = await fresh()
    const as = `SET LOCAL ROLE discreet_site; SET LOCAL "app.site" = '${on.site.site.id}'`
    for (const attack of [
      'DELETE FROM request_events',
      `UPDATE request_events SET body = '{}'`,
      'DELETE FROM requests',
      `UPDATE incidents SET body = '{}'`,
      'DELETE FROM incidents',
      `UPDATE filed SET body = '{}'`,
      'DELETE FROM filed',
      'DELETE FROM tombstones',
      'UPDATE tombstones SET at = 0',
      'DELETE FROM staff_keys',
      `UPDATE consent_records SET body = '{}'`,
      'DELETE FROM consent_records',
    ]) {
      await expect(on.under.query(`${as}; ${attack}`), attack).rejects.toThrow(/permission denied/)
    }
  })
}
