/**
 * What happens to an account moves it in every campaign that it takes part in, and in none that it
 * does not. Whoever does not help the crowd is in none: their unit went when they said so.
 */
import type { Happened } from '@discreet/campaigns'
import type { Guard } from '@discreet/experiment'
import type { Decision } from '@discreet/policy'
import { DiscreetError } from '@discreet/protocol'
import { movedIndex, positionsIn } from './campaign-happened.ts'
import type { StoredCampaign } from './campaign-ports.ts'
import type { PeopleSetup } from './choices.ts'
import { pseudonymIn, standingOf } from './choices.ts'
import type { Cryptography, SiteStore } from './ports.ts'
import type { Pseudonym } from './pseudonym.ts'

/** A campaign of which not every cohort is released, with the key of its units. */
export interface OpenCampaign {
  readonly stored: StoredCampaign
  readonly key: Uint8Array
}

const dayMilliseconds = 86_400_000

/**
 * Campaigns that somebody can still be moved in; one query where there are none. A server keeps the
 * answer for as long as it keeps its catalogue, so that events of a shop without campaigns cost nothing.
 */
export async function openCampaigns({
  campaigns,
}: Pick<SiteStore, 'campaigns'>): Promise<readonly OpenCampaign[]> {
  const open: OpenCampaign[] = []
  for (const stored of await campaigns.campaigns()) {
    if (stored.state === 'draft' || stored.state === 'closed') continue
    const key = await campaigns.key(stored.campaign.id)
    if (key !== undefined) open.push({ stored, key })
  }
  return open
}

interface Moving {
  readonly store: Pick<SiteStore, 'campaigns'>
  readonly cryptography: Cryptography
}

/** Since it was listed; then nobody is in it any more. */
function closed(error: unknown): false {
  if (error instanceof DiscreetError && error.code === 'release_state') return false
  throw error
}

/** Returns in how many campaigns they were moved. */
async function moveInCampaigns(
  setup: Moving,
  open: readonly OpenCampaign[],
  subject: Pseudonym,
  happened: Happened,
): Promise<number> {
  let moved = 0
  for (const { stored, key } of open) {
    const table = stored.registration?.table
    if (table === undefined) continue
    const positions = positionsIn(stored.campaign, happened)
    if (positions.outcome === undefined && positions.guard === undefined) continue
    const unit = pseudonymIn(setup, subject)(key)
    const { id } = stored.campaign
    const change = (cell: number): number => movedIndex(table, cell, positions)
    if (await setup.store.campaigns.move(id, unit, change).catch(closed)) moved += 1
  }
  return moved
}

/**
 * For what a person did that has its own answer (a choice, a complaint): counting it must neither delay
 * nor undo it, so trouble in the campaigns is not theirs.
 */
export async function countGuard(
  setup: PeopleSetup,
  subject: Pseudonym,
  guard: Guard,
): Promise<void> {
  try {
    const open = await openCampaigns(setup.store)
    if (open.length === 0) return
    const { decision } = await standingOf(setup, { subject, gpc: false })
    if (!decision.purposes.includes('contribute')) return
    await moveInCampaigns(setup, open, subject, { guard })
  } catch {
    // A signal less in one noisy cell; what the person asked for is done.
  }
}

/** A purchase of somebody with an account, as the shop or their page tells it. */
export interface ToldPurchase {
  readonly subject: Pseudonym
  /** Epoch milliseconds. */
  readonly at: number
  /** Of the order, in the shop's currency. */
  readonly amount?: number
  /** Theirs at this moment. */
  readonly decision: Pick<Decision, 'level' | 'purposes'>
}

/** The step of a funnel that a purchase reaches. */
const boughtStep = 'bought'

/** Orders that are told later than this are history, not what a campaign led to. */
const freshMilliseconds = dayMilliseconds

/**
 * Moves whoever bought. The caller leaves out what holds nothing but sensitive items. Returns how many
 * moves there were.
 */
export async function countPurchases(
  setup: PeopleSetup,
  open: readonly OpenCampaign[],
  purchases: readonly ToldPurchase[],
): Promise<number> {
  if (open.length === 0) return 0
  const now = setup.now()
  let moved = 0
  for (const { subject, at, amount, decision } of purchases) {
    const counted = decision.level === 3 && decision.purposes.includes('contribute')
    if (!counted || at < now - freshMilliseconds) continue
    const since = open.filter(({ stored }) => at >= (stored.startedAt ?? now))
    const happened = { step: boughtStep, ...(amount === undefined ? {} : { amount }) }
    moved += await moveInCampaigns(setup, since, subject, happened)
  }
  return moved
}
