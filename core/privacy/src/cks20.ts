/**
 * The reference samplers: Canonne, Kamath and Steinke, "The Discrete Gaussian for Differential
 * Privacy" (2020), Algorithms 1 to 3, in BigInt. Exact for every parameter, about two hundred times
 * slower than the table; used where a table would be too large, and as the witness in the tests.
 * They draw in the order of the authors' own program, so that streams recorded from it check them
 * word for word.
 */

import type { RandomWords } from './randomness.ts'
import type { Rational } from './rational.ts'
import { integerSquareRoot, rational } from './rational.ts'

const one = rational(1n)
const half = rational(1n, 2n)

/** Uniform over 0 … bound − 1, by rejection. Words come least significant first. */
export function uniformBelow(bound: bigint, random: RandomWords): bigint {
  const bits = bound.toString(2).length
  const words = new Uint32Array(Math.ceil(bits / 32))
  const spare = words.length * 32 - bits
  const last = words.length - 1
  for (;;) {
    random.fill(words)
    words[last] = (words[last] as number) >>> spare
    const value = words.reduceRight((sum, word) => (sum << 32n) | BigInt(word), 0n)
    if (value < bound) return value
  }
}

function bernoulli(p: Rational, random: RandomWords): boolean {
  return uniformBelow(p.den, random) < p.num
}

/** Algorithm 1: true with probability exp(−γ), γ ≥ 0. */
export function bernoulliExp(gamma: Rational, random: RandomWords): boolean {
  const times = gamma.num / gamma.den
  for (let k = 0n; k < times; k += 1n) {
    if (!bernoulliExpSmall(one, random)) return false
  }
  return bernoulliExpSmall(rational(gamma.num % gamma.den, gamma.den), random)
}

function bernoulliExpSmall(gamma: Rational, random: RandomWords): boolean {
  let k = 1n
  while (bernoulli(rational(gamma.num, gamma.den * k), random)) k += 1n
  return k % 2n === 1n
}

function geometric({ num: t, den: s }: Rational, random: RandomWords): bigint {
  let u = uniformBelow(t, random)
  while (!bernoulliExpSmall(rational(u, t), random)) u = uniformBelow(t, random)
  let v = 0n
  while (bernoulliExpSmall(one, random)) v += 1n
  return (u + t * v) / s
}

/** Algorithm 2: P[X = x] ∝ exp(−|x|/scale). */
export function laplaceSample(scale: Rational, random: RandomWords): bigint {
  for (;;) {
    const negative = bernoulli(half, random)
    const magnitude = geometric(scale, random)
    if (!negative) return magnitude
    if (magnitude > 0n) return -magnitude
  }
}

/** Algorithm 3: P[X = x] ∝ exp(−x²/2σ²). */
export function gaussianSample(sigmaSquared: Rational, random: RandomWords): bigint {
  const { num: p, den: q } = sigmaSquared
  const t = integerSquareRoot(p / q) + 1n
  for (;;) {
    const y = laplaceSample(rational(t), random)
    const magnitude = y < 0n ? -y : y
    const distance = magnitude * t * q - p
    const gamma = rational(distance * distance, 2n * p * q * t * t)
    if (bernoulliExp(gamma, random)) return y
  }
}
