/**
 * How likely the same verdict is under another draw of the noise. What was seen is d~ = d + η, where η
 * is the noise and d what exact counts would have given; another draw would show d + η′. Knowing d~
 * alone, d + η′ is spread around d~ with twice the variance of the noise: once for not knowing η, once
 * for η′. The noise is taken as normal, the bounds that a verdict compares with as fixed, and its parts
 * (sizes, guards, difference) as independent of each other.
 */
import { normalQuantile, normalTail } from './distributions.ts'
import type { Verdict } from './report-types.ts'

/** A number that a verdict compares with a bound, and the variance of the noise in it. */
export interface Compared {
  readonly value: number
  readonly noise: number
  readonly bound: number
}

export interface VerdictParts {
  /** The sizes are as planned as long as |value| < bound. */
  readonly ratio: Compared
  /** Enough people as long as each is at or above its bound. */
  readonly sizes: readonly Compared[]
  /** Breached as soon as one is above its bound. */
  readonly guards: readonly Compared[]
  /** Positive is better; beyond ±bound there is a difference. undefined: too few people. */
  readonly difference: Compared | undefined
}

/** P(another draw is above the bound). */
function above({ value, noise, bound }: Compared): number {
  if (!(noise > 0)) return value > bound ? 1 : 0
  return normalTail((bound - value) / Math.sqrt(2 * noise))
}

function below({ value, noise, bound }: Compared): number {
  return above({ value: -value, noise, bound: -bound })
}

function allHold(probabilities: readonly number[]): number {
  return probabilities.reduce((product, p) => product * p, 1)
}

/** The |z| from which a sample ratio is suspicious. */
export const suspiciousScore: number = normalQuantile(0.001 / 2)

/** Of each verdict; they add up to 1. */
export function verdictProbabilities(parts: VerdictParts): Readonly<Record<Verdict, number>> {
  const { ratio, sizes, guards, difference } = parts
  const offPlan = above(ratio) + below({ ...ratio, bound: -ratio.bound })
  const readable = (1 - Math.min(offPlan, 1)) * allHold(sizes.map((size) => 1 - below(size)))
  const unbreached = allHold(guards.map((guard) => 1 - above(guard)))
  const better = difference === undefined ? 0 : above(difference)
  const worse = difference === undefined ? 0 : below({ ...difference, bound: -difference.bound })
  const certified = readable * unbreached * better
  const rejected = readable * (1 - unbreached * (1 - worse))
  return { certified, rejected, unresolved: Math.max(0, 1 - certified - rejected) }
}

export function stabilityOf(verdict: Verdict, parts: VerdictParts): number {
  return verdictProbabilities(parts)[verdict]
}
