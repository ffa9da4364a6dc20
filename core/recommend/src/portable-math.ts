/**
 * Powers and logarithms that are the same to the last bit everywhere. ECMA-262 leaves the precision
 * of Math.exp, Math.log1p and ** to the engine, and V8 has changed it between versions, so a server
 * and a page would disagree about scores. Here only + − × ÷ are used, which IEEE 754 fixes.
 */
const { LN2: ln2, SQRT2: root2 } = Math

/** value · 2^exponent; both ways of getting there are exact while the result is not subnormal. */
function scaled(value: number, exponent: number): number {
  let result = value
  for (let k = 0; k < exponent; k += 1) result *= 2
  for (let k = 0; k > exponent && result !== 0; k -= 1) result /= 2
  return result
}

/** 2^x, off by a unit or two in the last place. */
export function powerOfTwo(x: number): number {
  if (!(x > -1100)) return 0
  const whole = Math.round(x)
  const rest = (x - whole) * ln2
  let sum = 1
  for (let k = 14; k >= 1; k -= 1) sum = 1 + (rest / k) * sum
  return scaled(sum, whole)
}

/** e^x. */
export function exponential(x: number): number {
  return powerOfTwo(x / ln2)
}

/** Natural logarithm of y > 0: of y = m · 2^k as k · ln 2 + 2 artanh((m − 1)/(m + 1)). */
function logarithm(y: number): number {
  let m = y
  let k = 0
  for (; m > root2; k += 1) m /= 2
  for (; m < root2 / 2; k -= 1) m *= 2
  const s = (m - 1) / (m + 1)
  const square = s * s
  let sum = 1 / 23
  for (let odd = 21; odd >= 1; odd -= 2) sum = 1 / odd + square * sum
  return k * ln2 + 2 * s * sum
}

/** log(1 + x) for x ≥ 0, exact also where x is small (HP-15C handbook, appendix). */
export function logOnePlus(x: number): number {
  const y = 1 + x
  return y === 1 ? x : (logarithm(y) * x) / (y - 1)
}
