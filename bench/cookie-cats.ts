/**
 * A real experiment through the real mechanism: Cookie Cats moved its first gate from level 30 to level 40
 * (90,189 players; `npx tsx … bench/cookie-cats.ts <cookie-cats.csv.gz> [draws]`). Per metric and ε: how
 * often a draw of the noise leads to the verdict that exact counts give: by the fixed 95 % interval at the
 * end alone, and by it with the noise's own margin (`fixedVerdict`); and what the always-valid sequence
 * says. Each metric is a table of its own, as it would be a campaign of its own; the last rows show what one
 * table for both would cost.
 */
import { readFileSync } from 'node:fs'
import process from 'node:process'
import { gunzipSync } from 'node:zlib'
import { pooledRandomWords } from '@discreet/crypto-node'
import type { Comparison, ExperimentReport } from '@discreet/experiment'
import { fixedVerdict, laplaceVariance, report } from '@discreet/experiment'
import { discreteLaplace, parseRational, rational } from '@discreet/privacy'

const [path, times] = process.argv.slice(2)
if (path === undefined) throw new Error('expected the path of cookie-cats.csv.gz')
const draws = Number(times ?? 1000)
const random = pooledRandomWords()

/** By arm: [neither day, day 1 only, day 7 only, both]. */
const exact = [
  [0, 0, 0, 0],
  [0, 0, 0, 0],
]
for (const line of gunzipSync(readFileSync(path)).toString().trim().split('\n').slice(1)) {
  const [, version, , day1, day7] = line.trim().split(',')
  const cell = (day1 === 'True' ? 1 : 0) + (day7 === 'True' ? 2 : 0)
  const arm = exact[version === 'gate_30' ? 0 : 1]
  if (arm) arm[cell] = (arm[cell] ?? 0) + 1
}

const days = { 'day 7': (cell: number) => cell >= 2, 'day 1': (cell: number) => cell % 2 === 1 }

/** Exact counts, noised as a table of 2 × 2 cells, or of 2 × 4 that are then added up to the same. */
function read(day: keyof typeof days, epsilon: string, noised: boolean, joint: boolean) {
  const cells = exact.flatMap((arm) => {
    if (joint) return arm
    const came = arm.filter((_, cell) => days[day](cell)).reduce((sum, n) => sum + n, 0)
    return [arm.reduce((sum, n) => sum + n, 0) - came, came]
  })
  const noisy = Int32Array.from(cells)
  if (noised) {
    const { num, den } = parseRational(epsilon)
    samplers[epsilon] ??= discreteLaplace(rational(den, num), random)
    samplers[epsilon]?.add(noisy)
  }
  const counts = joint
    ? [0, 1].flatMap((arm) => {
        const own = [...noisy.slice(4 * arm, 4 * arm + 4)]
        const came = own.filter((_, cell) => days[day](cell)).reduce((sum, n) => sum + n, 0)
        return [own.reduce((sum, n) => sum + n, 0) - came, came]
      })
    : [...noisy]
  return of(counts, epsilon, noised ? laplaceVariance(Number(epsilon)) * (joint ? 2 : 1) : 0)
}

const samplers: Record<string, ReturnType<typeof discreteLaplace>> = {}

function of(cells: readonly number[], epsilon: string, noiseVariance: number): ExperimentReport {
  const outcome = { kind: 'funnel', steps: ['installed', 'came back'] } as const
  return report({
    plan: {
      outcome,
      primary: { kind: 'reached', step: 'came back' },
      better: 'more',
      guards: [],
      margins: {},
      audiences: [],
      levels: [3],
      epsilon,
      alpha: 0.05,
      tuning: 90_000,
      weeks: 1,
      outcomeDays: 7,
      fewest: 100,
    },
    noisy: {
      table: {
        arms: ['gate_30', 'gate_40'],
        levels: [3],
        audiences: ['others'],
        outcome,
        guards: [],
      },
      cells,
      cohorts: 1,
      noiseVariance,
    },
    plannedCohorts: 1,
    armWeights: [0.5, 0.5],
    controls: ['gate_30'],
  })
}

const points = (of: { low: number; high: number }): string =>
  `[${(100 * of.low).toFixed(3)}, ${(100 * of.high).toFixed(3)}]`

function plain({ interval }: Comparison): string {
  return interval.low > 0 ? 'higher' : interval.high < 0 ? 'lower' : 'open'
}

function rowOf(day: keyof typeof days, epsilon: string, joint: boolean) {
  const [without] = read(day, epsilon, false, false).comparisons
  if (without === undefined) throw new Error('nothing to compare')
  let [same, sameWithMargin, always, stability] = [0, 0, 0, 0]
  let first: ExperimentReport | undefined
  for (let k = 0; k < draws; k += 1) {
    const drawn = read(day, epsilon, true, joint)
    first ??= drawn
    const [held] = drawn.comparisons
    if (held === undefined) continue
    same += +(plain(held) === plain(without))
    sameWithMargin += +(fixedVerdict(held) === fixedVerdict(without))
    always += +(drawn.decided[0]?.verdict !== 'unresolved')
    stability += drawn.decided[0]?.stability ?? 0
  }
  const [shown] = first?.comparisons ?? []
  return {
    metric: day,
    epsilon,
    cells: joint ? 8 : 4,
    exactly: fixedVerdict(without),
    'same verdict, %': +((100 * sameWithMargin) / draws).toFixed(2),
    'interval alone, %': +((100 * same) / draws).toFixed(2),
    'first draw, points': shown
      ? `${(100 * shown.difference).toFixed(3)} ${points(shown.interval)}`
      : '',
    'sequence resolves, %': +((100 * always) / draws).toFixed(1),
    'mean stability': +(stability / draws).toFixed(3),
    'sample ratio p': +(first?.sampleRatio.pValue ?? 1).toFixed(4),
  }
}

for (const day of ['day 7', 'day 1'] as const) {
  const exactly = read(day, '1', false, false)
  const [held] = exactly.comparisons
  if (held === undefined) continue
  const { difference, interval, sequence, pValue } = held
  console.log(
    `${day} exactly: ${(100 * difference).toFixed(3)} points ${points(interval)}, always valid ` +
      `${points(sequence)} p ${pValue.toFixed(4)}, ${exactly.decided[0]?.verdict}; ` +
      `sample ratio p ${exactly.sampleRatio.pValue.toFixed(4)}`,
  )
}
console.log(`${draws} draws each:`)
console.table(
  [false, true].flatMap((joint) =>
    (['day 7', 'day 1'] as const).flatMap((day) =>
      ['1', '0.3', '0.1'].map((epsilon) => rowOf(day, epsilon, joint)),
    ),
  ),
)
