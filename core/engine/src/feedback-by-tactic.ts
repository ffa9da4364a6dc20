/**
 * What people say of each tactic: how often something was too personal where it was used, against where
 * it was not, over the released cohorts of all its campaigns. Campaigns are compared within themselves
 * and then put together (weights of Mantel and Haenszel 1959), so that one with another crowd or another
 * split does not pass for an effect.
 */
import { holdoutArm } from '@discreet/campaigns'
import type { Cell, Interval, NoisyTable } from '@discreet/experiment'
import { rateInterval, sequence } from '@discreet/experiment'
import type { CohortRelease, StoredCampaign } from './campaign-ports.ts'
import { weekStart } from './campaign-weeks.ts'
import { countWhere, sumCohorts } from './cohort-sums.ts'
import type { SiteStore } from './ports.ts'
import type { TacticState } from './tactic-standings.ts'
import { tacticStandings } from './tactic-standings.ts'

/** How much more often something may be too personal than without the tactic; beyond it it is lowered. */
const tooPersonalMargin = 0.005
/** The sequence is asymptotic; of fewer units on a side nothing is said. */
const fewestUnits = 200
const always = { alpha: 0.05, tuning: 5000 } as const
/** That, or something graver. */
const said = 'too_personal'

export interface TacticRate {
  /** Noisy. */
  readonly units: number
  readonly rate: number
  /** 95 %, the noise in it. */
  readonly interval: Interval
}

export interface TacticFeedback {
  readonly tactic: string
  readonly campaigns: readonly string[]
  readonly cohorts: number
  /** Where it was shown; null: nothing is released. */
  readonly shown: TacticRate | null
  /** Holdout and neutral arms. */
  readonly notShown: TacticRate | null
  /** Difference and its always-valid interval; null: too few to say. */
  readonly difference: { readonly value: number; readonly sequence: Interval } | null
  readonly margin: number
  /** Certainly more than the margin. */
  readonly tooPersonal: boolean
}

interface Side {
  readonly units: number
  readonly count: number
  readonly cells: number
  readonly counting: number
  /** Of a cell, all cohorts together. */
  readonly cellVariance: number
}

export interface TacticEvidence {
  readonly campaign: string
  readonly cohorts: number
  readonly shown: Side
  readonly notShown: Side
}

function sideOf(noisy: NoisyTable, guard: number, arms: ReadonlySet<number>): Side {
  const mine = ({ arm }: Cell): boolean => arms.has(arm)
  const all = countWhere(noisy, mine)
  const some = countWhere(noisy, (cell) => mine(cell) && cell.guard >= guard)
  const cellVariance = noisy.noiseVariance * noisy.cohorts
  return {
    units: all.count,
    count: some.count,
    cells: all.cells,
    counting: some.cells,
    cellVariance,
  }
}

/** undefined: nothing is released, or nobody is asked whether it is too personal. */
export function evidenceOf(
  { campaign, registration }: StoredCampaign,
  cohorts: readonly CohortRelease[],
): TacticEvidence | undefined {
  const table = registration?.table
  const guard = 1 + (table?.guards.indexOf(said) ?? -1)
  if (table === undefined || guard === 0 || cohorts.length === 0) return undefined
  const noisy = sumCohorts(table, cohorts)
  const neutral = campaign.arms.filter(({ contents }) => contents === null).map(({ id }) => id)
  const controls = new Set<number>()
  const treated = new Set<number>()
  table.arms.forEach((arm, k) => {
    const control = (k === 0 && arm === holdoutArm) || neutral.includes(arm)
    ;(control ? controls : treated).add(k)
  })
  return {
    campaign: campaign.id,
    cohorts: cohorts.length,
    shown: sideOf(noisy, guard, treated),
    notShown: sideOf(noisy, guard, controls),
  }
}

/** The share, and the variance of what is said of it. */
function rateOf({ units, count, cells, counting, cellVariance }: Side): readonly [number, number] {
  const rate = count / units
  const inside = Math.min(Math.max(rate, 0), 1)
  const noise = cellVariance * (counting * (1 - inside) ** 2 + (cells - counting) * inside ** 2)
  return [rate, (inside * (1 - inside)) / units + noise / units ** 2]
}

function differenceOf(evidence: readonly TacticEvidence[]): TacticFeedback['difference'] {
  let [weights, value, variance, units] = [0, 0, 0, 0]
  for (const { shown, notShown } of evidence) {
    // Noise may leave fewer than none.
    if (shown.units < 1 || notShown.units < 1) continue
    const weight = (shown.units * notShown.units) / (shown.units + notShown.units)
    const [[rate, own], [base, other]] = [rateOf(shown), rateOf(notShown)]
    weights += weight
    value += weight * (rate - base)
    variance += weight ** 2 * (own + other)
    units += shown.units + notShown.units
  }
  const enough = (side: 'shown' | 'notShown'): boolean =>
    evidence.reduce((sum, one) => sum + one[side].units, 0) >= fewestUnits
  if (!enough('shown') || !enough('notShown') || weights === 0 || variance === 0) return null
  const difference = value / weights
  const error = Math.sqrt(variance) / weights
  return { value: difference, sequence: sequence(difference, error, units, always) }
}

/** null: noise left nobody. */
export function togetherOf(sides: readonly Side[]): TacticRate | null {
  const sum = (of: (side: Side) => number): number => sides.reduce((all, side) => all + of(side), 0)
  const [units, count] = [sum((side) => side.units), sum((side) => side.count)]
  if (!(units > 0)) return null
  // Noise of unlike campaigns, as if each had the same: the sums of variances are kept.
  const cells = sum(({ cells: all }) => all)
  const cellVariance = sum((side) => side.cells * side.cellVariance) / cells
  const counting = sum((side) => side.counting)
  return {
    units,
    rate: count / units,
    interval: rateInterval(count, units, { cells, counting, cellVariance }),
  }
}

function feedbackOf(tactic: string, evidence: readonly TacticEvidence[]): TacticFeedback {
  const difference = differenceOf(evidence)
  return {
    tactic,
    campaigns: evidence.map(({ campaign }) => campaign),
    cohorts: evidence.reduce((sum, { cohorts }) => sum + cohorts, 0),
    shown: togetherOf(evidence.map(({ shown }) => shown)),
    notShown: togetherOf(evidence.map(({ notShown }) => notShown)),
    difference,
    margin: tooPersonalMargin,
    tooPersonal: difference !== null && difference.sequence.low > tooPersonalMargin,
  }
}

/**
 * Of the tactics that a campaign used. Cohorts from before the last change of a tactic speak of what it
 * was allowed as then; they do not lower it twice.
 */
export async function feedbackSince(
  store: Pick<SiteStore, 'campaigns'>,
  states: readonly TacticState[],
): Promise<readonly TacticFeedback[]> {
  const campaigns = await store.campaigns.campaigns()
  const found: TacticFeedback[] = []
  for (const { tactic, changes } of states) {
    const since = changes.at(-1)?.at ?? Number.NEGATIVE_INFINITY
    const evidence: TacticEvidence[] = []
    const own = campaigns.filter(
      ({ campaign, registration }) => campaign.tactic === tactic.id && registration !== null,
    )
    for (const stored of own) {
      const cohorts = await store.campaigns.cohorts(stored.campaign.id)
      const fresh = cohorts.filter(({ week }) => weekStart(stored.campaign, week) >= since)
      const one = evidenceOf(stored, fresh)
      if (one !== undefined) evidence.push(one)
    }
    if (own.length > 0) found.push(feedbackOf(tactic.id, evidence))
  }
  return found
}

/** In the order of the registry; tactics that no campaign used are left out. */
export async function feedbackByTactic(store: SiteStore): Promise<readonly TacticFeedback[]> {
  return feedbackSince(store, await tacticStandings(store))
}
