/**
 * Does a higher level recommend better? The model is learnt from the simulated crowd as `npm start`
 * learns it (20,000 people, ε = 1, δ = 10⁻⁶). New people of the same shop come once a week; the last
 * visit is half over: half of its basket was looked at, the other half is to be foretold. (Also
 * measured: the visit has not begun, the whole basket is to be foretold. A level below 2 knows
 * nothing then.)
 *
 *  0  the product looked at now, in the request
 *  1  everything looked at in this visit
 *  2  this visit and the purchases of the weeks before, kept on the device
 *  3  the same of an account: purchases and views as the server recalls them
 *
 * What was looked at is no candidate at any level. Recall@10 and NDCG@10: means over runs, each with
 * new noise and new people (`--runs`, `--people`), with standard errors; "more": than the level
 * below. Ends with 1 unless, half over, 0 < 1 < 2 ≤ 3 by two standard errors of the differences, and
 * 2 and 3 answer the same.
 */
import process from 'node:process'
import { isDeepStrictEqual, parseArgs } from 'node:util'
import type { SimulatedRegular } from '@discreet/crowd'
import { seededWords, simulateCrowd, simulateRegulars } from '@discreet/crowd'
import { pooledRandomWords } from '@discreet/crypto-node'
import { createSpdInverse } from '@discreet/linalg-wasm'
import {
  Allowance,
  defaultParameters,
  periodShares,
  RowsBuilder,
  rhoForEpsilon,
  runRelease,
} from '@discreet/privacy'
import type { PersonalContext, RecommendedItem } from '@discreet/protocol'
import type { Done, Recommender } from '@discreet/recommend'
import {
  buildModel,
  createRecommender,
  decayedHistory,
  decodePack,
  encodePack,
  noPreferences,
  shuffled,
} from '@discreet/recommend'
import { metricsOf } from '../core/recommend/src/metrics.ts'

const { values: options } = parseArgs({
  options: {
    runs: { type: 'string', default: '8' },
    people: { type: 'string', default: '5000' },
    json: { type: 'boolean', default: false },
  },
})
const runs = Number(options.runs)
const people = Number(options.people)
const at = 10
const visits = 9
const now = 1_000 * 86_400_000
const week = 7 * 86_400_000
const minute = 60_000

const crowd = simulateCrowd(20_000, seededWords(1))
const ids = crowd.items.map(({ id }) => id)
const linearAlgebra = createSpdInverse()

async function learn(): Promise<Recommender> {
  const index = new Map(ids.map((id, k) => [id, k]))
  const builder = new RowsBuilder(ids.length)
  for (const { person, basket, items } of crowd.baskets) {
    for (const item of items) builder.add(person, basket, index.get(item) ?? 0)
  }
  const rho = rhoForEpsilon(1, 1e-6)
  const aggregate = runRelease(
    builder.finish(),
    defaultParameters(rho, periodShares),
    new Allowance('bench', rho),
    ids,
    pooledRandomWords(),
  )
  const periods = [{ aggregate, releaseId: 'bench', at: 0 }]
  const about = { id: 'bench', epsilon: 1, delta: 1e-6 }
  const model = await buildModel(periods, crowd.items, linearAlgebra, about)
  const pack = encodePack(model, { keep: 50, sign: () => new Uint8Array(64) })
  return createRecommender(decodePack(pack), crowd.items)
}

interface Visit {
  /** One basket a week, oldest first. */
  readonly before: SimulatedRegular['baskets']
  /** In the order in which it was looked at. */
  readonly looked: readonly string[]
  readonly wanted: readonly string[]
}

/** `share`: of the last basket, how much was looked at. */
function visitsOf(seed: number, share: number): Visit[] {
  const words = seededWords(seed)
  return simulateRegulars(people, visits, words).flatMap(({ baskets }) => {
    const last = shuffled(baskets.at(-1) ?? [], words)
    const seen = Math.ceil(last.length * share)
    if (last.length < 2) return []
    return { before: baskets.slice(0, -1), looked: last.slice(0, seen), wanted: last.slice(seen) }
  })
}

/** Newest first, as a store gives them. */
function purchasesOf({ before }: Visit): Done[] {
  return before
    .flatMap((basket, k) =>
      basket.map((item) => ({ item, at: now - (before.length - k) * week, bought: true })),
    )
    .reverse()
}

function viewsOf({ looked }: Visit): Done[] {
  return looked
    .map((item, k) => ({ item, at: now - (looked.length - 1 - k) * minute, bought: false }))
    .reverse()
}

type Level = (recommender: Recommender, visit: Visit) => readonly RecommendedItem[]

function remembering(
  context: (visit: Visit) => Pick<PersonalContext, 'history' | 'bought'>,
): Level {
  return (recommender, visit) => {
    const request = { placement: 'home', limit: at, exclude: visit.looked } as const
    return recommender.recommend(request, { ...context(visit), ...noPreferences }).items
  }
}

const levels: readonly Level[] = [
  (recommender, { looked }) =>
    recommender.recommend({
      placement: 'home',
      limit: at,
      items: looked.slice(-1),
      exclude: looked,
    }).items,
  remembering(({ looked }) => ({
    history: looked.map((item) => ({ item, weight: 1 })),
    bought: [],
  })),
  remembering((visit) => decayedHistory([...viewsOf(visit), ...purchasesOf(visit)], now)),
  remembering((visit) => decayedHistory([...purchasesOf(visit), ...viewsOf(visit)], now)),
]

interface Quality {
  readonly recall: number
  readonly ndcg: number
}

interface Run {
  readonly halfOver: readonly Quality[]
  readonly notBegun: readonly Quality[]
  /** Levels 2 and 3 gave the same answers. */
  readonly same: boolean
}

function qualityOf(answers: readonly (readonly RecommendedItem[])[], visits: Visit[]): Quality {
  const ranked = answers.map((items, k) => {
    const wanted = new Set(visits[k]?.wanted)
    const ranks = items.flatMap(({ item }, rank) => (wanted.has(item) ? rank : []))
    return { ranks, hidden: wanted.size }
  })
  return metricsOf(ranked, at)
}

async function run(number: number): Promise<Run> {
  const recommender = await learn()
  const measured = [0.5, 0].map((share) => {
    const everybody = visitsOf(1000 + number, share)
    const answers = levels.map((level) => everybody.map((visit) => level(recommender, visit)))
    return {
      by: answers.map((answered) => qualityOf(answered, everybody)),
      same: isDeepStrictEqual(answers[2], answers[3]),
    }
  })
  const [half, none] = measured
  return {
    halfOver: half?.by ?? [],
    notBegun: none?.by ?? [],
    same: measured.every(({ same }) => same),
  }
}

/** With the standard error of the mean. */
function mean(values: readonly number[]): { readonly mean: number; readonly error: number } {
  const middle = values.reduce((a, b) => a + b, 0) / values.length
  const squares = values.reduce((sum, value) => sum + (value - middle) ** 2, 0)
  return { mean: middle, error: Math.sqrt(squares / (values.length - 1) / values.length) }
}

function rowsOf(by: readonly (readonly Quality[])[]): Record<string, number>[] {
  const rounded = (value: number): number => Number(value.toFixed(4))
  return levels.map((_, level) => {
    const row: Record<string, number> = { level }
    for (const metric of ['recall', 'ndcg'] as const) {
      const of = (n: number): number[] => by.map((one) => one[n]?.[metric] ?? 0)
      const own = mean(of(level))
      row[metric] = rounded(own.mean)
      row[`${metric}Error`] = rounded(own.error)
      if (level === 0) continue
      const below = of(level - 1)
      const more = mean(of(level).map((value, k) => value - (below[k] ?? 0)))
      row[`${metric}More`] = rounded(more.mean)
      row[`${metric}MoreError`] = rounded(more.error)
    }
    return row
  })
}

const results: Run[] = []
for (let number = 0; number < runs; number += 1) results.push(await run(number))
await linearAlgebra.close()

const halfOver = rowsOf(results.map((result) => result.halfOver))
const notBegun = rowsOf(results.map((result) => result.notBegun))
const same = results.every((result) => result.same)
const rises = (level: number): boolean =>
  (['recall', 'ndcg'] as const).every((metric) => {
    const { [`${metric}More`]: more = 0, [`${metric}MoreError`]: error = 0 } = halfOver[level] ?? {}
    return more > 2 * error
  })
const holds = same && rises(1) && rises(2)
if (options.json) {
  const all = { runs, people, halfOver, notBegun, same, holds }
  process.stdout.write(`${JSON.stringify(all)}\n`)
} else {
  process.stdout.write('half over\n')
  console.table(halfOver)
  process.stdout.write('not begun\n')
  console.table(notBegun)
  process.stdout.write(`2 and 3 the same: ${same}; 0 < 1 < 2 <= 3: ${holds}\n`)
}
process.exitCode = holds ? 0 : 1
