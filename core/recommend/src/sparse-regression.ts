/**
 * The relative of EASE for catalogues whose dense inverse would be too large: for each item j a
 * ridge regression on its own neighbours only, b = (G_NN + λI)⁻¹ G_Nj. Same objective as EASE with
 * the weights outside N held at zero; cost n·k³ instead of n³.
 */
import { invertPositiveDefinite } from './cholesky.ts'

/** Row i, column j of the Gram matrix. */
export type GramCell = (i: number, j: number) => number

/** Weights of `neighbours` on item j. Falls back to nothing when the block is not definite. */
export function regressOnNeighbours(
  gram: GramCell,
  j: number,
  neighbours: readonly number[],
  lambda: number,
): Float64Array {
  const k = neighbours.length
  const block = new Float64Array(k * k)
  neighbours.forEach((a, row) => {
    neighbours.forEach((b, column) => {
      block[row * k + column] = gram(a, b) + (row === column ? lambda : 0)
    })
  })
  const inverse = invertPositiveDefinite(block, k)
  return Float64Array.from({ length: k }, (_, row) =>
    neighbours.reduce(
      (sum, b, column) => sum + (inverse[row * k + column] as number) * gram(b, j),
      0,
    ),
  )
}
