/**
 * The mechanism: what one period releases, at what exact cost, in which order.
 *
 *  1. people: the number of contributors; one person changes it by 1.
 *  2. popularity: weighted item counts over the **whole public catalogue**.
 *  3. pairs of the head, a first look: every pair of the items that the noisy popularity puts first.
 *  4. pairs, a second look: only the pairs that stood out in the first. A basket now spends its
 *     whole weight on the few listed pairs that it holds.
 *  Steps 3 and 4 once for pairs within a basket and once for pairs within a person's period.
 *
 * Guarantee. Each step adds N_Z(0, σ²) to every cell of an integer vector with L2 sensitivity 1 or
 * C (proofs in bounding.ts) and is ρ_step-zCDP with ρ_step = D²/2σ², exactly. What a later step
 * looks at depends on earlier noisy results only, so the steps compose adaptively and the whole is
 * (Σ ρ_step)-zCDP with respect to adding or removing one person. Every cell of a public list gets
 * noise, so no key leaks by being present.
 */
import { rhoOf, sigmaSquaredFor } from './accounting.ts'
import type { Allowance } from './allowance.ts'
import type { Caps } from './bounding.ts'
import { applyCaps, mergeBaskets, unitWeight } from './bounding.ts'
import { countItems, countListedPairs, countPairs } from './counting.ts'
import { PrivacyError } from './errors.ts'
import { chooseCandidates, chooseHead, headSizeFor } from './head.ts'
import { discreteGaussian } from './noise.ts'
import type { NoisyAggregate } from './noisy.ts'
import type { RandomWords } from './randomness.ts'
import type { Rational } from './rational.ts'
import {
  addRational,
  compareRational,
  formatRational,
  multiplyRational,
  rational,
  rationalToNumber,
  zero,
} from './rational.ts'
import type { PeopleRows } from './rows.ts'
import type { Noised, Stage } from './stages.ts'
import { enter, take } from './stages.ts'

export type StepName =
  | 'people'
  | 'popularity'
  | 'basketPairs'
  | 'basketSecond'
  | 'historyPairs'
  | 'historySecond'

const stepNames: readonly StepName[] = [
  'people',
  'popularity',
  'basketPairs',
  'basketSecond',
  'historyPairs',
  'historySecond',
]

export interface ReleaseParameters {
  /** zCDP of the whole release. */
  readonly rho: Rational
  /** Share of ρ for each step; together at most 1. A step without a share is left out. */
  readonly shares: Readonly<Partial<Record<StepName, Rational>>>
  /** The grid: integers per unit of contribution. */
  readonly scale: number
  /** Size of the head; 'auto': from ρ and the noisy number of people (head.ts). */
  readonly headSize: number | 'auto'
  /** Pairs in the second look for every item of the head. */
  readonly candidatesPerItem: number
  /** Popularity weighs a person's items by scale/√max(m, damping). */
  readonly damping: number
  readonly caps: Caps
}

const percent = (value: bigint): Rational => rational(value, 100n)

/** Baskets and periods are the same thing here: every person has one basket, or only that counts. */
export const basketShares: ReleaseParameters['shares'] = {
  people: percent(1n),
  popularity: percent(7n),
  basketPairs: percent(60n),
  basketSecond: percent(32n),
}

/** Two named releases: pairs within a basket, and pairs within a person's period. */
export const periodShares: ReleaseParameters['shares'] = {
  people: percent(1n),
  popularity: percent(7n),
  basketPairs: percent(40n),
  basketSecond: percent(21n),
  historyPairs: percent(20n),
  historySecond: percent(11n),
}

/** What one person may bring to a release, before the weights; public, so that senders can heed it. */
export const defaultCaps: Caps = { basketsPerPerson: 50, itemsPerBasket: 200, itemsPerPerson: 500 }

export function defaultParameters(
  rho: Rational,
  shares: ReleaseParameters['shares'] = periodShares,
): ReleaseParameters {
  return {
    rho,
    shares,
    scale: 1024,
    headSize: 'auto',
    candidatesPerItem: 6,
    damping: 8,
    caps: defaultCaps,
  }
}

/** One step in public: strings, so that it goes into ledger, card and JSON unchanged. */
export interface PlannedStep {
  readonly step: StepName
  readonly rho: string
  readonly sigmaSquared: string
  readonly sensitivitySquared: string
}

export interface MechanismPlan {
  readonly distribution: 'discrete Gaussian'
  readonly scale: number
  readonly headSize: number | 'auto'
  readonly candidatesPerItem: number
  readonly damping: number
  readonly caps: Caps
  readonly steps: readonly PlannedStep[]
  /** Exact sum of the steps. */
  readonly rho: string
}

interface Step {
  readonly step: StepName
  readonly rho: Rational
  readonly sigmaSquared: Rational
  readonly sensitivitySquared: bigint
}

function whole(value: number, name: string, least: number, most: number): void {
  if (!Number.isInteger(value) || value < least || value > most) {
    throw new PrivacyError('parameter_invalid', `${name} must be ${least} to ${most}`)
  }
}

function steps(parameters: ReleaseParameters): readonly Step[] {
  const { rho, shares, scale, headSize, candidatesPerItem, damping, caps } = parameters
  whole(scale, 'scale', 1, 65_536)
  if (headSize !== 'auto') whole(headSize, 'headSize', 2, 30_000)
  whole(candidatesPerItem, 'candidatesPerItem', 1, 100)
  whole(damping, 'damping', 1, 1000)
  whole(caps.basketsPerPerson, 'basketsPerPerson', 1, 100_000)
  whole(caps.itemsPerBasket, 'itemsPerBasket', 2, 100_000)
  whole(caps.itemsPerPerson, 'itemsPerPerson', 2, 100_000)
  let total = zero
  const planned: Step[] = []
  for (const step of stepNames) {
    const share = shares[step] ?? zero
    if (compareRational(share, zero) < 0) {
      throw new PrivacyError('parameter_invalid', `the share of ${step} is negative`)
    }
    if (share.num === 0n) continue
    total = addRational(total, share)
    const sensitivitySquared = step === 'people' ? 1n : BigInt(scale) ** 2n
    const stepRho = multiplyRational(rho, share)
    const sigmaSquared = sigmaSquaredFor(stepRho, sensitivitySquared)
    planned.push({
      step,
      rho: rhoOf(sensitivitySquared, sigmaSquared),
      sigmaSquared,
      sensitivitySquared,
    })
  }
  if (compareRational(total, rational(1n)) > 0) {
    throw new PrivacyError('parameter_invalid', 'the shares add up to more than 1')
  }
  if (shares.people === undefined || shares.popularity === undefined) {
    throw new PrivacyError('parameter_invalid', 'people and popularity each need a share')
  }
  return planned
}

/** Throws `parameter_invalid`. Nothing here depends on data. */
export function planRelease(parameters: ReleaseParameters): MechanismPlan {
  const planned = steps(parameters)
  return {
    distribution: 'discrete Gaussian',
    scale: parameters.scale,
    headSize: parameters.headSize,
    candidatesPerItem: parameters.candidatesPerItem,
    damping: parameters.damping,
    caps: parameters.caps,
    steps: planned.map(({ step, rho, sigmaSquared, sensitivitySquared }) => ({
      step,
      rho: formatRational(rho),
      sigmaSquared: formatRational(sigmaSquared),
      sensitivitySquared: `${sensitivitySquared}`,
    })),
    rho: formatRational(planned.reduce((sum, { rho }) => addRational(sum, rho), zero)),
  }
}

/** A period's rows, not yet bounded. */
export function collect(rows: PeopleRows): Stage<'collected'> {
  return enter('collected', rows)
}

interface BoundedContent {
  readonly rows: PeopleRows
  readonly people: PeopleRows
  readonly parameters: ReleaseParameters
}

/** Applies the caps; the weights that complete the bound are computed as the sums are made. */
export function bound(
  collected: Stage<'collected'>,
  parameters: ReleaseParameters,
): Stage<'bounded'> {
  const rows = applyCaps(take<PeopleRows>(collected), parameters.caps)
  return enter('bounded', {
    rows,
    people: mergeBaskets(rows, parameters.caps),
    parameters,
  } satisfies BoundedContent)
}

interface ChargedContent extends BoundedContent {
  readonly steps: readonly Step[]
}

/** Spends the whole cost of the mechanism. Throws `budget_exhausted` when it is not covered. */
export function charge(bounded: Stage<'bounded'>, allowance: Allowance): Stage<'charged'> {
  const content = take<BoundedContent>(bounded)
  const planned = steps(content.parameters)
  for (const { rho } of planned) allowance.spend(rho)
  return enter('charged', { ...content, steps: planned } satisfies ChargedContent)
}

/** How a step's exact integer sums become public: with noise, or not at all. */
type Publish = (step: StepName, sums: Int32Array) => { cells: Int32Array; sigma: number }

function runSteps(
  content: BoundedContent,
  items: readonly string[],
  has: (step: StepName) => boolean,
  publish: Publish,
  rhoForHead: number,
): NoisyAggregate {
  const { rows, people, parameters } = content
  const { scale, damping } = parameters
  const clip = BigInt(scale)
  if (items.length !== rows.itemCount) {
    throw new PrivacyError('parameter_invalid', 'the catalogue and the rows do not match')
  }
  const count = publish('people', Int32Array.of(people.basketOffsets.length - 1))
  const noisyPeople = count.cells[0] as number
  const itemWeight = (m: number): number => unitWeight(clip, 1, Math.max(m, damping))
  const popularity = publish('popularity', countItems(people, itemWeight))
  const size =
    parameters.headSize === 'auto'
      ? headSizeFor(noisyPeople, rhoForHead, items.length)
      : Math.min(parameters.headSize, items.length)
  const head = chooseHead(popularity.cells, size)
  const headItems = Array.from(head, (item) => items[item] as string)
  const weight = (baskets: number, cells: number): number => unitWeight(clip, baskets, cells)
  const looks = (from: PeopleRows, kind: 'basket' | 'history'): Partial<NoisyAggregate> => {
    if (!has(`${kind}Pairs`) || head.length < 2) return {}
    const pairs = publish(`${kind}Pairs`, countPairs(from, head, weight))
    const first = { kind, items: headItems, ...pairs, scale }
    if (!has(`${kind}Second`)) return { [kind]: first }
    const wanted = parameters.candidatesPerItem * head.length
    const list = chooseCandidates(popularity.cells, popularity.sigma, head, pairs.cells, wanted)
    const sums = publish(`${kind}Second`, countListedPairs(from, head, list, weight))
    return { [kind]: first, [`${kind}Second`]: { items: headItems, ...list, ...sums, scale } }
  }
  return {
    people: { value: noisyPeople, sigma: count.sigma },
    popularity: { items, ...popularity, scale },
    ...looks(rows, 'basket'),
    ...looks(people, 'history'),
  }
}

/**
 * Draws the noise of every step. `items` are the ids of the public catalogue in the rows' order.
 * This and `releaseCells` are the only ways to a `Noised`.
 */
export function addNoise(
  charged: Stage<'charged'>,
  items: readonly string[],
  random: RandomWords,
): Noised<NoisyAggregate> {
  const content = take<ChargedContent>(charged)
  const byName = new Map(content.steps.map((step) => [step.step, step]))
  const publish: Publish = (name, sums) => {
    const { sigmaSquared } = byName.get(name) as Step
    discreteGaussian(sigmaSquared, random).add(sums)
    return { cells: sums, sigma: Math.sqrt(rationalToNumber(sigmaSquared)) }
  }
  const rho = rationalToNumber(content.parameters.rho)
  return runSteps(
    content,
    items,
    (step) => byName.has(step),
    publish,
    rho,
  ) as Noised<NoisyAggregate>
}

/** All stages at once. */
export function runRelease(
  rows: PeopleRows,
  parameters: ReleaseParameters,
  allowance: Allowance,
  items: readonly string[],
  random: RandomWords,
): Noised<NoisyAggregate> {
  return addNoise(charge(bound(collect(rows), parameters), allowance), items, random)
}

/**
 * Plain counts **without bounds, noise or protection**: the ceiling that an evaluation compares with.
 * It is not `Noised`, so nothing stores or serves it. The head is the whole catalogue.
 */
export function unsafeExactCounts(rows: PeopleRows, items: readonly string[]): NoisyAggregate {
  const head = Uint32Array.from({ length: items.length }, (_, k) => k)
  const people = rows.personOffsets.length - 1
  const one = (): number => 1
  return {
    people: { value: people, sigma: 0 },
    popularity: { items, cells: countItems(rows, one), sigma: 0, scale: 1 },
    basket: { kind: 'basket', items, cells: countPairs(rows, head, one), sigma: 0, scale: 1 },
  }
}
