import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type {
  NewRequestFacts,
  RequestAct,
  RequestEvent,
  RequestState,
  RightsRequest,
} from '../src/index.ts'
import {
  advance,
  denialReasons,
  erasureStores,
  isFinal,
  newRequest,
  requestCourse,
  requestStates,
  requestTypes,
} from '../src/index.ts'
import { packs } from './packs.ts'
import { day, hour, newFacts, sha256, start } from './request-cases.ts'

const moment = fc.oneof(fc.constant(null), fc.integer({ min: start - day, max: start + 400 * day }))

const storeReports = fc.uniqueArray(
  fc.record({
    store: fc.constantFrom(...erasureStores.slice(0, 3)),
    state: fc.constantFrom('pending', 'done', 'failed', 'skipped'),
    count: fc.nat(9),
    reason: fc.constantFrom(null, 'because'),
    at: moment,
  }),
  { selector: ({ store }) => store, minLength: 1 },
)

const act: fc.Arbitrary<RequestAct> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ act: fc.constant('move'), to: fc.constantFrom(...requestStates) }),
  },
  { weight: 3, arbitrary: fc.record({ act: fc.constant('report'), stores: storeReports }) },
  {
    weight: 1,
    arbitrary: fc.record({
      act: fc.constant('deny'),
      reason: fc.constantFrom(...denialReasons),
      explanation: fc.constantFrom('', 'why'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      act: fc.constantFrom('extend', 'pause'),
      reason: fc.constantFrom('', 'why'),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ act: 'resume' }) },
  { weight: 1, arbitrary: fc.constant({ act: 'answer', items: 1, sha256 }) },
  { weight: 1, arbitrary: fc.constant({ act: 'certify', certificate: 'jws' }) },
) as fc.Arbitrary<RequestAct>

interface Try {
  readonly act: RequestAct
  readonly by: RequestEvent['by']
  readonly later: number
  /** below 4: a legal move in its place, if there is one; below 8: the next step to a good end. */
  readonly along: number
}

const tries: fc.Arbitrary<readonly Try[]> = fc.array(
  fc.record({
    act,
    by: fc.constantFrom('person', 'agent', 'staff', 'system', 'system'),
    later: fc.oneof(
      fc.integer({ min: -hour, max: 3 * day }),
      fc.integer({ min: 0, max: 100 * day }),
    ),
    along: fc.nat(11),
  }),
  { minLength: 12, maxLength: 40 },
)

const planned = erasureStores.slice(0, 3)

function forward({ state, stores, certificate }: RightsRequest): RequestAct {
  const report = (to: 'pending' | 'done'): RequestAct => ({
    act: 'report',
    stores: planned.map((store) => ({ store, state: to, count: 1, reason: null, at: null })),
  })
  const move = (to: RequestState): RequestAct => ({ act: 'move', to })
  if (state === 'received') return move('acknowledged')
  if (state === 'planned') return stores.length === 0 ? report('pending') : move('executing')
  if (state === 'executing') {
    return stores.every((one) => one.state === 'done') ? move('verifying') : report('done')
  }
  if (state !== 'verifying') return move(state === 'verified' ? 'planned' : 'verified')
  return certificate === null ? { act: 'certify', certificate: 'jws' } : move('fulfilled')
}

const facts = fc.record({
  type: fc.constantFrom(...requestTypes, 'erasure', 'erasure'),
  pack: fc.constantFrom(...packs),
  verified: fc.boolean(),
})

type Told = (before: RightsRequest, after: RightsRequest, event: RequestEvent) => void

/** Tries one thing after the other and tells of each that was done. */
function walk(
  opened: Pick<NewRequestFacts, 'type' | 'pack' | 'verified'>,
  sequence: readonly Try[],
  told: Told,
): void {
  let { request } = newRequest(newFacts(opened))
  let now = start
  for (const { act: wanted, by, later, along } of sequence) {
    now += later
    const { moves } = requestCourse[request.state]
    const to = along < 4 ? moves[along % Math.max(1, moves.length)] : undefined
    const step = along < 8 ? forward(request) : wanted
    const tried: RequestAct = to === undefined ? step : { act: 'move', to }
    const result = advance(request, tried, { id: 'next', by, now, pack: opened.pack })
    if ('ok' in result) continue
    told(request, result.request, result.event)
    request = result.request
  }
}

const always = (told: () => Told): void => {
  fc.assert(
    fc.property(facts, tries, (opened, sequence) => walk(opened, sequence, told())),
    {
      numRuns: 800,
    },
  )
}

describe('whatever is tried with a request', () => {
  test('it stays on its course, and ends for good', () => {
    const seen = new Set<string>()
    always(() => (before, after, { from, to, act: done }) => {
      seen.add(to)
      const { moves, acts } = requestCourse[before.state]
      const legal: readonly string[] = done.act === 'move' ? moves : acts
      expect(legal).toContain(done.act === 'move' ? done.to : done.act)
      expect([from, to]).toEqual([before.state, after.state])
      if (isFinal(before.state))
        expect([before.state, before.type]).toEqual(['partially_fulfilled', 'erasure'])
      if (before.closedAt !== null) expect(after.closedAt).toBe(before.closedAt)
      expect(after.closedAt !== null).toBe(isFinal(after.state) || before.closedAt !== null)
    })
    // Otherwise the walks would not have shown much.
    expect(new Set([...seen, 'received'])).toEqual(new Set(requestStates))
  })

  test('no event comes before another, and no moment is later than its event', () => {
    always(() => {
      let last = start
      return (_before, after, { at }) => {
        expect(at).toBeGreaterThanOrEqual(last)
        expect(after.changedAt).toBe(at)
        last = at
        const { acknowledgedAt, verifiedAt, closedAt, clocks } = after
        const known = [acknowledgedAt, verifiedAt, closedAt, clocks.extended?.at, clocks.paused?.at]
        for (const one of known) expect(one ?? start).toBeLessThanOrEqual(at)
      }
    })
  })

  test('deadlines only move forward, once by an extension, and the identity goes in time', () => {
    always(() => (before, after) => {
      const { clocks, closedAt, identityUntil } = after
      expect(clocks.answerBy).toBeGreaterThanOrEqual(before.clocks.answerBy)
      expect(clocks.answerBy).toBeGreaterThanOrEqual(clocks.aimBy)
      if (before.clocks.extended !== null) expect(clocks.extended).toEqual(before.clocks.extended)
      if (closedAt === null) expect(identityUntil).toBe(clocks.answerBy + 90 * day)
      else expect(identityUntil).toBeLessThanOrEqual(closedAt + 90 * day)
    })
  })

  test('an erasure is called done only when it is certified after looking again, or nothing was held', () => {
    let whole = 0
    always(() => {
      let [looked, certified] = [false, false]
      return (before, after, { act: done }) => {
        if (done.act === 'move' && done.to === 'executing') [looked, certified] = [false, false]
        if (done.act === 'move' && done.to === 'verifying') looked = true
        if (done.act === 'certify') certified = looked
        if (after.state !== 'fulfilled') return
        expect(after.stores.every(({ state }) => state === 'done' || state === 'skipped')).toBe(
          true,
        )
        if (after.type !== 'erasure') return
        if (after.stores.length > 0) whole += 1
        expect(certified || (before.state === 'verified' && after.stores.length === 0)).toBe(true)
      }
    })
    expect(whole).toBeGreaterThan(0)
  })

  test('what is done stays done unless looking again finds something', () => {
    always(() => (before, after) => {
      for (const { store, state } of before.stores) {
        const now = after.stores.find((one) => one.store === store)
        if (state === 'done' && before.state !== 'verifying') expect(now?.state).toBe('done')
      }
    })
  })
})
