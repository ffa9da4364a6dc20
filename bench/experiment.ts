/**
 * Whether the statistics of campaigns hold what they say, by simulation: coverage of 95 % intervals over
 * people per arm and ε, with the noise in the interval and ignored; false positives of A/A campaigns that
 * are looked at every week; false alarms of the sample ratio; spend. Every figure is from `report()` and
 * from the real discrete Laplace sampler of core/privacy, fed with seeded words so that a run can be
 * repeated (`--seed N`). `--draws N` (20,000) simulated campaigns a row; names of parts (coverage peeking
 * sampleRatios spend) run those alone.
 */
import process from 'node:process'
import { seededWords } from '@discreet/crowd'
import type { CellTable, ExperimentPlan, ExperimentReport, Outcome } from '@discreet/experiment'
import { cellCount, laplaceVariance, report } from '@discreet/experiment'
import { discreteLaplace, parseRational, rational } from '@discreet/privacy'
import { sampleRatio } from '../core/experiment/src/sample-ratio.ts'

function option(name: string, otherwise: number): number {
  const at = process.argv.indexOf(name)
  return at < 0 ? otherwise : Number(process.argv[at + 1])
}

const draws = option('--draws', 20_000)
const words = seededWords(option('--seed', 6))
const pool = new Uint32Array(1 << 16)
let used = pool.length

function word(): number {
  if (used === pool.length) {
    words.fill(pool)
    used = 0
  }
  used += 1
  return pool[used - 1] ?? 0
}

const uniform = (): number => (word() + 0.5) / 2 ** 32

/** Exact: the gaps between successes are geometric. */
function binomial(n: number, p: number): number {
  if (p > 0.5) return n - binomial(n, 1 - p)
  const scale = Math.log1p(-p)
  let [count, at] = [0, 0]
  for (;;) {
    at += Math.ceil(Math.log(uniform()) / scale)
    if (at > n) return count
    count += 1
  }
}

/** Fair coins, 32 a word. */
function half(n: number): number {
  let count = 0
  for (let left = n; left > 0; left -= 32) {
    let bits = left >= 32 ? word() : word() >>> (32 - left)
    bits -= (bits >>> 1) & 0x55555555
    bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333)
    count += Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
  }
  return count
}

type Noise = (cells: number[]) => number[]

/** A cohort's worth of real noise; drawn in blocks, because a sampler is fastest so. */
function noiseOf(epsilon: string): Noise {
  const { num, den } = parseRational(epsilon)
  const sampler = discreteLaplace(rational(den, num), words)
  const block = new Int32Array(1 << 16)
  let at = block.length
  return (cells) =>
    cells.map((count) => {
      if (at === block.length) {
        sampler.fill(block)
        at = 0
      }
      at += 1
      return count + (block[at - 1] ?? 0)
    })
}

const bought: Outcome = { kind: 'funnel', steps: ['shown', 'bought'] }

function planWith(epsilon: string, outcome: Outcome, tuning: number): ExperimentPlan {
  return {
    outcome,
    primary: outcome.kind === 'spend' ? { kind: 'spend' } : { kind: 'reached', step: 'bought' },
    better: 'more',
    guards: [],
    margins: {},
    audiences: [],
    levels: [2],
    epsilon,
    alpha: 0.05,
    tuning,
    weeks: 12,
    outcomeDays: 14,
    fewest: 1,
  }
}

function reportOn(
  plan: ExperimentPlan,
  cells: readonly number[],
  options: { readonly cohorts?: number; readonly aware?: boolean; readonly arms?: number } = {},
): ExperimentReport {
  const { cohorts = 1, aware = true, arms = 2 } = options
  const names = Array.from({ length: arms }, (_, k) => (k === 0 ? 'neutral' : `arm ${k}`))
  const table: CellTable = {
    arms: names,
    levels: plan.levels,
    audiences: ['others'],
    outcome: plan.outcome,
    guards: [],
  }
  if (cells.length !== cellCount(table)) throw new Error('cells and table differ')
  const noiseVariance = aware ? laplaceVariance(Number(plan.epsilon)) : 0
  return report({
    plan,
    noisy: { table, cells, cohorts, noiseVariance },
    plannedCohorts: cohorts,
    armWeights: names.map(() => 1 / arms),
    controls: ['neutral'],
  })
}

const share = (count: number, of: number): number => +((100 * count) / of).toFixed(2)

const holdsZero = (of: { low: number; high: number } | undefined): boolean =>
  of !== undefined && of.low <= 0 && of.high >= 0

function coverageOf(people: number, epsilon: string): Record<string, string | number> {
  const [p, noise] = [0.05, noiseOf(epsilon)]
  const plan = planWith(epsilon, bought, 2 * people)
  let [aware, ignored, arm, said, width] = [0, 0, 0, 0, 0]
  for (let k = 0; k < draws; k += 1) {
    const [a, b] = [binomial(people, p), binomial(people, p)]
    const cells = noise([people - a, a, people - b, b])
    const full = reportOn(plan, cells)
    const held = full.comparisons[0]?.interval
    const of = full.arms[1]?.interval
    if (held === undefined || of === undefined) continue
    said += 1
    aware += +holdsZero(held)
    arm += +(of.low <= p && of.high >= p)
    width += held.high - held.low
    ignored += +holdsZero(reportOn(plan, cells, { aware: false }).comparisons[0]?.interval)
  }
  const exactWidth = 2 * 1.96 * Math.sqrt((2 * p * (1 - p)) / people)
  return {
    people,
    epsilon,
    'noise ignored': share(ignored, said),
    'noise in it': share(aware, said),
    'one arm': share(arm, said),
    'width vs none': +(width / said / exactWidth).toFixed(2),
    'too few to say': share(draws - said, draws),
  }
}

function coverage(): void {
  console.log('Coverage of 95 % intervals (difference of two shares of 5 %; one share), %')
  console.table(
    [200, 500, 2000, 10_000].flatMap((people) =>
      ['1', '0.3', '0.1'].map((epsilon) => coverageOf(people, epsilon)),
    ),
  )
}

function peeking(): void {
  const weeks = 12
  const rows = [200, 500, 2000].flatMap((weekly) =>
    ['1', '0.5', '0.3', '0.1'].map((epsilon) => {
      const [p, noise] = [0.05, noiseOf(epsilon)]
      const plan = planWith(epsilon, bought, 2 * weekly * weeks)
      let [fixed, always] = [0, 0]
      for (let k = 0; k < draws; k += 1) {
        const cells = [0, 0, 0, 0]
        let [byFixed, byAlways] = [false, false]
        for (let week = 1; week <= weeks; week += 1) {
          const [a, b] = [binomial(weekly, p), binomial(weekly, p)]
          noise([weekly - a, a, weekly - b, b]).forEach((count, c) => {
            cells[c] = (cells[c] ?? 0) + count
          })
          const held = reportOn(plan, cells, { cohorts: week }).comparisons[0]
          if (held === undefined) continue
          byFixed ||= held.interval.low > 0 || held.interval.high < 0
          byAlways ||= held.pValue <= plan.alpha
        }
        fixed += +byFixed
        always += +byAlways
      }
      return {
        'people per arm and week': weekly,
        epsilon,
        'fixed interval': share(fixed, draws),
        'always-valid': share(always, draws),
      }
    }),
  )
  console.log('A/A, looked at in each of 12 weeks: false positives, %')
  console.table(rows)
}

/** Two cells an arm, or more where the table has levels and audiences. */
function ratioOf(arms: number, people: number, epsilon: string): Record<string, string | number> {
  const noise = noiseOf(epsilon)
  const v = laplaceVariance(Number(epsilon))
  const times = draws * 5
  let [alarms, ignored] = [0, 0]
  for (let k = 0; k < times; k += 1) {
    const first = half(people)
    const halves = [first, people - first]
    const sizes = arms === 2 ? halves : halves.flatMap((n) => ((a) => [a, n - a])(half(n)))
    const cells = noise(sizes.flatMap((n) => [n, 0]))
    const noisy = sizes.map((_, a) => ({
      units: (cells[2 * a] ?? 0) + (cells[2 * a + 1] ?? 0),
      share: 1 / arms,
    }))
    const [variance, fourth] = [2 * v, 2 * v * (1 + 3 * v)]
    alarms += +sampleRatio(noisy.map((of) => ({ ...of, variance, fourth }))).suspicious
    ignored += +sampleRatio(noisy.map((of) => ({ ...of, variance: 0, fourth: 0 }))).suspicious
  }
  return {
    arms,
    people,
    epsilon,
    'noise ignored': +((1000 * ignored) / times).toFixed(2),
    'noise in it': +((1000 * alarms) / times).toFixed(2),
  }
}

function sampleRatios(): void {
  console.log(`Sample ratio: false alarms per 1,000 campaigns, of ${draws * 5}`)
  console.table(
    [2, 4].flatMap((arms) =>
      [200, 400, 2000, 20_000].flatMap((people) =>
        ['1', '0.3', '0.1'].map((epsilon) => ratioOf(arms, people, epsilon)),
      ),
    ),
  )
}

/** Thirteen public buckets; nine in ten buy nothing. */
const buckets = [0, 0.01, 5, 10, 15, 20, 30, 40, 60, 80, 120, 160, 240].map((from, k, all) => ({
  from,
  value: k === 0 ? 0 : (from + (all[k + 1] ?? 320)) / 2,
}))
const chances = buckets.map((_, k) => (k === 0 ? 0.9 : 0.1 * (0.8 ** k / 3.725)))

function spends(people: number): number[] {
  let [left, chance] = [people, 1]
  return chances.map((p, k) => {
    const count = k === chances.length - 1 ? left : binomial(left, Math.min(1, p / chance))
    left -= count
    chance -= p
    return count
  })
}

function spend(): void {
  const total = chances.reduce((sum, p) => sum + p, 0)
  const mean = buckets.reduce((sum, { value }, k) => sum + (value * (chances[k] ?? 0)) / total, 0)
  const rows = [2000, 20_000].flatMap((people) =>
    ['1', '0.3', '0.1'].map((epsilon) => {
      const noise = noiseOf(epsilon)
      const plan = planWith(epsilon, { kind: 'spend', buckets }, 2 * people)
      let [difference, arm, width, widthExact, sum] = [0, 0, 0, 0, 0]
      for (let k = 0; k < draws / 2; k += 1) {
        const exact = [...spends(people), ...spends(people)]
        const full = reportOn(plan, noise(exact))
        const held = full.comparisons[0]?.interval ?? { low: 1, high: -1 }
        const none = reportOn(plan, exact, { aware: false }).comparisons[0]?.interval
        const of = full.arms[1]
        difference += +(held.low <= 0 && held.high >= 0)
        arm += +(of !== undefined && of.interval.low <= mean && of.interval.high >= mean)
        sum += of?.value ?? 0
        width += held.high - held.low
        widthExact += (none?.high ?? 0) - (none?.low ?? 0)
      }
      return {
        people,
        epsilon,
        difference: share(difference, draws / 2),
        'one arm': share(arm, draws / 2),
        'width vs none': +(width / widthExact).toFixed(2),
        'bias of the mean, %': +(100 * (sum / (draws / 2) / mean - 1)).toFixed(2),
      }
    }),
  )
  console.log(`Spend in ${buckets.length} buckets (mean ${mean.toFixed(2)}): coverage, %`)
  console.table(rows)
}

const parts: Readonly<Record<string, () => void>> = { coverage, peeking, sampleRatios, spend }
const wanted = Object.keys(parts).filter((name) => process.argv.includes(name))
const start = performance.now()
for (const name of wanted.length > 0 ? wanted : Object.keys(parts)) parts[name]?.()
console.log(`${draws} draws a row, ${((performance.now() - start) / 1000).toFixed(0)} s`)
