import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  cumulative,
  epsilonAbove,
  rhoForEpsilon,
  rhoOf,
  sigmaSquaredFor,
  zcdpDelta,
  zcdpEpsilon,
} from '../src/accounting.ts'
import { discreteGaussianDelta, logGaussianTail } from '../src/discrete-tails.ts'
import {
  compareRational,
  parseRational,
  rational,
  rationalOf,
  rationalToNumber,
} from '../src/rational.ts'
import { gaussianThreshold, thresholdDelta } from '../src/threshold.ts'
import vectors from './vectors/accounting.json' with { type: 'json' }

type Case = Record<string, unknown>
function cases(name: string): Case[] {
  const group = (vectors as { name: string; cases: Case[] }[]).find((one) => one.name === name)
  if (group === undefined) throw new Error(`no group ${name}`)
  return group.cases
}
const near = (ours: number, theirs: number, tolerance: number): void => {
  if (theirs === 0) {
    expect(ours).toBe(0)
    return
  }
  expect(Math.abs(ours - theirs) / Math.abs(theirs)).toBeLessThanOrEqual(tolerance)
}

describe('published vectors', () => {
  test('epsilon for (rho, delta) agrees and is never below', () => {
    for (const { rho, delta, epsilon } of cases('zcdp-eps-grid')) {
      const ours = zcdpEpsilon(rationalOf(Number(rho)), Number(delta))
      near(ours, Number(epsilon), 1e-9)
      expect(ours).toBeGreaterThanOrEqual(Number(epsilon) * (1 - 1e-15))
    }
  })

  test('the largest rho for (epsilon, delta) agrees and is never above', () => {
    for (const { epsilon, delta, rho } of cases('zcdp-rho-grid')) {
      const ours = rationalToNumber(rhoForEpsilon(Number(epsilon), Number(delta)))
      near(ours, Number(rho), 1e-9)
      expect(ours).toBeLessThanOrEqual(Number(rho))
    }
  })

  test('delta agrees with OpenDP and is never below the value at fifty digits', () => {
    for (const { rho, epsilon, computed_delta_50_digits } of cases('zcdp-to-approx-dp-opendp')) {
      const ours = zcdpDelta(rationalOf(Number(rho)), Number(epsilon))
      near(ours, Number(computed_delta_50_digits), 1e-10)
      if (Number(epsilon) !== 0)
        expect(ours).toBeGreaterThanOrEqual(Number(computed_delta_50_digits))
    }
  })

  test('the Gaussian of (1, 1e-6) agrees with Google', () => {
    for (const { rho, epsilon, delta } of cases('zcdp-to-approx-dp-google')) {
      near(zcdpEpsilon(rationalOf(Number(rho)), Number(delta)), Number(epsilon), 1e-7)
      near(zcdpDelta(rationalOf(Number(rho)), Number(epsilon)), Number(delta), 1e-6)
    }
  })

  test('the exact delta of the discrete Gaussian agrees', () => {
    for (const { sigma2, epsilon, delta_discrete } of cases('discrete-gaussian-privacy-profile')) {
      near(
        discreteGaussianDelta(parseRational(String(sigma2)), 1, Number(epsilon)),
        Number(delta_discrete),
        1e-9,
      )
    }
  })

  test('the published sigma of the discrete Gaussian lies between a delta above and one below', () => {
    for (const { sensitivity, epsilon, delta, sigma } of cases('discrete-gaussian-sigma')) {
      const at = (s: number): number =>
        discreteGaussianDelta(rationalOf(s * s), Number(sensitivity), Number(epsilon))
      expect(at(Number(sigma) + 0.0006)).toBeLessThanOrEqual(Number(delta))
      expect(at(Number(sigma) - 0.0006)).toBeGreaterThanOrEqual(Number(delta))
    }
  })

  test('tails of the discrete Gaussian agree, also where a double is zero', () => {
    for (const { sigma2, tail_P_ge } of cases('discrete-gaussian-pmf')) {
      for (const [t, tail] of Object.entries(tail_P_ge as Record<string, string>)) {
        const ours = logGaussianTail(parseRational(String(sigma2)), Number(t))
        const [, digits = '', power = '0'] = /^([\d.]+)(?:e(-?\d+))?$/.exec(tail) ?? []
        const theirs = Math.log(Number(digits)) + Number(power) * Math.LN10
        expect(Math.abs(ours - theirs)).toBeLessThan(1e-7)
        expect(ours).toBeGreaterThanOrEqual(theirs - 1e-12)
      }
    }
  })

  test('the release plan gives the published thresholds exactly', () => {
    for (const { epsilon, delta, max_items, rho, sigma, threshold } of cases('our-release-plan')) {
      const l0 = (Number(max_items) * (Number(max_items) - 1)) / 2
      near(rationalToNumber(rhoForEpsilon(Number(epsilon), Number(delta) / 2)), Number(rho), 1e-9)
      const parameters = {
        sigmaSquared: rationalOf(Number(sigma) ** 2),
        sensitivitySquared: BigInt(l0),
        largestPerKey: 1,
        keysPerPerson: l0,
      }
      expect(gaussianThreshold(parameters, Number(delta) / 2).threshold).toBe(threshold)
    }
  })

  test('a threshold is charged for the inclusive tail, not for the smaller one that leaves out equality', () => {
    for (const { scale, threshold, linf, exact_P_ge, exact_P_gt } of cases(
      'gaussian-threshold-zcdp-opendp',
    )) {
      if (Number(exact_P_ge) === 0) continue
      const parameters = {
        sigmaSquared: rationalOf(Number(scale) ** 2),
        sensitivitySquared: 1n,
        largestPerKey: Number(linf),
        keysPerPerson: 1,
      }
      const ours = thresholdDelta(parameters, Number(threshold))
      near(ours, Number(exact_P_ge), 1e-6)
      expect(ours).toBeGreaterThan(Number(exact_P_gt) * 2)
    }
  })
})

describe('rounding and refusal', () => {
  test('what is allowed for an epsilon never costs more than it', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 20, noNaN: true }),
        fc.constantFrom(1e-5, 1e-6, 1e-9),
        (epsilon, delta) => {
          expect(zcdpEpsilon(rhoForEpsilon(epsilon, delta), delta)).toBeLessThanOrEqual(epsilon)
        },
      ),
      { numRuns: 60 },
    )
  })

  test('sigma squared for rho costs exactly rho', () => {
    fc.assert(
      fc.property(
        fc.bigInt(1n, 10n ** 9n),
        fc.bigInt(1n, 10n ** 9n),
        fc.bigInt(1n, 10n ** 12n),
        (n, d, s) => {
          const rho = rational(n, d)
          expect(compareRational(rhoOf(s, sigmaSquaredFor(rho, s)), rho)).toBe(0)
        },
      ),
    )
  })

  test('weekly epsilon 1 adds up to the known figures of a year', () => {
    const rho = rhoForEpsilon(1, 1e-6)
    expect(cumulative(rho, 4, 1e-6).epsilon).toBeCloseTo(2.1, 1)
    expect(cumulative(rho, 12, 1e-6).epsilon).toBeCloseTo(3.9, 1)
    expect(cumulative(rho, 52, 1e-6).epsilon).toBeCloseTo(8.9, 1)
    expect(cumulative(rho, 0, 1e-6).epsilon).toBe(0)
  })

  test.each([
    [0, 1e-6],
    [-1, 1e-6],
    [Number.NaN, 1e-6],
    [Number.POSITIVE_INFINITY, 1e-6],
    [1, 0],
    [1, 1],
    [1, Number.NaN],
  ])('of what is no cost nothing is promised: rho %d, delta %d', (rho, delta) => {
    expect(epsilonAbove(rho, delta)).toBe(Number.POSITIVE_INFINITY)
  })

  test('as a number it is what it is as a fraction, but for the rounding', () => {
    const rho = rhoForEpsilon(1, 1e-6)
    const above = epsilonAbove(rationalToNumber(rho) * (1 + 1e-12), 1e-6)
    expect(above).toBeGreaterThanOrEqual(zcdpEpsilon(rho, 1e-6))
    expect(above).toBeCloseTo(zcdpEpsilon(rho, 1e-6), 9)
  })

  test('nothing costs nothing, and a large delta allows epsilon 0', () => {
    expect(zcdpDelta(rational(0n), 1)).toBe(0)
    expect(zcdpEpsilon(rational(0n), 1e-6)).toBe(0)
    expect(zcdpEpsilon(rational(1n, 1_000_000n), 0.5)).toBe(0)
  })

  test.each([
    ['delta 0', () => zcdpEpsilon(rational(1n), 0)],
    ['delta 1', () => zcdpEpsilon(rational(1n), 1)],
    ['epsilon below 0', () => zcdpDelta(rational(1n), -1)],
    ['epsilon not a number', () => zcdpDelta(rational(1n), Number.NaN)],
    ['epsilon 0 to spend', () => rhoForEpsilon(0, 1e-6)],
    ['rho below 0', () => zcdpDelta(rational(-1n), 1)],
    ['rho 0 to make noise for', () => sigmaSquaredFor(rational(0n), 1n)],
    ['half a period', () => cumulative(rational(1n), 0.5, 1e-6)],
    [
      'a person without keys',
      () =>
        gaussianThreshold(
          {
            sigmaSquared: rational(1n),
            sensitivitySquared: 1n,
            largestPerKey: 1,
            keysPerPerson: 0,
          },
          0.1,
        ),
    ],
    [
      'a key without weight',
      () =>
        gaussianThreshold(
          {
            sigmaSquared: rational(1n),
            sensitivitySquared: 1n,
            largestPerKey: 0,
            keysPerPerson: 1,
          },
          0.1,
        ),
    ],
    [
      'a threshold at delta 1',
      () =>
        gaussianThreshold(
          {
            sigmaSquared: rational(1n),
            sensitivitySquared: 1n,
            largestPerKey: 1,
            keysPerPerson: 1,
          },
          1,
        ),
    ],
  ])('%s is refused', (_, attempt) => {
    expect(attempt).toThrowError(expect.objectContaining({ code: 'parameter_invalid' }))
  })

  test('a tail from below zero counts what is below zero', () => {
    expect(Math.exp(logGaussianTail(rational(100n), -5))).toBeCloseTo(
      1 - Math.exp(logGaussianTail(rational(100n), 6)),
      8,
    )
    expect(logGaussianTail(rational(1n), -50)).toBeCloseTo(0, 9)
  })

  test('the threshold found is the lowest that is cheap enough', () => {
    const parameters = {
      sigmaSquared: rational(9n),
      sensitivitySquared: 4n,
      largestPerKey: 2,
      keysPerPerson: 5,
    }
    const { threshold, delta, rho } = gaussianThreshold(parameters, 1e-6)
    expect(delta).toBeLessThanOrEqual(1e-6)
    expect(thresholdDelta(parameters, threshold - 1)).toBeGreaterThan(1e-6)
    expect(rho).toEqual(rational(2n, 9n))
  })
})
