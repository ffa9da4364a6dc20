/** The only steps that are not a tile product: the factor of a diagonal tile and its inverse. */
import { tileSize as n } from './tile-layout.ts'

/**
 * In place: upper-triangular U with Uᵀ U = the tile (its upper triangle is read), zeros below; and
 * W = U⁻¹ into `inverse`. false when the tile is not positive definite (also for NaN).
 */
export function factorTile(tile: Float64Array, inverse: Float64Array): boolean {
  for (let j = 0; j < n; j += 1) {
    for (let i = 0; i <= j; i += 1) {
      let sum = tile[i * n + j] as number
      for (let k = 0; k < i; k += 1)
        sum -= (tile[k * n + i] as number) * (tile[k * n + j] as number)
      if (i < j) tile[i * n + j] = sum / (tile[i * n + i] as number)
      else if (sum > 0 && sum < Number.POSITIVE_INFINITY) tile[j * n + j] = Math.sqrt(sum)
      else return false
    }
  }
  inverse.fill(0)
  for (let j = 0; j < n; j += 1) {
    inverse[j * n + j] = 1 / (tile[j * n + j] as number)
    for (let i = j - 1; i >= 0; i -= 1) {
      let sum = 0
      for (let k = i + 1; k <= j; k += 1) {
        sum -= (tile[i * n + k] as number) * (inverse[k * n + j] as number)
      }
      inverse[i * n + j] = sum / (tile[i * n + i] as number)
    }
  }
  return true
}
