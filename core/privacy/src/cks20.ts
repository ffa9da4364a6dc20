/**
 * The reference samplers: Canonne, Kamath and Steinke, "The Discrete Gaussian for Differential
 * Privacy" (2020), Algorithms 1 to 3, in BigInt. Exact for every parameter, about two hundred times
 * slower than the table; used where a table would be too large, and as the witness in the tests.
 */

import type { RandomWords } from './randomness.ts'
import type { Rational } from './rational.ts'
import { integerSquareRoot, rational } from './rational.ts'

/** Uniform over 0 … bound − 1, by rejection. */
export function uniformBelow(bound: bigint, random: RandomWords): bigint {
  const bits = (bound - 1n).toString(2).length
  const words = new Uint32Array(Math.ceil(bits / 32))
  const mask = (1n << BigInt(bits)) - 1n
  for (;;) {
    random.fill(words)
    let value = 0n
    for (const word of words) value = (value << 32n) | BigInt(word)
    value &= mask
    if (value < bound) return value
  }
}

function bernoulli(p: Rational, random: RandomWords): boolean {
  return uniformBelow(p.den, random) < p.num
}

/** Algorithm 1: true with probability exp(−γ), γ ≥ 0. */
export function bernoulliExp(gamma: Rational, random: RandomWords): boolean {
  let rest = gamma
  while (rest.num > rest.den) {
    if (!bernoulliExpSmall({ num: 1n, den: 1n }, random)) return false
    rest = rational(rest.num - rest.den, rest.den)
  }
  return bernoulliExpSmall(rest, random)
}

function bernoulliExpSmall(gamma: Rational, random: RandomWords): boolean {
  let k = 1n
  while (bernoulli({ num: gamma.num, den: gamma.den * k }, random)) k += 1n
  return k % 2n === 1n
}

/** Algorithm 2: P[X = x] ∝ exp(−|x|/scale). */
export function laplaceSample(scale: Rational, random: RandomWords): bigint {
  const { num: t, den: s } = scale
  for (;;) {
    const u = uniformBelow(t, random)
    if (!bernoulliExp({ num: u, den: t }, random)) continue
    let v = 0n
    while (bernoulliExp({ num: 1n, den: 1n }, random)) v += 1n
    const magnitude = (u + t * v) / s
    const negative = uniformBelow(2n, random) === 1n
    if (negative && magnitude === 0n) continue
    return negative ? -magnitude : magnitude
  }
}

/** Algorithm 3: P[X = x] ∝ exp(−x²/2σ²). */
export function gaussianSample(sigmaSquared: Rational, random: RandomWords): bigint {
  const { num: p, den: q } = sigmaSquared
  const t = integerSquareRoot(p / q) + 1n
  for (;;) {
    const y = laplaceSample({ num: t, den: 1n }, random)
    const magnitude = y < 0n ? -y : y
    const distance = magnitude * t * q - p
    const gamma = { num: distance * distance, den: 2n * p * q * t * t }
    if (bernoulliExp(gamma, random)) return y
  }
}
