/**
 * Keys that nobody declared (search words, tags): release a key only when its noisy count reaches a
 * threshold. Noise and threshold are made together, so that one cannot be used with the other's
 * formula.
 *
 * A key that exists only because of one person, who adds at most D∞ to it, is released with
 * probability at most p = P[Z + D∞ ≥ T] = P[Z ≥ T − D∞]: the inclusive tail, because a noisy count
 * **equal** to the threshold is kept. With at most l0 such keys a person, δ = 1 − (1 − p)^l0.
 * (Google, "Delta for thresholding", Theorem 1; Rogers 2023, Theorem 7, in approximate zCDP.)
 */
import { rhoOf } from './accounting.ts'
import { logGaussianTail } from './discrete-tails.ts'
import { PrivacyError } from './errors.ts'
import type { Rational } from './rational.ts'

export interface ThresholdParameters {
  readonly sigmaSquared: Rational
  /** Largest squared L2 norm of one person's counts. */
  readonly sensitivitySquared: bigint
  /** Most that one person adds to one key. */
  readonly largestPerKey: number
  /** Most keys of one person. */
  readonly keysPerPerson: number
}

function check(parameters: ThresholdParameters): void {
  const { largestPerKey, keysPerPerson } = parameters
  if (!Number.isInteger(largestPerKey) || largestPerKey < 1) {
    throw new PrivacyError('parameter_invalid', 'largestPerKey must be a whole number above 0')
  }
  if (!Number.isInteger(keysPerPerson) || keysPerPerson < 1) {
    throw new PrivacyError('parameter_invalid', 'keysPerPerson must be a whole number above 0')
  }
}

/** δ of keeping exactly the keys whose noisy count is at least `threshold`, rounded up. */
export function thresholdDelta(parameters: ThresholdParameters, threshold: number): number {
  check(parameters)
  const { sigmaSquared, largestPerKey, keysPerPerson } = parameters
  const p = Math.exp(logGaussianTail(sigmaSquared, threshold - largestPerKey))
  return Math.min(1, -Math.expm1(keysPerPerson * Math.log1p(-p)) * (1 + 1e-14))
}

/** The lowest threshold that costs at most δ, with what the noise itself costs. */
export function gaussianThreshold(
  parameters: ThresholdParameters,
  delta: number,
): { readonly threshold: number; readonly delta: number; readonly rho: Rational } {
  check(parameters)
  if (!(delta > 0 && delta < 1)) {
    throw new PrivacyError('parameter_invalid', 'delta must be between 0 and 1')
  }
  let low = parameters.largestPerKey - 1
  let high = parameters.largestPerKey + 1
  while (thresholdDelta(parameters, high) > delta) {
    low = high
    high += high
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (thresholdDelta(parameters, middle) <= delta) high = middle
    else low = middle
  }
  return {
    threshold: high,
    delta: thresholdDelta(parameters, high),
    rho: rhoOf(parameters.sensitivitySquared, parameters.sigmaSquared),
  }
}
