import type { Incident, RightsRequest } from '@discreet/rights'
import type { Member, TrainingPass } from '@discreet/staff'
import { moduleIds } from '@discreet/staff'
import { describe, expect, test } from 'vitest'
import type { SiteStore } from '../src/ports.ts'
import type { TrustCare } from '../src/trust-care.ts'
import { incidentsOf, trainingShare, trustCare } from '../src/trust-care.ts'
import { trustCells } from '../src/trust-cells.ts'
import { trustCounts } from '../src/trust-counts.ts'
import type { HeldAgainst } from '../src/trust-evidence.ts'
import type { TacticSaid } from '../src/trust-numbers.ts'
import { careNumber, controlNumber, trustNumber, valueNumber } from '../src/trust-numbers.ts'

const day = 86_400_000
const now = 1000 * day
const interval = { low: 0, high: 0.01 }
const rate = (value: number, units = 1000) => ({ units, rate: value, interval })

const tactic = (id: string, value: number | null, tooPersonal = false): TacticSaid => ({
  tactic: id,
  name: `Tactic ${id}`,
  verdict: 'ask',
  campaigns: ['a'],
  cohorts: 2,
  shown: value === null ? null : rate(value),
  notShown: null,
  difference: { value: 0.02, sequence: { low: 0.01, high: 0.03 } },
  margin: 0.005,
  tooPersonal,
})

describe('trust', () => {
  const seen = { all: rate(0.004), weeks: [{ at: 7 * day, ...rate(-0.001) }] }

  test('is how often it was too personal, with its course; the reason is the tactic that is most', () => {
    const found = trustNumber(seen, [tactic('a', 0.003), tactic('b', 0.006), tactic('c', null)])
    expect(found).toMatchObject({ value: 0.004, interval })
    expect(found.trend).toEqual([{ at: 7 * day, value: 0, interval }])
    expect(found.reason).toEqual({
      code: 'tactic_highest',
      params: { tactic: 'Tactic b', rate: 0.006, margin: 0.005 },
    })
  })

  test('where a tactic is certainly beyond its margin, that is the reason', () => {
    const { reason } = trustNumber(seen, [tactic('a', 0.09), tactic('b', 0.03, true)])
    expect(reason).toEqual({
      code: 'tactic_too_personal',
      params: { tactic: 'Tactic b', low: 0.01, high: 0.03, margin: 0.005, verdict: 'ask' },
    })
  })

  test('before anything is released there is none', () => {
    expect(trustNumber({ all: null, weeks: [] }, [tactic('a', null)])).toEqual({
      value: null,
      interval: null,
      trend: [],
      reason: { code: 'nothing_released', params: {} },
    })
  })
})

describe('control', () => {
  const period = (number: number, each: number) =>
    trustCounts({
      period: number,
      from: number * 28 * day,
      to: (number + 1) * 28 * day,
      at: 0,
      cells: trustCells.map(() => each),
      epsilon: '1/7',
      noiseVariance: 98,
    })

  test('is who took something back in the last period, and that it is as easy as giving', () => {
    const found = controlNumber({
      epsilon: '1/7',
      nextAt: now,
      periods: [period(0, 1), period(1, 500), period(2, 400)],
    })
    expect(found.value).toBeCloseTo(7 / 18, 12)
    expect(found.interval?.low).toBeLessThan(7 / 18)
    // The first period says nothing, and is left out.
    expect(found.trend.map(({ at }) => at)).toEqual([56 * day, 84 * day])
    expect(found.reason).toEqual({ code: 'as_easy', params: { up: 2, down: 2 } })
  })

  test.each([
    ['too_few', { epsilon: '1/7', nextAt: now, periods: [period(0, 500), period(1, 1)] }, {}],
    ['counting_off', { epsilon: null, nextAt: null, periods: [] }, {}],
    ['counting_begins', { epsilon: '1/7', nextAt: now, periods: [] }, { nextAt: now }],
    ['counting_begins', { epsilon: '1/7', nextAt: null, periods: [] }, {}],
  ] as const)('without one it says why: %s', (code, counting, params) => {
    expect(controlNumber(counting)).toMatchObject({ value: null, reason: { code, params } })
  })
})

describe('value', () => {
  const held = (verdict: HeldAgainst['verdict']): HeldAgainst => ({
    arm: 'new',
    verdict,
    because: 'better',
    stability: 1,
    campaign: 'a',
    name: 'A',
    tactic: 't',
    state: 'running',
    spends: false,
    cohorts: 1,
    plannedCohorts: 4,
    difference: null,
    interval: null,
  })

  test.each([
    [[], null, 'nothing_tried', {}],
    [['unresolved'], 0, 'nothing_decided', { certified: 0, rejected: 0, open: 1, of: 1 }],
    [
      ['certified', 'rejected', 'unresolved', 'certified'],
      0.5,
      'tried',
      { certified: 2, rejected: 1, open: 1, of: 4 },
    ],
  ] as const)('of %j is %o', (verdicts, value, code, params) => {
    const weeks = [
      { at: day, certified: 0, of: 0 },
      { at: 8 * day, certified: 1, of: 4 },
    ]
    const found = valueNumber({ held: verdicts.map(held), weeks })
    expect(found).toMatchObject({ value, reason: { code, params } })
    expect(found.trend).toEqual([{ at: 8 * day, value: 0.25, interval: null }])
  })
})

const request = (id: number, change: Partial<RightsRequest> = {}): RightsRequest => ({
  id: String(id),
  site: 's',
  type: 'access',
  state: 'fulfilled',
  channel: 'account',
  pack: { id: 'eu', version: '1.0.0' },
  place: null,
  receivedAt: now - 9 * day,
  acknowledgedAt: null,
  verifiedAt: null,
  closedAt: now - 7 * day,
  changedAt: now,
  clocks: {
    acknowledgeBy: null,
    answerBy: now,
    aimBy: now,
    extended: null,
    paused: null,
  },
  about: null,
  denial: null,
  stores: [],
  answer: null,
  certificate: null,
  identityUntil: now,
  ...change,
})

const late = (answerBy: number): Partial<RightsRequest> => ({
  clocks: { acknowledgeBy: null, answerBy, aimBy: answerBy, extended: null, paused: null },
})

function caring(requests: readonly RightsRequest[]): Promise<TrustCare> {
  const store = {
    staff: { members: () => Promise.resolve([]) },
    rights: {
      registers: { incidents: () => Promise.resolve([]) },
      requests: {
        list: ({ states }: { states: readonly string[] }) =>
          Promise.resolve(requests.filter(({ state }) => states.includes(state))),
      },
    },
  }
  return trustCare(store as unknown as Pick<SiteStore, 'rights' | 'staff'>, now)
}

describe('care', () => {
  const nine = Array.from({ length: 9 }, (_, k) => request(k))

  test('of fewer than ten requests in a year nothing is said, of a type neither', async () => {
    const few = await caring(nine)
    expect(few).toMatchObject({ requests: null, byType: [], trend: [] })
    const ten = await caring([...nine, request(9, { type: 'erasure' })])
    expect(ten.requests).toEqual({ answered: 10, inTime: 1, medianToAnswer: 2 * day })
    expect(ten.byType).toEqual([])
    expect(ten.trend.at(-1)).toEqual({ at: now, inTime: 1 })
    const more = await caring([...nine, request(9), request(10, { state: 'revoked' })])
    expect(more.byType).toEqual([
      { type: 'access', answered: 10, inTime: 1, medianToAnswer: 2 * day },
    ])
  })

  test('late is what came after the time of the law, and what is overdue now', async () => {
    const found = await caring([
      ...nine,
      request(9, late(now - 8 * day)),
      request(10, { state: 'executing', closedAt: null, ...late(now - 1) }),
      request(11, { state: 'executing', closedAt: null, ...late(now + 1) }),
    ])
    expect(found.overdue).toBe(1)
    expect(found.requests).toMatchObject({ answered: 10, inTime: 9 / 11 })
    const old = nine.map((one) => ({
      ...one,
      closedAt: now - 366 * day,
      receivedAt: now - 367 * day,
    }))
    const course = await caring([...old, request(9, { closedAt: now - 366 * day })])
    expect(course.requests).toBeNull()
    expect(course.trend).toHaveLength(5)
  })

  test('incidents: open ones, those that the authority should know of, and drills apart', () => {
    const incident = (change: Partial<Incident>): Incident => ({
      id: 'i',
      site: 's',
      drill: false,
      phase: 'detected',
      detectedAt: now - 5 * day,
      authorityBy: now - 2 * day,
      facts: {} as Incident['facts'],
      phases: [],
      affected: null,
      ...change,
    })
    const told = [{ phase: 'authority_notified', at: now, note: '' }] as const
    const closed = [{ phase: 'closed', at: now - day, note: '' }] as const
    expect(
      incidentsOf(
        [
          incident({}),
          incident({ phases: told }),
          incident({ phase: 'closed', phases: closed }),
          incident({ phase: 'closed', phases: [{ phase: 'closed', at: 0, note: '' }] }),
          incident({ drill: true, detectedAt: 3 }),
        ],
        now,
      ),
    ).toEqual({ open: 2, overdue: 1, closed: 1, medianToClose: 4 * day, lastDrillAt: 3 })
  })

  test('training: of those whose roles ask for it and who are still there', () => {
    const member = (change: Partial<Member>): Member => ({
      id: 'm',
      name: 'M',
      source: 'passkey',
      roles: ['marketer'],
      endedAt: null,
      ...change,
    })
    const passes: TrainingPass[] = moduleIds.map((module) => ({
      module,
      version: 1,
      at: now - day,
      right: 5,
      of: 5,
    }))
    const staff = [
      { member: member({}), passes },
      { member: member({}), passes: passes.slice(1) },
      { member: member({ roles: ['viewer'] }), passes: [] },
      { member: member({ source: 'operator' }), passes: [] },
      { member: member({ endedAt: now }), passes: [] },
    ]
    expect(trainingShare(staff, now)).toEqual({ members: 2, awake: 1 })
    expect(trainingShare(staff, now + 366 * day)).toEqual({ members: 2, awake: 0 })
  })

  const well: TrustCare = {
    requests: { answered: 12, inTime: 1, medianToAnswer: day },
    byType: [],
    trend: [{ at: now, inTime: 1 }],
    overdue: 0,
    incidents: { open: 0, overdue: 0, closed: 0, medianToClose: null, lastDrillAt: null },
    training: { members: 3, awake: 3 },
  }
  const open = { ...well.incidents, open: 2 }
  test.each([
    ['in_time', {}, { answered: 12, median: day }],
    ['few_requests', { requests: null }, {}],
    ['untrained', { requests: null, training: { members: 3, awake: 1 } }, { count: 2, of: 3 }],
    ['incident_open', { incidents: open, training: { members: 3, awake: 1 } }, { count: 2 }],
    ['requests_overdue', { overdue: 4, incidents: open }, { count: 4 }],
    ['incident_overdue', { overdue: 4, incidents: { ...open, overdue: 1 } }, { count: 1 }],
  ] as const)('the reason is what is worst: %s', (code, change, params) => {
    const care = { ...well, ...change }
    expect(careNumber(care)).toEqual({
      value: care.requests?.inTime ?? null,
      interval: null,
      trend: [{ at: now, value: 1, interval: null }],
      reason: { code, params },
    })
  })
})
