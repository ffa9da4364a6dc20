/**
 * What came of campaigns whose effects are known, because they are made up: so that a report can be
 * held against what it should find. Nobody in it exists.
 */
import type { Words } from './dice.ts'
import { Dice } from './dice.ts'

/** What an arm does to those who are in it. */
export interface ArmEffect {
  /**
   * Shares of the units that reach the second step of the funnel, the third, … or a deeper one; 0 … 1,
   * never rising.
   */
  readonly reached: readonly number[]
  /** Share that says that it is too personal. */
  readonly tooPersonal: number
}

export interface CampaignEffects {
  /** By position of the arm in the campaign's table. */
  readonly arms: readonly ArmEffect[]
  /** How often each position of the table's levels is, relative to the others. */
  readonly levels: readonly number[]
  /** Likewise, of the table's audiences. */
  readonly audiences: readonly number[]
}

/** Positions in the campaign's table. Of what people say the first guard is that it is too personal. */
export interface SimulatedCell {
  readonly arm: number
  readonly level: number
  readonly audience: number
  readonly outcome: number
  readonly guard: number
}

/** The deepest step of somebody for whom `chance` decides. */
function deepest(reached: readonly number[], chance: number): number {
  return reached.filter((share) => chance < share).length
}

function sums(weights: readonly number[]): readonly number[] {
  let sum = 0
  return weights.map((weight) => {
    sum += weight
    return sum
  })
}

/** The cell of each unit, by the arm that it was given; deterministic in `words`. */
export function simulateOutcomes(
  { arms, levels, audiences }: CampaignEffects,
  armOfUnits: readonly number[],
  words: Words,
): readonly SimulatedCell[] {
  const dice = new Dice(words)
  const [levelSums, audienceSums] = [sums(levels), sums(audiences)]
  return armOfUnits.map((arm) => {
    const { reached, tooPersonal } = arms[arm] ?? { reached: [], tooPersonal: 0 }
    const level = dice.weighted(levelSums)
    const audience = dice.weighted(audienceSums)
    const outcome = deepest(reached, dice.unit())
    const guard = dice.unit() < tooPersonal ? 1 : 0
    return { arm, level, audience, outcome, guard }
  })
}
