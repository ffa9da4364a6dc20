import { randomFillSync } from 'node:crypto'
import type { RandomWords } from '@discreet/privacy'
import { formatRational, parseRational, rational } from '@discreet/privacy'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { score } from '../../privacy/test/samples.ts'
import { campaignCost } from '../src/campaign-cost.ts'
import type { Charge, Site } from '../src/ports.ts'
import {
  trustCost,
  trustEpsilonPerPeriod,
  trustEpsilonPerYear,
  trustPeriodMilliseconds,
} from '../src/trust-budget.ts'
import type { TrustUnit } from '../src/trust-cells.ts'
import { trustCellOf, trustCells } from '../src/trust-cells.ts'
import { trustCounts } from '../src/trust-counts.ts'
import type { TrustRelease, TrustStore } from '../src/trust-ports.ts'
import { dueTrustPeriods, nextTrustAt, releaseTrust, trustPeriod } from '../src/trust-release.ts'
import { noisyShare, shareInterval } from '../src/trust-shares.ts'
import { trustSpent } from '../src/trust-spent.ts'

const day = 86_400_000
const hour = 3_600_000
const random: RandomWords = { fill: (words) => void randomFillSync(words) }

const units = fc.record({
  of: fc.constantFrom('account' as const, 'choice' as const),
  chose: fc.boolean(),
  levelFrom: fc.option(fc.integer({ min: -1, max: 4 })),
  levelTo: fc.integer({ min: -1, max: 4 }),
  tookBack: fc.boolean(),
})

function countsOf(all: readonly TrustUnit[]): number[] {
  const counts = new Array<number>(trustCells.length).fill(0)
  for (const unit of all) {
    const cell = trustCellOf(unit)
    if (cell !== undefined) counts[cell] = (counts[cell] ?? 0) + 1
  }
  return counts
}

describe('the table', () => {
  test('has a cell for everything that can be, and no two that are the same', () => {
    const names = trustCells.map(({ of, level, move }) => `${of} ${level} ${move}`)
    expect(new Set(names).size).toBe(names.length)
    expect(trustCells.filter(({ of }) => of === 'account')).toHaveLength(18)
    expect(trustCells.filter(({ of }) => of === 'choice')).toHaveLength(13)
    const reached = new Set<number | undefined>()
    for (const of of ['account', 'choice'] as const) {
      for (const levelTo of [0, 1, 2, 3].slice(0, of === 'account' ? 4 : 3)) {
        for (const levelFrom of [null, 0, 1, 2, 3].slice(0, of === 'account' ? 5 : 4)) {
          for (const tookBack of [true, false]) {
            for (const chose of [true, false]) {
              reached.add(trustCellOf({ of, chose, levelFrom, levelTo, tookBack }))
            }
          }
        }
      }
    }
    expect(reached).toEqual(new Set(trustCells.keys()))
  })

  test('somebody more or less changes one count by one, or none', () => {
    const property = fc.property(fc.array(units), units, (others, one) => {
      const [without, together] = [countsOf(others), countsOf([...others, one])]
      const changes = together.map((count, k) => count - (without[k] as number))
      const cell = trustCellOf(one)
      expect(changes).toEqual(trustCells.map((_, k) => (k === cell ? 1 : 0)))
    })
    fc.assert(property, { numRuns: 300 })
  })
})

class HeldCounts implements Pick<TrustStore, 'begin' | 'releases' | 'release'> {
  began: number | undefined
  readonly stored: TrustRelease[] = []
  readonly counts = new Int32Array(trustCells.length)
  refuse: 'budget_exhausted' | 'ledger_broken' | undefined

  begin(at: number): Promise<number> {
    this.began ??= at
    return Promise.resolve(this.began)
  }

  releases(): Promise<readonly TrustRelease[]> {
    return Promise.resolve(this.stored)
  }

  release(...[request, noise]: Parameters<TrustStore['release']>) {
    if (this.refuse !== undefined) {
      return Promise.resolve({ ok: false, code: this.refuse, reason: 'no' } as const)
    }
    const { cells, variance } = noise(this.counts)
    const { mechanism: _, epsilon, ...window } = request
    const release = {
      ...window,
      cells: [...cells],
      epsilon: formatRational(epsilon),
      noiseVariance: variance,
    }
    this.stored.push(release)
    return Promise.resolve({ ok: true, release } as const)
  }
}

const siteWith = (trustEpsilonPerYear?: string): Site => ({
  id: 's',
  name: 'S',
  settings: {
    periodDays: 7,
    rhoPerPeriod: parseRational('0.02'),
    rhoPerYear: parseRational('1'),
    delta: 1e-6,
    contributeCategories: [],
    contributionEvents: [],
    ...(trustEpsilonPerYear === undefined ? {} : { trustEpsilonPerYear }),
  },
})

function looking(trust: HeldCounts, at: number, perYear?: string): Promise<number> {
  const store = { trust: trust as unknown as TrustStore, site: siteWith(perYear) }
  return releaseTrust(store, random, at)
}

describe('with the clock', () => {
  const began = Date.UTC(2026, 10, 25)
  const due = (period: number): number => began + (period + 1) * trustPeriodMilliseconds + hour

  test('begins at the next midnight, and counts each 28 days once, an hour later', async () => {
    const trust = new HeldCounts()
    expect(await looking(trust, began - 9 * hour)).toBe(0)
    expect(trust.began).toBe(began)
    expect(await looking(trust, due(0) - 1)).toBe(0)
    expect(await looking(trust, due(0))).toBe(1)
    expect(await looking(trust, due(0) + day)).toBe(0)
    expect(trust.stored).toMatchObject([
      { period: 0, from: began, to: began + 28 * day, at: due(0), epsilon: '1/7' },
    ])
    expect(nextTrustAt(began, due(0) - 1)).toBe(due(0))
    expect(nextTrustAt(began, due(0))).toBe(due(1))
    expect(nextTrustAt(began, began - day)).toBe(due(0))
  })

  test('after a pause the last three are made up, and no older one', () => {
    const at = due(9)
    expect(dueTrustPeriods(began, new Set(), at)).toEqual(
      [7, 8, 9].map((period) => trustPeriod(began, period)),
    )
    expect(dueTrustPeriods(began, new Set([8]), at).map(({ period }) => period)).toEqual([7, 9])
    expect(dueTrustPeriods(began, new Set(), due(0) - 1)).toEqual([])
  })

  test('is off at 0, waits when the year is spent, and stops where the ledger does not hold', async () => {
    const trust = new HeldCounts()
    expect(await looking(trust, began, '0')).toBe(0)
    expect(trust.began).toBeUndefined()
    await looking(trust, began)
    trust.refuse = 'budget_exhausted'
    expect(await looking(trust, due(1))).toBe(0)
    trust.refuse = 'ledger_broken'
    await expect(looking(trust, due(1))).rejects.toMatchObject({ code: 'ledger_broken' })
    trust.refuse = undefined
    await expect(looking(trust, due(1), '13/1000')).rejects.toMatchObject({
      code: 'parameter_invalid',
    })
    expect(await looking(trust, due(1), '14/1000')).toBe(2)
  })

  test('every cell has discrete Laplace noise of a fourteenth of the year, also where nobody is', async () => {
    const trust = new HeldCounts()
    for (const k of [0, 7, 30]) trust.counts[k] = 1000
    await looking(trust, began, '14')
    for (let period = 0; period < 2000; period += 1) await looking(trust, due(period), '14')
    const noise = trust.stored.flatMap(({ cells }) =>
      cells.map((cell, k) => cell - (trust.counts[k] as number)),
    )
    expect(noise).toHaveLength(2000 * trustCells.length)
    // ε 1. False alarm: below 10⁻⁶, see `score`.
    expect(Math.abs(score(Int32Array.from(noise), (k) => Math.exp(-k)))).toBeLessThan(5.5)
  })
})

describe('what it costs', () => {
  const charge = (periodId: string, epsilon?: string, at = 0): Charge => ({
    id: periodId,
    sequence: 1,
    idempotencyKey: periodId,
    periodId,
    rho: epsilon === undefined ? parseRational('0.1') : rational(0n),
    ...(epsilon === undefined ? {} : { epsilon: parseRational(epsilon) }),
    mechanism: periodId.startsWith('campaign:') ? { namespace: 'n', from: 0, to: 1000 } : {},
    at,
    state: 'released',
    releaseId: null,
    previousHash: '',
    hash: '',
  })

  test('a year holds fourteen periods, and never costs more than is set', () => {
    expect(formatRational(trustEpsilonPerPeriod({}) ?? rational(0n))).toBe('1/7')
    expect(trustEpsilonPerPeriod({ trustEpsilonPerYear: '0' })).toBeUndefined()
    for (const first of [0, 1, 27]) {
      const inYear = Array.from({ length: 40 }, (_, k) => first + 28 * k).filter(
        (at) => at < first + 365,
      )
      expect(inYear.length).toBeLessThanOrEqual(14)
    }
    expect(() => trustEpsilonPerYear({ trustEpsilonPerYear: 'much' })).toThrow()
  })

  test('trust counts and campaigns are added up apart, and both belong to one person', () => {
    const ledger = [
      charge('2026-W48'),
      charge('campaign:a', '1'),
      charge('trust:0', '1/7'),
      charge('trust:1', '1/7', 5),
    ]
    expect(formatRational(campaignCost(ledger))).toBe('1')
    expect(formatRational(trustCost(ledger))).toBe('2/7')
    const budget = {
      rhoPerPeriod: rational(1n),
      rhoPerYear: rational(1n),
      campaignEpsilonPerYear: rational(6n),
      trustEpsilonPerYear: rational(2n),
    }
    const spent = trustSpent(budget, 1e-6, ledger, 365 * day)
    expect(spent.counts).toMatchObject({ epsilon: 1 / 7, limit: 2, charges: 1 })
    expect(spent.campaigns).toMatchObject({ epsilon: 0, limit: 6, left: 6, charges: 0 })
    const before = trustSpent(budget, 1e-6, ledger, 364 * day)
    expect(before.crowd.epsilon).toBeGreaterThan(0)
    expect(before.crowd.left).toBeCloseTo(before.crowd.limit - before.crowd.epsilon, 12)
    expect(before.epsilon).toBeCloseTo(before.crowd.epsilon + 1 + 2 / 7, 12)
  })
})

describe('what a noisy table says', () => {
  const release = (cells: readonly number[], noiseVariance = 97.83): TrustRelease => ({
    period: 0,
    from: 0,
    to: 28 * day,
    at: 28 * day,
    cells,
    epsilon: '1/7',
    noiseVariance,
  })

  test('without noise: the very shares', () => {
    const people: TrustUnit[] = [
      ...Array.from({ length: 60 }, () => ({ chose: false, levelFrom: null, levelTo: 3 })),
      ...Array.from({ length: 30 }, () => ({ chose: true, levelFrom: 0, levelTo: 1 })),
      ...Array.from({ length: 10 }, () => ({ chose: true, levelFrom: 3, levelTo: 0 })),
    ].map((one) => ({ ...one, of: 'account', tookBack: false }))
    const { accounts, choices } = trustCounts(release(countsOf(people), 0))
    expect(accounts.count).toBe(100)
    expect(accounts.levels.map(({ share }) => share)).toEqual([0.1, 0.3, 0, 0.6])
    expect(accounts.moves.map(({ move, share }) => [move, share])).toEqual([
      ['first', 0],
      ['raised', 0.3],
      ['lowered', 0.1],
      ['stopped', 0],
      ['same', 0.6],
    ])
    expect(accounts.tookBack.interval.low).toBeCloseTo(0.1, 12)
    expect(accounts.tookBack.interval.high).toBeCloseTo(0.1, 12)
    expect(choices.count).toBe(0)
    expect(choices.tookBack.share).toBeNull()
  })

  test('of a crowd that the noise hides nothing is said', () => {
    const few = trustCounts(release(trustCells.map(() => 2)))
    expect(few.accounts.levels.every(({ share }) => share === null)).toBe(true)
    expect(few.accounts.interval.low).toBe(0)
    const negative = trustCounts(release(trustCells.map(() => -3)))
    expect(negative.accounts.tookBack).toMatchObject({ share: null, interval: { low: 0, high: 1 } })
  })

  /**
   * Of 2000 tables with coverage of 95 %, 1830 or fewer intervals hold the truth with a probability below
   * 10⁻⁶ (Chernoff: n·KL(.915‖.95) = 21.5, e^−21.5 = 5·10⁻¹⁰).
   */
  test.each([
    [1, 300],
    [4, 1200],
    [7, 5000],
  ])(
    'the interval of %i of 18 cells holds the exact share at least 95 times in 100',
    (cells, n) => {
      const runs = 2000
      const counts = Array.from({ length: 18 }, (_, k) => Math.round((n * (k + 1)) / 171))
      const sumOf = (noisy: readonly number[]): number => noisy.reduce((sum, one) => sum + one, 0)
      const truth = sumOf(counts.slice(0, cells)) / sumOf(counts)
      const laplace = (): number => {
        const [a, b] = crypto.getRandomValues(new Uint32Array(2))
        return (
          7 * (Math.log((1 + (a as number)) / 2 ** 32) - Math.log((1 + (b as number)) / 2 ** 32))
        )
      }
      let held = 0
      for (let run = 0; run < runs; run += 1) {
        const noisy = counts.map((count) => count + laplace())
        const part = { count: sumOf(noisy.slice(0, cells)), cells }
        const { low, high } = shareInterval(part, { count: sumOf(noisy), cells: 18 }, 98)
        if (low <= truth && truth <= high) held += 1
      }
      expect(held).toBeGreaterThan(1830)
      // And it is not simply everything.
      const one = noisyShare(
        { count: sumOf(counts.slice(0, cells)), cells },
        { count: sumOf(counts), cells: 18 },
        98,
      )
      expect(one.interval.high - one.interval.low).toBeLessThan(0.2)
    },
  )
})
