/**
 * EASE (Steck 2019, "Embarrassingly Shallow Autoencoders for Sparse Data"): B = I − P·diag(P)⁻¹ with
 * P = (G + λI)⁻¹, zero diagonal. It needs only the item-item Gram matrix, so it is post-processing
 * of what was released. Negative weights are kept: they carry much of the quality.
 */
import { DiscreetError } from '@discreet/protocol'
import type { SpdInverse } from './linear-algebra.ts'

/** `gram`: dense n × n, symmetric. Returns row i, column j = weight of having i on the score of j. */
export async function easeWeights(
  gram: Float64Array,
  n: number,
  lambda: number,
  linearAlgebra: SpdInverse,
): Promise<Float64Array> {
  for (let attempt = 0, ridge = lambda; ; attempt += 1, ridge *= 4) {
    const regularised = gram.slice()
    for (let i = 0; i < n; i += 1) {
      regularised[i * n + i] = (regularised[i * n + i] as number) + ridge
    }
    try {
      return weightsOf(await linearAlgebra.inverse(regularised, n), n)
    } catch (error) {
      // Noise can make a Gram matrix indefinite; a larger ridge repairs it.
      const repairable = error instanceof DiscreetError && error.code === 'parameter_invalid'
      if (!repairable || attempt === 8) throw error
    }
  }
}

function weightsOf(inverse: Float64Array, n: number): Float64Array {
  const diagonal = Float64Array.from({ length: n }, (_, j) => inverse[j * n + j] as number)
  for (let i = 0; i < n; i += 1) {
    for (let j = 0; j < n; j += 1) {
      inverse[i * n + j] = i === j ? 0 : -(inverse[i * n + j] as number) / (diagonal[j] as number)
    }
  }
  return inverse
}
