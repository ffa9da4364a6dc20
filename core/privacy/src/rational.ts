/** Exact rational numbers: budgets are added and compared without rounding. */
import { PrivacyError } from './errors.ts'

/** num/den in lowest terms, den > 0. Make them with `rational`. */
export interface Rational {
  readonly num: bigint
  readonly den: bigint
}

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b]
  while (y !== 0n) [x, y] = [y, x % y]
  return x
}

/** Throws `parameter_invalid` when den is 0. */
export function rational(num: bigint, den = 1n): Rational {
  if (den === 0n) throw new PrivacyError('parameter_invalid', 'a rational has a denominator of 0')
  const sign = den < 0n ? -1n : 1n
  const divisor = gcd(num, den < 0n ? -den : den)
  return { num: (sign * num) / divisor, den: (sign * den) / divisor }
}

export const zero: Rational = { num: 0n, den: 1n }

/** Reads '3', '-1/3', '0.25' and '2e-3' exactly; throws `parameter_invalid` on anything else. */
export function parseRational(text: string): Rational {
  const fraction = /^(-?\d{1,400})\/(\d{1,400})$/.exec(text)
  if (fraction?.[1] !== undefined && fraction[2] !== undefined) {
    return rational(BigInt(fraction[1]), BigInt(fraction[2]))
  }
  const decimal = /^(-?)(\d{1,400})(?:\.(\d{1,400}))?(?:[eE]([+-]?\d{1,3}))?$/.exec(text)
  if (decimal?.[2] === undefined) {
    throw new PrivacyError('parameter_invalid', 'expected a number such as 1/3, 0.25 or 2e-3')
  }
  const digits = decimal[3] ?? ''
  const exponent = Number(decimal[4] ?? '0') - digits.length
  const magnitude = BigInt(decimal[2] + digits)
  const signed = decimal[1] === '-' ? -magnitude : magnitude
  return exponent >= 0
    ? rational(signed * 10n ** BigInt(exponent))
    : rational(signed, 10n ** BigInt(-exponent))
}

/** The exact value of a finite double. */
export function rationalOf(value: number): Rational {
  if (!Number.isFinite(value)) {
    throw new PrivacyError('parameter_invalid', 'expected a finite number')
  }
  let scaled = value
  let den = 1n
  while (!Number.isInteger(scaled)) {
    scaled *= 2
    den *= 2n
  }
  return rational(BigInt(scaled), den)
}

export function formatRational(value: Rational): string {
  return value.den === 1n ? `${value.num}` : `${value.num}/${value.den}`
}

export function addRational(a: Rational, b: Rational): Rational {
  return rational(a.num * b.den + b.num * a.den, a.den * b.den)
}

export function subtractRational(a: Rational, b: Rational): Rational {
  return rational(a.num * b.den - b.num * a.den, a.den * b.den)
}

export function multiplyRational(a: Rational, b: Rational): Rational {
  return rational(a.num * b.num, a.den * b.den)
}

/** Negative, 0 or positive as a < b, a = b, a > b. */
export function compareRational(a: Rational, b: Rational): number {
  const difference = a.num * b.den - b.num * a.den
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/** A double within one part in 2^52 of the value (0 and overflow as doubles have them). */
export function rationalToNumber(value: Rational): number {
  const direct = Number(value.num) / Number(value.den)
  if (Number.isFinite(direct) && (direct !== 0 || value.num === 0n)) return direct
  const bits = BigInt(value.num.toString(2).length - value.den.toString(2).length)
  const shift = 64n - bits
  const quotient =
    shift >= 0n ? (value.num << shift) / value.den : value.num / (value.den << -shift)
  // In two steps, because 2^−shift alone may be below the smallest double.
  const half = Math.trunc(Number(shift) / 2)
  return Number(quotient) * 2 ** -half * 2 ** -(Number(shift) - half)
}

/** Largest integer r with r² ≤ value, value ≥ 0. Newton's method in integers. */
export function integerSquareRoot(value: bigint): bigint {
  if (value < 0n) throw new PrivacyError('parameter_invalid', 'square root of a negative number')
  if (value < 2n) return value
  let root = 1n << BigInt((value.toString(2).length + 1) >> 1)
  for (;;) {
    const next = (root + value / root) >> 1n
    if (next >= root) return root
    root = next
  }
}
