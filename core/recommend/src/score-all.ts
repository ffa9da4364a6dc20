/** Scores of every catalogue item for a context: the model's formula, term by term. */
import type { Model } from './model.ts'

/** Writes into `scores` (length items). `context`: catalogue positions. */
export function scoreAll(model: Model, context: readonly number[], scores: Float64Array): void {
  const { logPopularity, popularityWeight, weights } = model
  for (let j = 0; j < scores.length; j += 1) {
    scores[j] = popularityWeight * (logPopularity[j] as number)
  }
  const factor = context.length === 0 ? 1 : context.length ** -model.contextExponent
  for (const i of context) {
    const end = weights.rowOffsets[i + 1] as number
    for (let k = weights.rowOffsets[i] as number; k < end; k += 1) {
      const j = weights.columns[k] as number
      scores[j] = (scores[j] as number) + factor * (weights.values[k] as number)
    }
  }
}
