/** What is asked: its course, who asked it, and the secrets by which they are known. */
import { refuse } from '@discreet/protocol'
import type { RightsRequest, StoreReport } from '@discreet/rights'
import { expect, test } from 'vitest'
import type { Fresh } from './rights-fixture.ts'
import { day, hash } from './rights-fixture.ts'

const moved = (request: RightsRequest, to: RightsRequest['state']): RightsRequest => ({
  ...request,
  state: to,
})

export function rightsRequests(fresh: Fresh): void {
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

export function rightsSecrets(fresh: Fresh): void {
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
    expect(await all.isSpent(hash('other'))).toBe(false)
    expect(await all.spend(hash('other'), until)).toBe(true)
    expect(await all.isSpent(hash('other'))).toBe(true)
    await all.forgetIdentities(until)
    expect(await on.rows('spent_messages')).toBe(0)
  })
}
