/** A crash between any two writes leaves all of it or nothing, and the next try completes. */
import type { SiteStore, Store } from '@discreet/engine'
import { erasureStores } from '@discreet/rights'
import { expect, test } from 'vitest'
import type { Fresh } from './rights-fixture.ts'
import { hash, nothing, RightsFixture } from './rights-fixture.ts'

type Prepared = (site: SiteStore) => Promise<unknown>

/** `steps`: at least so many places to crash at. */
interface Case {
  readonly name: string
  readonly steps: number
  readonly prepare: (on: RightsFixture) => Promise<Prepared>
}

const erasures = erasureStores.map(
  (store): Case => ({
    name: `the erasure of ${store}`,
    steps: 1,
    async prepare(on) {
      const subject = on.somebody()
      const { request } = await on.fill(subject)
      return (site) => new RightsFixture(on.under, site).erase(subject, request.id, store)
    },
  }),
)

const cases: readonly Case[] = [
  {
    name: 'the opening of a request',
    steps: 7,
    async prepare(on) {
      const request = on.request()
      const secrets = [on.secret(request.id)]
      const [event, identity] = [on.event(request), on.identity(on.somebody())]
      await Promise.resolve()
      return (site) => site.rights.requests.open(request, event, identity, secrets)
    },
  },
  {
    name: 'a step of a request',
    steps: 6,
    async prepare(on) {
      const { id } = await on.open(on.somebody(), { type: 'erasure' })
      const done = { ...on.request(), id, type: 'erasure', state: 'fulfilled' } as const
      const event = on.event(done)
      return (site) => site.rights.requests.advance(id, () => ({ request: done, event }))
    },
  },
  ...erasures,
  {
    name: 'what became of something sent',
    steps: 0,
    async prepare(on) {
      const { id } = await on.open(null)
      const one = on.outgoing(id)
      await on.site.rights.outbox.put(one, Uint8Array.of(1))
      const result = { state: 'failed', tries: 9, nextAt: 0, trouble: null } as const
      return (site) => site.rights.outbox.settle(one.id, result)
    },
  },
  {
    name: 'the filing of a document',
    steps: 4,
    async prepare(on) {
      await Promise.resolve()
      const filed = { id: 'f', kind: 'dpia', at: on.now, body: {} } as const
      return (site) => site.rights.registers.file(filed)
    },
  },
  {
    name: 'a state of an incident',
    steps: 4,
    async prepare(on) {
      await Promise.resolve()
      const incident = on.incident('i', 'detected')
      return (site) => site.rights.registers.saveIncident(incident)
    },
  },
  {
    name: 'the forgetting of identities',
    steps: 2,
    async prepare(on) {
      await on.open(on.somebody(), { identityUntil: on.now })
      await on.site.rights.requests.spend(hash('message'), on.now)
      return (site) => site.rights.requests.forgetIdentities(on.now)
    },
  },
]

interface Failing {
  readonly store: Store
  readonly site: SiteStore
  /** Whether work crashes that may pass so many places and no more. */
  crashes(passing: number, work: () => Promise<unknown>): Promise<boolean>
  close(): Promise<void>
}

export async function failingStore(on: RightsFixture): Promise<Failing> {
  let left = 0
  const store = await on.under.open(() => {
    left -= 1
    if (left < 0) throw new Error('crash')
  })
  return {
    store,
    site: await store.open(on.site.site.id),
    async crashes(passing, work) {
      left = passing
      try {
        await work()
        return false
      } catch (error) {
        if ((error as Error).message === 'crash') return true
        throw error
      }
    },
    close: () => store.close(),
  }
}

export function rightsCrashes(fresh: Fresh): void {
  test.each(cases)('$name', async ({ steps, prepare }) => {
    const on = await fresh()
    const run = await prepare(on)
    const before = await on.everything()
    const failing = await failingStore(on)
    let crashes = 0
    while (await failing.crashes(crashes, () => run(failing.site))) {
      expect(await on.everything()).toEqual(before)
      crashes += 1
    }
    expect(crashes).toBeGreaterThanOrEqual(steps)
    expect(await on.everything()).not.toEqual(before)
    expect(await on.site.log.verify()).toMatchObject({ ok: true })
    await failing.close()
  })

  test('retention that is cut off anywhere is completed by the next', async () => {
    const on = await fresh()
    const failing = await failingStore(on)
    let passing = 0
    for (;;) {
      const subject = on.somebody()
      const { request } = await on.fill(subject, { expiresAt: on.now })
      await on.answerAll()
      const before = await on.everything()
      const crashed = await failing.crashes(passing, () =>
        failing.site.rights.retention.expire({
          now: on.now,
          dryRun: false,
          warningOf: () => 0,
          person: (one, key) => on.in(one)(key),
        }),
      )
      passing += 1
      if (crashed && (await on.rows('people')) > 0) expect(await on.everything()).toEqual(before)
      if (crashed) continue
      expect(await on.scan(subject, request.id)).toEqual(nothing)
      break
    }
    expect(passing).toBeGreaterThan(8)
    expect(await on.rows('people')).toBe(0)
    expect(await on.rows('profile_entries')).toBe(0)
    expect(await on.rows('request_identities')).toBe(0)
    await failing.close()
  })
}
