/**
 * A canary audit: runs the real mechanism many times on two data sets that differ in one person (the
 * canary), guesses from each noisy result which of the two it was, and turns the success of the
 * guesses into a lower bound on what the mechanism really leaks. A correct mechanism stays below its
 * claim; one with too little noise, or a person who weighs too much, does not.
 *
 * The guess is the likelihood ratio, the best there is. With a true-positive rate above t and a
 * false-positive rate below f, the mechanism is no better than μ-Gaussian differential privacy with
 * μ = Φ⁻¹(t) − Φ⁻¹(f) (Dong, Roth, Su 2022; auditing with it: Nasr et al. 2023). A Gaussian
 * mechanism of ρ-zCDP has μ = √(2ρ), so μ²/2 is a lower bound on ρ. The rates are bounded by
 * Chernoff's inequality, so a correct mechanism fails with a probability of at most 10⁻⁶ a run.
 */
import { zcdpEpsilon } from './accounting.ts'
import { Allowance } from './allowance.ts'
import { unitWeight } from './bounding.ts'
import type { NoisyAggregate } from './noisy.ts'
import { pairIndex } from './noisy.ts'
import type { RandomWords } from './randomness.ts'
import type { Rational } from './rational.ts'
import { rational, rationalOf, rationalToNumber } from './rational.ts'
import type { ReleaseParameters } from './release.ts'
import { basketShares, defaultParameters, planRelease, runRelease } from './release.ts'
import type { PeopleRows } from './rows.ts'
import { RowsBuilder } from './rows.ts'

/** The mechanism under audit; the default is the one that releases use. */
export type Mechanism = (
  rows: PeopleRows,
  parameters: ReleaseParameters,
  items: readonly string[],
  random: RandomWords,
) => NoisyAggregate

export interface AuditReport {
  readonly runs: number
  readonly claimed: { readonly rho: number; readonly epsilon: number; readonly delta: number }
  readonly lowerBound: { readonly rho: number; readonly epsilon: number }
  readonly falseAlarm: number
  readonly passed: boolean
}

const items = ['a', 'b', 'c', 'd', 'e', 'f']
const falseAlarm = 1e-6
const delta = 1e-6

function dataSet(withCanary: boolean): PeopleRows {
  const builder = new RowsBuilder(items.length)
  for (let person = 0; person < 30; person += 1) {
    builder.add(person, person, 2 + (person % 4))
    builder.add(person, person, 2 + ((person + 1) % 4))
  }
  if (withCanary) for (const item of [0, 1]) builder.add('canary', 'canary', item)
  return builder.finish()
}

/** Log-likelihood ratio of the canary's presence, up to a constant. */
function evidence(result: NoisyAggregate, { scale, damping }: ReleaseParameters): number {
  const item = unitWeight(BigInt(scale), 1, Math.max(2, damping))
  const { people, popularity, basket, basketSecond } = result
  let sum = people.value / people.sigma ** 2
  for (const k of [0, 1]) sum += (item * (popularity.cells[k] as number)) / popularity.sigma ** 2
  for (const look of [basket, basketSecond]) {
    if (look === undefined) continue
    const [a, b] = [look.items.indexOf('a'), look.items.indexOf('b')]
    const [i, j] = [Math.min(a, b), Math.max(a, b)]
    const cell =
      'first' in look
        ? look.first.findIndex((first, k) => first === i && look.second[k] === j)
        : pairIndex(i, j, look.items.length)
    sum += (scale * (look.cells[cell] as number)) / look.sigma ** 2
  }
  return sum
}

/** Largest (or smallest) p that Chernoff's bound n·KL(p̂‖p) ≤ ln 1/α cannot rule out. */
function chernoff(hits: number, runs: number, side: 'upper' | 'lower'): number {
  const observed = hits / runs
  const part = (p: number, q: number): number => (p === 0 ? 0 : p * Math.log(p / q))
  const divergence = (p: number): number => part(observed, p) + part(1 - observed, 1 - p)
  const limit = Math.log(2 / falseAlarm) / runs
  let [inside, outside] = [observed, side === 'upper' ? 1 : 0]
  for (let k = 0; k < 100; k += 1) {
    const middle = (inside + outside) / 2
    if (divergence(middle) <= limit) inside = middle
    else outside = middle
  }
  return outside
}

/** Φ⁻¹ by bisection on a series for Φ; errors far below the width of the bounds. */
function normalQuantile(p: number): number {
  let [low, high] = [-8, 8]
  for (let k = 0; k < 80; k += 1) {
    const x = (low + high) / 2
    let term = x
    let sum = x
    for (let n = 3; n < 300; n += 2) {
      term *= (x * x) / n
      sum += term
    }
    const cumulative = 0.5 + (sum * Math.exp(-(x * x) / 2)) / Math.sqrt(2 * Math.PI)
    if (cumulative < p) low = x
    else high = x
  }
  return (low + high) / 2
}

function claimOf(rho: Rational): AuditReport['claimed'] {
  return { rho: rationalToNumber(rho), epsilon: zcdpEpsilon(rho, delta), delta }
}

/** `runs` on each side; 4,000 find half the noise, or twice the weight, without doubt. */
export function auditMechanism(
  runs: number,
  random: RandomWords,
  mechanism: Mechanism = (rows, parameters, ids, words) =>
    runRelease(rows, parameters, new Allowance('audit', parameters.rho), ids, words),
): AuditReport {
  const rho = rational(1n, 2n)
  const parameters = { ...defaultParameters(rho, basketShares), scale: 64, headSize: items.length }
  planRelease(parameters)
  const guess = (rows: PeopleRows): number =>
    evidence(mechanism(rows, parameters, items, random), parameters)
  const [without, present] = [dataSet(false), dataSet(true)]
  // The threshold comes from runs of its own, so that the counted ones are independent of it.
  const trial = Array.from({ length: 400 }, () => guess(present)).sort((a, b) => a - b)
  const threshold = trial[200] as number
  let [truePositives, falsePositives] = [0, 0]
  for (let run = 0; run < runs; run += 1) {
    if (guess(present) >= threshold) truePositives += 1
    if (guess(without) >= threshold) falsePositives += 1
  }
  const found = chernoff(truePositives, runs, 'lower')
  const alarmed = chernoff(falsePositives, runs, 'upper')
  const mu = Math.max(0, normalQuantile(found) - normalQuantile(alarmed))
  const claimed = claimOf(rho)
  const bound = (mu * mu) / 2
  const lowerBound = { rho: bound, epsilon: zcdpEpsilon(rationalOf(bound), delta) }
  return { runs, claimed, lowerBound, falseAlarm, passed: bound <= claimed.rho }
}
