/**
 * exp(−x) between two integers, by integer arithmetic alone: the only transcendental function that
 * the noise needs.
 */
import type { Rational } from './rational.ts'

/** lower·2^−bits ≤ value ≤ upper·2^−bits. */
export interface Enclosure {
  readonly lower: bigint
  readonly upper: bigint
}

/** Outward rounding: the product of two enclosures of numbers in [0, 1], again enclosed. */
export function multiplyEnclosures(a: Enclosure, b: Enclosure, bits: bigint): Enclosure {
  return { lower: (a.lower * b.lower) >> bits, upper: ((a.upper * b.upper) >> bits) + 1n }
}

/**
 * Encloses exp(−x) for x ≥ 0 in units of 2^−bits.
 *
 * Proof. Let y = x/2^m < 1/2 and Y = ⌊y·2^b⌋. The terms t_i = ⌊t_{i−1}·Y/(i·2^b)⌋ approximate
 * 2^b·y^i/i! with an error e_i ≤ e_{i−1}/2 + 2 ≤ 4 units (Y and the floor lose less than one unit
 * each). The alternating sum of n terms is therefore within 4n units, the remainder of an
 * alternating series with falling terms is below its first term left out, which is below 4 + 1
 * units when t_n = 0. So ±(4n + 5) encloses, and squaring m times rounds outward each time.
 */
export function encloseExpNegative(x: Rational, bits: number): Enclosure {
  const b = BigInt(bits)
  let halvings = 0n
  while (x.num * 2n >= x.den << halvings) halvings += 1n
  const y = (x.num << b) / (x.den << halvings)
  let term = 1n << b
  let sum = term
  let count = 0n
  while (term !== 0n) {
    count += 1n
    term = (term * y) / (count << b)
    sum += count % 2n === 1n ? -term : term
  }
  const slack = 4n * count + 5n
  let enclosure: Enclosure = { lower: sum - slack, upper: sum + slack }
  for (let i = 0n; i < halvings; i += 1n) {
    enclosure = multiplyEnclosures(enclosure, enclosure, b)
  }
  const one = 1n << b
  return enclosure.upper > one ? { lower: enclosure.lower, upper: one } : enclosure
}
