/**
 * Log-lifts that do not trust noise: how much more (or less) often two items meet than expected,
 * each residual R shrunk by R²/(R² + (k·s)²) where s is its standard deviation. Raw lift is never
 * used: it rewards rare pairs.
 */
import { pairIndex } from '@discreet/privacy'
import type { Evidence } from './evidence.ts'

const caution = 3

/** Residuals as far as the noise lets one believe them; same packing as the evidence. */
export function shrunkResiduals({ residual, variance, looked }: Evidence): Float32Array {
  return residual.map((r, k) => {
    const v = variance[k] as number
    if (v === 0) return r
    // A first look that stands out was looked at twice; what is left of the rest, upward, is luck.
    if (r > 0 && looked[k] === 0) return 0
    const k2 = r > 0 ? caution : caution + 1
    return (r * r * r) / (r * r + k2 * k2 * v)
  })
}

/** ln(1 + R/E), with E never below a fraction of the noise, and never below ln 0.1. */
export function logLift(shrunk: number, expected: number, variance: number): number {
  const floor = (shrunk > 0 ? 0.3 : 1) * Math.sqrt(variance)
  return Math.log1p(Math.max(shrunk / Math.max(expected, floor, 1e-9), -0.9))
}

/** Dense n × n, symmetric, zero diagonal. */
export function denseTriangle(packed: (cell: number) => number, n: number): Float64Array {
  const matrix = new Float64Array(n * n)
  for (let i = 0; i < n; i += 1) {
    const row = pairIndex(i, 0, n)
    for (let j = i + 1; j < n; j += 1) {
      const value = packed(row + j)
      matrix[i * n + j] = value
      matrix[j * n + i] = value
    }
  }
  return matrix
}
