/**
 * Offline evaluation on baskets: hide part of each test basket, rank everything else, see where the
 * hidden items are. The split is made before anything is learnt.
 */
import type { RandomWords } from '@discreet/privacy'
import type { Metrics, Ranked } from './metrics.ts'
import { metricsOf, rankHidden } from './metrics.ts'
import type { Model } from './model.ts'
import { scoreAll } from './score-all.ts'

export interface TestCase {
  /** Catalogue positions. */
  readonly visible: readonly number[]
  readonly hidden: readonly number[]
}

export interface Split<Unit> {
  readonly train: readonly Unit[]
  readonly test: readonly Unit[]
}

/** Fisher–Yates with 32 random bits a step; the bias is below 2^−10 for a million units. */
export function shuffled<T>(values: readonly T[], random: RandomWords): T[] {
  const result = [...values]
  const words = new Uint32Array(Math.max(result.length, 1))
  random.fill(words)
  for (let i = result.length - 1; i > 0; i -= 1) {
    const j = Math.floor(((words[i] as number) / 2 ** 32) * (i + 1))
    const kept = result[i] as T
    result[i] = result[j] as T
    result[j] = kept
  }
  return result
}

/** `testShare` of the units, rounded down, go to the test. */
export function split<Unit>(
  units: readonly Unit[],
  testShare: number,
  random: RandomWords,
): Split<Unit> {
  const order = shuffled(units, random)
  const tests = Math.floor(units.length * testShare)
  return { train: order.slice(tests), test: order.slice(0, tests) }
}

/** Hides round(share·m) items, at least one, and leaves at least one; smaller baskets are no test. */
export function hide(
  basket: readonly number[],
  share: number,
  random: RandomWords,
): TestCase | undefined {
  if (basket.length < 2) return undefined
  const order = shuffled(basket, random)
  const count = Math.min(order.length - 1, Math.max(1, Math.round(share * order.length)))
  return { visible: order.slice(count), hidden: order.slice(0, count) }
}

export interface Evaluation extends Metrics {
  /** Share of the catalogue that was in some top list. */
  readonly coverage: number
  readonly cases: number
}

function topList(scores: Float64Array, excluded: ReadonlySet<number>, at: number): number[] {
  const top: number[] = []
  let least = Number.NEGATIVE_INFINITY
  scores.forEach((score, item) => {
    if ((top.length === at && score <= least) || excluded.has(item)) return
    let place = top.length
    while (place > 0 && (scores[top[place - 1] as number] as number) < score) place -= 1
    top.splice(place, 0, item)
    if (top.length > at) top.pop()
    least = scores[top.at(-1) as number] as number
  })
  return top
}

/** How the model ranks what was hidden, at cut-off `at`. */
export function evaluateModel(model: Model, cases: readonly TestCase[], at: number): Evaluation {
  const scores = new Float64Array(model.items.length)
  const shown = new Set<number>()
  const results: Ranked[] = cases.map(({ visible, hidden }, k) => {
    scoreAll(model, visible, scores)
    const excluded = new Set(visible)
    // Coverage from every fifth case: it saturates long before.
    if (k % 5 === 0) for (const item of topList(scores, excluded, at)) shown.add(item)
    return rankHidden(scores, hidden, excluded, at)
  })
  const metrics = metricsOf(results, at)
  return { ...metrics, coverage: shown.size / Math.max(model.items.length, 1), cases: cases.length }
}

/** (model − popularity) / (ceiling − popularity); NaN when the ceiling is no better. */
export function retained(model: number, popularity: number, ceiling: number): number {
  return ceiling > popularity ? (model - popularity) / (ceiling - popularity) : Number.NaN
}
