/**
 * Counting an account in a campaign. The server finds the arm, the audience and the week itself: what a
 * page claims about them is not taken. The unit is the account under the campaign's own key, so that no
 * two campaigns can be joined; arms are drawn by the account's pseudonym of the site, because a holdout
 * and a namespace are about more than one campaign.
 */
import type { Happened, Known, Segment, SlotReason } from '@discreet/campaigns'
import {
  armOf,
  audienceOf,
  cellFor,
  evaluateRule,
  fieldsOf,
  ruleFields,
  weekOf,
} from '@discreet/campaigns'
import { indexOfCell } from '@discreet/experiment'
import type { Item, Preferences, Refusal } from '@discreet/protocol'
import { DiscreetError, refuse } from '@discreet/protocol'
import { movedIndex, positionsIn } from './campaign-happened.ts'
import { accountKnown, purposesRead, recallFor } from './campaign-known.ts'
import type { Registration, StoredCampaign } from './campaign-ports.ts'
import type { PeopleSetup, Standing, Visitor } from './choices.ts'
import { pseudonymIn, standingOf } from './choices.ts'
import { preferencesIn } from './personal-context.ts'
import type { Pseudonym } from './pseudonym.ts'
import { verdictOf } from './tactic-standings.ts'

/** Rendering something of a campaign, or what came of it. */
export interface AccountStep extends Happened {
  readonly campaign: string
  /** What the request and the page know; about the account only its own profile is believed. */
  readonly known?: Known
}

export type StepOutcome = { readonly campaign: string } & (
  | {
      /** unchanged: nothing that this campaign counts, or its cohort is released. */
      readonly outcome: 'enrolled' | 'moved' | 'unchanged'
    }
  | { readonly outcome: 'not_in'; readonly because: SlotReason }
  | ({ readonly outcome: 'refused' } & Omit<Refusal, 'ok'>)
)

type Owner = Visitor & { readonly subject: Pseudonym }
type ItemOf = (id: string) => Item | undefined

interface Counting {
  readonly setup: PeopleSetup
  readonly owner: Owner
  readonly standing: Standing
  /** Default: the catalogue is read where a rule needs it. */
  readonly itemOf: ItemOf | undefined
}

/** What is found of one step, without the campaign's id. */
type Found =
  | { readonly outcome: 'enrolled' | 'moved' | 'unchanged' }
  | { readonly outcome: 'not_in'; readonly because: SlotReason }
  | Refusal

function stepRefusal(
  { campaign, registration, state }: StoredCampaign,
  { step, amount }: AccountStep,
): Refusal | undefined {
  if (registration === null || state === 'closed') {
    return refuse('campaign_state', `the campaign is ${state}`, { expected: 'one that runs' })
  }
  const { outcome } = campaign.plan
  if (step !== undefined && outcome.kind === 'funnel' && !outcome.steps.includes(step)) {
    return refuse('field_invalid', 'the campaign has no such step', {
      field: '/step',
      expected: outcome.steps.join(', '),
    })
  }
  if (amount === undefined || (Number.isFinite(amount) && amount >= 0)) return undefined
  return refuse('field_invalid', 'an amount is a number', { field: '/amount', expected: 'from 0' })
}

/** About the account the page is not asked. */
function pageKnown(known: Known = {}): Known {
  const facts = Object.entries(known).filter(
    ([field]) => field in ruleFields && !field.startsWith('account.'),
  )
  return Object.fromEntries(facts)
}

async function catalogueOf({ store }: PeopleSetup): Promise<ItemOf> {
  const items = new Map((await store.items()).map((item) => [item.id, item]))
  return (id) => items.get(id)
}

interface Person {
  readonly known: Known
  readonly preferences: Preferences
}

async function personFor(
  { setup, owner, standing, itemOf }: Counting,
  segments: readonly Segment[],
  known: Known | undefined,
): Promise<Person> {
  const fields = segments.flatMap(({ rule }) => fieldsOf(rule))
  // What somebody does not want to see is among what they like and do not like.
  const purposes = [...new Set([...purposesRead(fields), 'preferences' as const])]
  const recalled = await recallFor(setup, owner.subject, standing, purposes)
  const items = recalled.some(({ content }) => content['item'] !== undefined)
  const found = itemOf ?? (items ? await catalogueOf(setup) : () => undefined)
  return {
    known: { ...pageKnown(known), ...accountKnown(recalled, found) },
    preferences: preferencesIn(recalled),
  }
}

/** The cell in which somebody begins, or why they are in none. */
async function firstCell(
  counting: Counting,
  { campaign, state }: StoredCampaign,
  { table, audienceRules }: Registration,
  step: AccountStep,
): Promise<{ readonly cell: number; readonly week: number } | { readonly because: SlotReason }> {
  const { setup, owner, standing } = counting
  const { purposes } = standing.decision
  const verdict = await verdictOf(setup.store, campaign.tactic)
  if (state !== 'running' || verdict === 'never') return { because: 'paused' }
  const week = weekOf(campaign, setup.now())
  if (week < 0 || week >= campaign.plan.weeks) return { because: 'not_scheduled' }
  const drawn = armOf(campaign, setup.store.site.id, owner.subject)
  if ('none' in drawn) return { because: drawn.none }
  const { known, preferences } = await personFor(counting, audienceRules, step.known)
  const { avoided } = preferences
  const muted = [
    `campaign:${campaign.id}`,
    ...(verdict === 'ask' ? [] : [`tactic:${campaign.tactic}`]),
  ]
  if (muted.some((one) => avoided.includes(one))) return { because: 'muted' }
  const rule = audienceRules.find(({ id }) => id === campaign.segment)?.rule
  const inside =
    campaign.segment === undefined ||
    (rule !== undefined && evaluateRule(rule, known, purposes) === 'yes')
  if (campaign.kind === 'experiment' && !inside) return { because: 'not_in_segment' }
  const audience = audienceOf(campaign, audienceRules, known, purposes)
  const cell = cellFor(campaign, { arm: drawn.arm, level: 3, audience })
  if (cell === undefined) return { because: 'tactic_level' }
  const counted = campaign.kind === 'census' ? { ...cell, outcome: inside ? 1 : 0 } : cell
  const index = indexOfCell(table, counted)
  if (index === undefined) {
    throw new DiscreetError('unexpected', 'somebody would be in a cell that was not declared')
  }
  return { week, cell: movedIndex(table, index, positionsIn(campaign, step)) }
}

/** Since it was read; then nobody is in it any more. */
function closed(error: unknown): undefined {
  if (error instanceof DiscreetError && error.code === 'release_state') return undefined
  throw error
}

async function moveOn(
  { setup: { store } }: Counting,
  { campaign }: StoredCampaign,
  { table }: Registration,
  unit: Pseudonym,
  step: AccountStep,
): Promise<Found> {
  const positions = positionsIn(campaign, step)
  if (positions.outcome === undefined && positions.guard === undefined) {
    return { outcome: 'unchanged' }
  }
  const change = (cell: number): number => movedIndex(table, cell, positions)
  const moved = await store.campaigns.move(step.campaign, unit, change).catch(closed)
  return { outcome: moved === true ? 'moved' : 'unchanged' }
}

async function count(
  counting: Counting,
  stored: StoredCampaign | undefined,
  step: AccountStep,
): Promise<Found> {
  const { setup, owner } = counting
  if (stored === undefined) return refuse('campaign_unknown', 'there is no such campaign')
  const refused = stepRefusal(stored, step)
  if (refused !== undefined) return refused
  const { registration } = stored
  const { id } = stored.campaign
  const { campaigns } = setup.store
  const key = await campaigns.key(id)
  if (registration === null || key === undefined) return { outcome: 'unchanged' }
  const unit = pseudonymIn(setup, owner.subject)(key)
  if ((await campaigns.cellOf(id, unit)) !== undefined) {
    return moveOn(counting, stored, registration, unit, step)
  }
  const first = await firstCell(counting, stored, registration, step)
  if ('because' in first) return { outcome: 'not_in', because: first.because }
  const unlessErased = {
    tombstone: setup.vault.tombstone(owner.subject),
    since: owner.shownAt ?? setup.now(),
  }
  const fresh = await campaigns.enrol(id, [{ unit, ...first, unlessErased }]).catch(closed)
  if (fresh === undefined) return { outcome: 'unchanged' }
  return fresh === 1 ? { outcome: 'enrolled' } : moveOn(counting, stored, registration, unit, step)
}

/**
 * Rendering enrols, whatever happens moves; each step by itself, so that one that is wrong does not take
 * the others with it. Refuses with `not_permitted` below level 3 and where the person does not help the
 * crowd: then nothing is counted at all.
 */
export async function enrolAccount(
  setup: PeopleSetup,
  owner: Owner,
  steps: readonly AccountStep[],
  itemOf?: ItemOf,
): Promise<{ readonly ok: true; readonly outcomes: readonly StepOutcome[] } | Refusal> {
  const standing = await standingOf(setup, owner)
  const { level, purposes, reasons } = standing.decision
  if (level !== 3 || !purposes.includes('contribute')) {
    return refuse('not_permitted', 'an account is counted where its person helps the crowd', {
      expected: `level 3 and contribute; the decision rests on ${reasons.join(', ')}`,
    })
  }
  const counting = { setup, owner, standing, itemOf }
  const outcomes: StepOutcome[] = []
  for (const step of steps) {
    const { campaign } = step
    const found = await count(counting, await setup.store.campaigns.find(campaign), step)
    if (!('ok' in found)) outcomes.push({ campaign, ...found })
    else {
      const { ok: _, ...why } = found
      outcomes.push({ campaign, outcome: 'refused', ...why })
    }
  }
  return { ok: true, outcomes }
}
