/**
 * What a site can expect before it collects anything. The curve r = x/(x + 25) with
 * x = people·√ρ·itemsPerBasket/items was fitted to what `discreet evaluate` measured on public
 * collections of baskets at ε 1, 2 and 4 (docs/measurements.md). It was within .08 of the two large
 * ones; on the small one noise helped, and the curve says less than what was kept.
 */
import { cumulative, rationalToNumber, rhoForEpsilon } from '@discreet/privacy'
import { DiscreetError } from '@discreet/protocol'

export interface PlanQuestion {
  /** Contributors in one period. */
  readonly people: number
  readonly items: number
  readonly epsilon: number
  readonly delta: number
  readonly itemsPerBasket: number
  readonly periodsPerYear: number
}

export interface Plan extends PlanQuestion {
  readonly rho: number
  /** Expected share of the gain over popularity that a private model keeps, 0 … 1, one period. */
  readonly retained: number
  /** The same when all periods of a year are summed. */
  readonly retainedAfterYear: number
  readonly advice: 'good' | 'fair' | 'popularity'
  /** ε of a person who is present in every period of a year. */
  readonly epsilonOverYear: number
  /** People in one period that it would take to keep half, and four fifths. */
  readonly peopleForHalf: number
  readonly peopleForFourFifths: number
  /** How many times longer a period would have to be to keep half, at this ε; 1 when it already does. */
  readonly longerPeriodForHalf: number
}

const halfWay = 25

/** `signal`: x above. 0 … 1. */
function retainedAt(signal: number): number {
  return signal / (signal + halfWay)
}

/** The same for what was released: expected from noise and size, not measured. */
export function expectedRetained({
  people,
  items,
  itemsPerBasket,
  epsilon,
  delta,
}: Pick<PlanQuestion, 'people' | 'items' | 'itemsPerBasket' | 'epsilon' | 'delta'>): number {
  const rho = rationalToNumber(rhoForEpsilon(epsilon, delta))
  return retainedAt((Math.max(0, people) * Math.sqrt(rho) * itemsPerBasket) / Math.max(items, 1))
}

export function planFor(question: PlanQuestion): Plan {
  const { people, items, epsilon, delta, itemsPerBasket, periodsPerYear } = question
  for (const [field, value] of Object.entries({ people, items, itemsPerBasket, periodsPerYear })) {
    if (!(value > 0 && value < 1e12)) {
      throw new DiscreetError('parameter_invalid', `${field} must be above 0`, { field })
    }
  }
  const rho = rhoForEpsilon(epsilon, delta)
  const perPerson = (Math.sqrt(rationalToNumber(rho)) * itemsPerBasket) / items
  const keeps = (crowd: number): number => retainedAt(crowd * perPerson)
  const retained = keeps(people)
  const peopleForHalf = Math.ceil(halfWay / perPerson)
  return {
    ...question,
    rho: rationalToNumber(rho),
    retained,
    // Signal adds up over periods, noise only as the square root of their number.
    retainedAfterYear: keeps(people * Math.sqrt(periodsPerYear)),
    advice: retained >= 0.5 ? 'good' : retained >= 0.2 ? 'fair' : 'popularity',
    epsilonOverYear: cumulative(rho, periodsPerYear, delta).epsilon,
    peopleForHalf,
    peopleForFourFifths: Math.ceil((4 * halfWay) / perPerson),
    longerPeriodForHalf: Math.max(1, peopleForHalf / people),
  }
}
