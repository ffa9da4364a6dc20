import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { profileFields } from '../src/data-catalogue.ts'
import type { Decision, PersonState, PolicyRequest } from '../src/decide.ts'
import { decide, unknownPerson } from '../src/decide.ts'
import type { LawPack } from '../src/pack.ts'
import { packFor } from '../src/pack.ts'
import type { AccountPurpose } from '../src/purposes.ts'
import { accountPurposes } from '../src/purposes.ts'
import { packs } from './packs.ts'

const day = 86_400_000
const now = Date.UTC(2026, 10, 24)
const request: PolicyRequest = { signedIn: true, gpc: false, audience: 'general' }
const chosen: PersonState = {
  ...unknownPerson,
  level: 3,
  purposes: [...accountPurposes],
  contribute: true,
  chosenAt: now - day,
  seenAt: now - day,
  age: 30,
}
const pack = (place: string): LawPack => packFor(packs, place)
const germany = pack('DE')
const decided = (
  state: Partial<PersonState>,
  asked: Partial<PolicyRequest> = {},
  where = germany,
): Decision => decide({ ...request, ...asked }, { ...chosen, ...state }, where, now)

function within(less: Decision, more: Decision): boolean {
  return (
    less.level <= more.level &&
    less.purposes.every((purpose) => more.purposes.includes(purpose)) &&
    less.fields.every((field) => more.fields.includes(field))
  )
}

interface Case {
  readonly request: PolicyRequest
  readonly state: PersonState
}

/** Everything by one step less consent, or one more signal or right against use. */
function weaker({ request: asked, state }: Case): Case[] {
  const states: PersonState[] = []
  if (state.level !== null && state.level > 0) {
    for (let level = 0; level < state.level; level += 1)
      states.push({ ...state, level: level as 0 | 1 | 2 })
  }
  for (const purpose of state.purposes) {
    states.push({ ...state, purposes: state.purposes.filter((one) => one !== purpose) })
  }
  if (state.contribute) states.push({ ...state, contribute: false })
  if (state.guardianAgreed) states.push({ ...state, guardianAgreed: false })
  if (!state.restricted) states.push({ ...state, restricted: true })
  if (!state.standingGpc) states.push({ ...state, standingGpc: true })
  for (const objection of ['profiling', 'offers'] as const) {
    if (!state.objections.includes(objection))
      states.push({ ...state, objections: [...state.objections, objection] })
  }
  const requests: PolicyRequest[] = []
  if (!asked.gpc) requests.push({ ...asked, gpc: true })
  if (asked.signedIn) requests.push({ ...asked, signedIn: false })
  if (asked.audience === 'general') requests.push({ ...asked, audience: 'children' })
  return [
    ...states.map((one) => ({ request: asked, state: one })),
    ...requests.map((one) => ({ request: one, state })),
  ]
}

const flags = [false, true] as const
const someTimes = [null, now - day, now - 400 * day, now + day] as const

function* requests(): Generator<PolicyRequest> {
  for (const gpc of flags) {
    for (const signedIn of flags) {
      for (const audience of ['general', 'children'] as const) yield { gpc, signedIn, audience }
    }
  }
}

function* states(): Generator<PersonState> {
  const sets: readonly (readonly AccountPurpose[])[] = [
    [],
    ['purchases', 'offers'],
    accountPurposes,
  ]
  for (const level of [null, 0, 1, 2, 3] as const) {
    for (const purposes of sets) {
      for (const age of [null, 9, 15, 17, 40]) {
        for (const chosenAt of someTimes) {
          for (let bits = 0; bits < 64; bits += 1) {
            const bit = (k: number): boolean => ((bits >> k) & 1) === 1
            yield {
              level,
              purposes,
              age,
              chosenAt,
              contribute: bit(0),
              guardianAgreed: bit(1),
              restricted: bit(2),
              standingGpc: bit(3),
              objections: [
                ...(bit(4) ? (['profiling'] as const) : []),
                ...(bit(5) ? (['offers'] as const) : []),
              ],
              seenAt: chosenAt,
              refusedAt: null,
            }
          }
        }
      }
    }
  }
}

/** Walks states × requests × packs; returns how many comparisons were made and how many failed. */
function walk(under: typeof decide, every = 1): { cases: number; wrong: number } {
  const strictest = packFor(packs, undefined)
  const found = { cases: 0, wrong: 0 }
  const check = (holds: boolean): void => {
    found.cases += 1
    if (!holds) found.wrong += 1
  }
  let turn = 0
  for (const asked of requests()) {
    for (const state of states()) {
      turn += 1
      if (turn % every !== 0) continue
      const strict = under(asked, state, strictest, now)
      for (const one of packs) {
        const more = under(asked, state, one, now)
        check(within(strict, more))
        check(more.fields.every((field) => !erased(more).includes(field)))
      }
      const one = packs[turn % packs.length] as LawPack
      const more = under(asked, state, one, now)
      for (const less of weaker({ request: asked, state })) {
        check(within(under(less.request, less.state, one, now), more))
      }
    }
  }
  return found
}

describe('the whole space of states, requests and packs', () => {
  test('less consent never allows more, and no pack allows less than the strictest', () => {
    const { cases, wrong } = walk(decide)
    expect(wrong).toBe(0)
    expect(cases).toBeGreaterThan(1_000_000)
  })

  test.each<[string, typeof decide]>([
    [
      'gives more to who restricts',
      (asked, state, pack, at) =>
        decide(
          asked,
          state.restricted ? { ...state, level: 3, restricted: false } : state,
          pack,
          at,
        ),
    ],
    [
      'takes a GPC signal for a sign-in',
      (asked, state, pack, at) => decide({ ...asked, signedIn: asked.gpc }, state, pack, at),
    ],
    [
      'forgets to stop erased fields',
      (asked, state, pack, at) => ({
        ...decide(asked, state, pack, at),
        fields: state.level === 2 ? ['account.views'] : [],
      }),
    ],
  ])('the walk catches a function that %s', (_, broken) => {
    expect(walk(broken, 17).wrong).toBeGreaterThan(0)
  })

  test('whatever comes in, something sound comes out, the same every time', () => {
    const anyTime = fc.option(fc.oneof(fc.integer(), fc.constant(Number.NaN)), { nil: null })
    const anyState = fc.record({
      level: fc.constantFrom(null, 0, 1, 2, 3),
      purposes: fc.subarray([...accountPurposes]),
      contribute: fc.boolean(),
      chosenAt: anyTime,
      refusedAt: anyTime,
      seenAt: anyTime,
      age: fc.option(fc.oneof(fc.integer(), fc.constant(Number.NaN)), { nil: null }),
      guardianAgreed: fc.boolean(),
      restricted: fc.boolean(),
      objections: fc.subarray(['profiling', 'offers'] as const),
      standingGpc: fc.boolean(),
    })
    fc.assert(
      fc.property(anyState, fc.constantFrom(...packs), (state, one) => {
        const decision = decide(request, state as PersonState, one, now)
        expect(decision.purposes).toContain('page')
        expect(decision.reasons.length).toBeGreaterThan(0)
        expect(decide(request, state as PersonState, one, now)).toEqual(decision)
      }),
    )
  })
})

function erased({ obligations }: Decision): readonly string[] {
  return obligations.flatMap((one) => (one.do === 'erase' ? one.fields : []))
}

describe('a person', () => {
  test('who never chose is at the default, and nothing of them may be kept', () => {
    const decision = decide({ ...request, signedIn: false }, unknownPerson, germany, now)
    expect(decision).toMatchObject({
      level: 0,
      purposes: ['page'],
      fields: [],
      reasons: ['default', 'contribute_off'],
      obligations: [],
    })
  })

  test('at level 3 gets exactly the purposes they switched on', () => {
    expect(decided({ purposes: ['browsing'], contribute: false }).purposes).toEqual([
      'page',
      'visit',
      'device',
      'browsing',
      'choices',
    ])
    expect(erased(decided({ purposes: ['browsing'] }))).toEqual([
      'account.purchases',
      'account.preferences',
      'account.ageBand',
      'account.offersAddress',
    ])
  })

  test.each([0, 1, 2] as const)('who lowers to %i has the whole profile erased', (level) => {
    const decision = decided({ level })
    expect(decision.level).toBe(level)
    expect(erased(decision)).toEqual(profileFields.map(({ id }) => id))
  })

  test('who objects is not profiled from the next request on, and nothing is erased without their word', () => {
    const decision = decided({ objections: ['profiling'] })
    expect(decision.purposes).toEqual(['page', 'visit', 'device', 'choices'])
    expect(erased(decision)).toEqual([])
    expect(decided({ objections: ['offers'] }).purposes).not.toContain('offers')
    expect(decided({ objections: ['offers'] }).purposes).toContain('purchases')
  })

  test('who restricts has everything kept and nothing used', () => {
    const decision = decided({ restricted: true })
    expect(decision.purposes).toEqual(['page', 'choices'])
    expect(decision.obligations).toEqual([])
  })

  test('who is not signed in has no account here, and nothing of it is erased', () => {
    const decision = decided({}, { signedIn: false })
    expect(decision).toMatchObject({ level: 2, reasons: ['chosen', 'sign_in', 'contribute_on'] })
    expect(erased(decision)).toEqual([])
  })

  test('whose consent has run out starts again, and is told', () => {
    const spain = pack('ES')
    expect(decided({ chosenAt: now - 729 * day, seenAt: now }, {}, spain).level).toBe(3)
    const late = decided({ chosenAt: now - 730 * day, seenAt: now }, {}, spain)
    expect(late).toMatchObject({
      level: 0,
      reasons: ['default', 'consent_expired', 'contribute_off'],
    })
    expect(erased(late)).toHaveLength(profileFields.length)
    expect(late.obligations).toContainEqual({ do: 'tell', what: 'consent_expired' })
    const colorado = pack('US-CO')
    expect(decided({ chosenAt: now - 900 * day, seenAt: now - day }, {}, colorado).level).toBe(3)
    expect(decided({ chosenAt: now - 900 * day, seenAt: null }, {}, colorado).level).toBe(0)
  })
})

describe('Global Privacy Control', () => {
  test('starts at Off where a pack would start higher, and is never followed by a question', () => {
    const higher: LawPack = { ...germany, defaultLevel: 1 }
    const never = { do: 'not_ask_before', at: Number.MAX_SAFE_INTEGER }
    expect(decide({ ...request, gpc: false }, unknownPerson, higher, now).level).toBe(1)
    for (const [asked, state] of [
      [{ ...request, gpc: true }, unknownPerson],
      [request, { ...unknownPerson, standingGpc: true }],
    ] as const) {
      const decision = decide(asked, state, higher, now)
      expect(decision).toMatchObject({ level: 0, reasons: ['gpc', 'contribute_off'] })
      expect(decision.obligations).toContainEqual({ do: 'tell', what: 'gpc_honoured' })
      expect(decision.obligations).toContainEqual(never)
    }
  })

  test('leaves an explicit higher choice in force', () => {
    expect(decided({}, { gpc: true })).toMatchObject({
      level: 3,
      reasons: ['chosen', 'gpc_choice_counts', 'contribute_on'],
    })
  })
})

describe('age', () => {
  test.each([
    ['DE', 15, 0],
    ['DE', 16, 3],
    ['AT', 14, 3],
    ['US-CA', 12, 0],
    ['US-CA', 14, 1],
    ['IN', 17, 0],
    [undefined, 17, 0],
  ])('in %s at %i is capped at level %i', (place, age, level) => {
    const decision = decide(request, { ...chosen, age }, packFor(packs, place), now)
    expect(decision.level).toBe(level)
    expect(decision.purposes.includes('contribute')).toBe(level === 3)
  })

  test('a guardian may agree where the law lets them', () => {
    expect(decided({ age: 12, guardianAgreed: true }).level).toBe(3)
    expect(decided({ age: 12, guardianAgreed: true }, {}, pack('IN')).level).toBe(0)
  })

  test('an unknown age in a shop for children is the youngest', () => {
    expect(decided({ age: null }, { audience: 'children' }).level).toBe(0)
    expect(decided({ age: null }).level).toBe(3)
  })
})

test('after a no, nothing may ask before the interval of the place', () => {
  const refusedAt = now - day
  expect(decided({ refusedAt, level: 0 }).obligations).toContainEqual({
    do: 'not_ask_before',
    at: refusedAt + 183 * day,
  })
  const california = decided({ refusedAt, level: 0 }, {}, pack('US-CA'))
  expect(california.obligations).toContainEqual({
    do: 'not_ask_before',
    at: refusedAt + 365 * day,
  })
  expect(california.obligations).toContainEqual({ do: 'ask_twice' })
})
