/** What the Trust page says, in one answer: the four numbers, and what they are made of. */
import { formatRational } from '@discreet/privacy'
import { feedbackSince } from './feedback-by-tactic.ts'
import type { Budget, SiteStore } from './ports.ts'
import { tacticStandings } from './tactic-standings.ts'
import { trustEpsilonPerPeriod } from './trust-budget.ts'
import type { TrustCare } from './trust-care.ts'
import { trustCare } from './trust-care.ts'
import { trustCounts } from './trust-counts.ts'
import type { CrowdLevels, TrustValue } from './trust-evidence.ts'
import { crowdLevels, measuredCampaigns, tooPersonal, trustValue } from './trust-evidence.ts'
import type { Counting, TacticSaid, TrustNumber } from './trust-numbers.ts'
import {
  careNumber,
  controlNumber,
  trustNumber,
  valueNumber,
  withdrawalEase,
} from './trust-numbers.ts'
import { nextTrustAt } from './trust-release.ts'
import type { TrustSpent } from './trust-spent.ts'
import { trustSpent } from './trust-spent.ts'

export interface TrustOverview {
  readonly numbers: Readonly<Record<'trust' | 'control' | 'value' | 'care', TrustNumber>>
  readonly counting: Counting
  /** null: no campaign has released anything. */
  readonly crowdLevels: CrowdLevels | null
  readonly ease: typeof withdrawalEase
  readonly tactics: readonly TacticSaid[]
  readonly held: TrustValue['held']
  readonly care: TrustCare
  /** null: the ledger does not hold, so no sum of it means anything. */
  readonly spent: TrustSpent | null
}

async function countingOf(
  { trust }: Pick<SiteStore, 'trust'>,
  budget: Budget,
  now: number,
): Promise<Counting> {
  const [begun, releases] = await Promise.all([trust.begun(), trust.releases()])
  const trustEpsilonPerYear = formatRational(budget.trustEpsilonPerYear)
  const epsilon = trustEpsilonPerPeriod({ trustEpsilonPerYear })
  const coming = epsilon !== undefined && begun !== undefined
  return {
    epsilon: epsilon === undefined ? null : formatRational(epsilon),
    nextAt: coming ? nextTrustAt(begun, now) : null,
    periods: releases.map(trustCounts),
  }
}

/** A change of the verdict makes nobody's words undone: what came before it counts here as well. */
async function tacticsOf(store: SiteStore): Promise<readonly TacticSaid[]> {
  const states = await tacticStandings(store)
  const standing = new Map(states.map((state) => [state.tactic.id, state]))
  const said = await feedbackSince(
    store,
    states.map((state) => ({ ...state, changes: [] })),
  )
  return said.flatMap((one) => {
    const state = standing.get(one.tactic)
    if (one.shown === null || state === undefined) return []
    return [{ ...one, name: state.tactic.name, verdict: state.verdict }]
  })
}

/** `budget`: as it is now. `now`: epoch milliseconds. A look costs nothing and changes nothing. */
export async function trustOverview(
  store: SiteStore,
  budget: Budget,
  now: number,
): Promise<TrustOverview> {
  const measured = await measuredCampaigns(store)
  const tactics = await tacticsOf(store)
  const counting = await countingOf(store, budget, now)
  const care = await trustCare(store, now)
  const value = trustValue(measured)
  const { charges, verification } = await store.verifiedLedger()
  const { delta } = store.site.settings
  return {
    numbers: {
      trust: trustNumber(tooPersonal(measured), tactics),
      control: controlNumber(counting),
      value: valueNumber(value),
      care: careNumber(care),
    },
    counting,
    crowdLevels: await crowdLevels(store),
    ease: withdrawalEase,
    tactics,
    held: value.held,
    care,
    spent: verification.ok ? trustSpent(budget, delta, charges, now) : null,
  }
}
