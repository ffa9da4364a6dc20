/**
 * Inverse of a symmetric positive-definite matrix in plain TypeScript: Cholesky, triangular inverse,
 * product. Needs nothing of the platform; adapters/linalg-wasm does the same several times faster.
 */
import { DiscreetError } from '@discreet/protocol'
import type { SpdInverse } from './linear-algebra.ts'

/** Row-major lower L with L Lᵀ = matrix; throws `parameter_invalid` when there is none. */
function cholesky(matrix: Float64Array, n: number): Float64Array {
  const l = matrix.slice()
  for (let i = 0; i < n; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      let sum = l[i * n + j] as number
      for (let k = 0; k < j; k += 1) sum -= (l[i * n + k] as number) * (l[j * n + k] as number)
      if (i !== j) {
        l[i * n + j] = sum / (l[j * n + j] as number)
      } else if (sum > 0 && sum < Number.POSITIVE_INFINITY) {
        l[i * n + i] = Math.sqrt(sum)
      } else {
        throw new DiscreetError('parameter_invalid', 'the matrix is not positive definite')
      }
    }
  }
  return l
}

/** Row j of the result is column j of L⁻¹, so that the product below reads rows. */
function transposedInverse(l: Float64Array, n: number): Float64Array {
  const x = new Float64Array(n * n)
  for (let j = 0; j < n; j += 1) {
    const row = x.subarray(j * n, j * n + n)
    row[j] = 1 / (l[j * n + j] as number)
    for (let i = j + 1; i < n; i += 1) {
      let sum = 0
      const from = i * n
      for (let k = j; k < i; k += 1) sum -= (l[from + k] as number) * (row[k] as number)
      row[i] = sum / (l[from + i] as number)
    }
  }
  return x
}

export function invertPositiveDefinite(matrix: Float64Array, n: number): Float64Array {
  const x = transposedInverse(cholesky(matrix, n), n)
  const inverse = new Float64Array(n * n)
  for (let i = 0; i < n; i += 1) {
    for (let j = i; j < n; j += 1) {
      let sum = 0
      for (let k = j; k < n; k += 1) sum += (x[i * n + k] as number) * (x[j * n + k] as number)
      inverse[i * n + j] = sum
      inverse[j * n + i] = sum
    }
  }
  return inverse
}

export const plainInverse: SpdInverse = {
  inverse: (matrix, n) =>
    new Promise((resolve) => {
      resolve(invertPositiveDefinite(matrix, n))
    }),
}
