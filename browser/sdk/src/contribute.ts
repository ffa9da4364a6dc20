/**
 * Helping the crowd from a device. What is given is bounded here, under a random name for one period
 * of the site, and sent once, some time after that period, so that the moment says nothing.
 *
 * What holds whatever happens in between (a tab that closes, a network that fails, two tabs at once):
 * a period is written down as used before anything is sent; at most one contribution goes into a
 * period of the site, and at most `periodsPerYear` in 365 days. When it cannot be known whether
 * something arrived, the period counts as used, and the same contribution may be sent once more under
 * the same name, which the server counts once within a period.
 */
import type { SiteFacts } from '@discreet/policy'
import { isText } from '@discreet/protocol'
import type { DeviceState, StateHolder } from './device-types.ts'
import type { Dice } from './dice.ts'
import { pageDice } from './dice.ts'
import type { Answer } from './http.ts'
import { clockFits } from './standing.ts'
import type { Contribution } from './types.ts'

type Crowd = DeviceState['crowd']
type Pending = NonNullable<Crowd['pending']>
type Sent = Crowd['sent'][number]
type CrowdFacts = SiteFacts['crowd']

const dayMilliseconds = 86_400_000
const yearMilliseconds = 365 * dayMilliseconds
const longestDelay = 2 * dayMilliseconds
const longestWait = 30 * dayMilliseconds
const longestLoneDelay = 60_000
/** Of what was sent, this many are kept word for word; of older ones only that there was one. */
const mostShown = 12

function basketOf(items: readonly string[], { itemsPerBasket }: CrowdFacts): readonly string[] {
  return [...new Set(items)].filter((item) => isText(item, 512)).slice(0, itemsPerBasket)
}

/** The site may have lowered its bound since the baskets were collected. */
function bounded({ person, baskets }: Contribution, facts: CrowdFacts): Contribution {
  const fit = baskets.slice(0, facts.baskets).map((basket) => basketOf(basket, facts))
  return { person, baskets: fit.filter((basket) => basket.length > 0) }
}

function emptied({ contribution: { person }, at, startsAt }: Sent): Sent {
  return { contribution: { person, baskets: [] }, at, startsAt }
}

/** The waiting contribution, unless it has waited too long or is not wanted any more. */
function waiting({ crowd: { pending }, choice }: DeviceState, now: number): Pending | null {
  if (pending === null || !choice.contribute) return null
  return now - pending.endsAt > longestWait ? null : pending
}

/** It may have arrived, so it must not change any more. */
function wasTried({ crowd: { sent } }: DeviceState, { contribution }: Pending): boolean {
  return sent.some((one) => one.contribution.person === contribution.person)
}

/** Newest first, of the last 365 days. A time in the future counts: clocks are set back. */
function recent(sent: readonly Sent[], now: number): readonly Sent[] {
  return sent
    .filter(({ at }) => now - at < yearMilliseconds)
    .map((one, k) => (k < mostShown ? one : emptied(one)))
}

function withCrowd(
  state: DeviceState,
  pending: Pending | null,
  sent: readonly Sent[],
): DeviceState {
  return { ...state, crowd: { pending, sent } }
}

/**
 * Level 2: a purchase of the period now open joins what waits, as far as the bound goes; the first
 * baskets and items stay. While a contribution of an earlier period still waits nothing is collected,
 * so that no two periods are ever joined under one name.
 */
export function addBasket(
  state: DeviceState,
  items: readonly string[],
  { crowd }: Pick<SiteFacts, 'crowd'>,
  now: number,
  dice: Dice = pageDice,
): DeviceState {
  const basket = basketOf(items, crowd)
  const { level, contribute } = state.choice
  if (level !== 2 || !contribute || basket.length === 0 || now >= crowd.endsAt) return state
  const before = waiting(state, now)
  if (before !== null && (before.endsAt !== crowd.endsAt || wasTried(state, before))) return state
  const pending = before ?? {
    contribution: { person: dice.uuid(), baskets: [] },
    endsAt: crowd.endsAt,
    dueAt: crowd.endsAt + Math.floor(dice.fraction() * longestDelay),
  }
  const { person, baskets } = pending.contribution
  if (baskets.length >= crowd.baskets) return state
  const contribution = { person, baskets: [...baskets, basket] }
  return withCrowd(state, { ...pending, contribution }, state.crowd.sent)
}

interface Claim {
  readonly state: DeviceState
  readonly pending: Pending
  readonly contribution: Contribution
  /** It may have arrived already in this period, unheard. */
  readonly again: boolean
}

/** Writes down that the open period is used; undefined when nothing may be sent now. */
function claimed(state: DeviceState, facts: CrowdFacts, now: number): Claim | undefined {
  const pending = waiting(state, now)
  if (pending === null || now < pending.dueAt) return undefined
  // By the site's account, not by this clock: its period is over and the open one is known.
  if (facts.startsAt < pending.endsAt || now >= facts.endsAt) return undefined
  const { person } = pending.contribution
  const sent = recent(state.crowd.sent, now)
  const inPeriod = sent.filter(({ startsAt }) => startsAt >= facts.startsAt)
  if (inPeriod.some((one) => one.contribution.person !== person)) return undefined
  const others = sent.filter((one) => !inPeriod.includes(one))
  if (others.length >= facts.periodsPerYear) return undefined
  const contribution = bounded(pending.contribution, facts)
  if (contribution.baskets.length === 0) return undefined
  const entry = { contribution, at: now, startsAt: facts.startsAt }
  return {
    state: withCrowd(state, null, [entry, ...others]),
    pending,
    contribution,
    again: inPeriod.length > 0,
  }
}

/** Whether it arrived cannot be known. Any other "no" is the server's own: nothing was stored. */
const unclear: ReadonlySet<string> = new Set(['offline', 'unexpected', 'store_unavailable'])

/** The state after the server did not say that it has it. */
function unsent(
  state: DeviceState,
  { pending, again }: Claim,
  code: string,
  at: number,
): DeviceState {
  const { person } = pending.contribution
  const isThis = (one: Sent): boolean => one.contribution.person === person && one.at === at
  const sent = state.crowd.sent.flatMap((one) =>
    !isThis(one) ? one : unclear.has(code) || again ? emptied(one) : [],
  )
  const waits = unclear.has(code) || code === 'rate_limited'
  const free = state.crowd.pending === null && state.choice.contribute
  return withCrowd(state, waits && free ? pending : state.crowd.pending, sent)
}

/**
 * Sends what is due, if it may be sent now. The state is read and written through its holder, so that
 * of two tabs one sends. True when something was sent and arrived.
 */
export async function sendDue(
  holder: StateHolder,
  { crowd }: Pick<SiteFacts, 'crowd'>,
  now: number,
  post: (contribution: Contribution) => Promise<Answer<unknown>>,
): Promise<boolean> {
  let claim: Claim | undefined
  const written = await holder.update((state) => {
    claim = claimed(state, crowd, now)
    if (claim !== undefined) return claim.state
    const dropped = state.crowd.pending !== null && waiting(state, now) === null
    return dropped ? withCrowd(state, null, state.crowd.sent) : state
  })
  const made = claim
  if (written === undefined || made === undefined) return false
  const answer = await post(made.contribution)
  if (answer.ok) return true
  await holder.update((state) => unsent(state, made, answer.code, now))
  return false
}

/** Without what has waited or been kept too long; a clock that the site contradicts says nothing. */
export function agedCrowd(
  state: DeviceState,
  { crowd }: Pick<SiteFacts, 'crowd'>,
  now: number,
): DeviceState {
  if (!clockFits({ crowd }, now)) return state
  return withCrowd(state, waiting(state, now), recent(state.crowd.sent, now))
}

/** Exactly as it will be sent. */
export function pendingOf(
  state: DeviceState,
  { crowd }: Pick<SiteFacts, 'crowd'>,
  now: number,
): { readonly contribution: Contribution; readonly dueAt: number } | null {
  const pending = waiting(state, now)
  return pending && { contribution: bounded(pending.contribution, crowd), dueAt: pending.dueAt }
}

/** Exactly what was sent, newest first. */
export function sentOf({
  crowd: { sent },
}: DeviceState): readonly { readonly contribution: Contribution; readonly at: number }[] {
  return sent.flatMap(({ contribution, at }) =>
    contribution.baskets.length > 0 ? { contribution, at } : [],
  )
}

/** Of the last 365 days; a period counts when something was sent, and when that cannot be known. */
export function periodsOf(
  { crowd: { sent } }: DeviceState,
  { crowd }: Pick<SiteFacts, 'crowd'>,
  now: number,
): { readonly used: number; readonly most: number } {
  return { used: recent(sent, now).length, most: crowd.periodsPerYear }
}

/** Names under which something was sent in the period still open: what can be taken back. */
export function withdrawable(
  { crowd: { sent } }: DeviceState,
  { crowd }: Pick<SiteFacts, 'crowd'>,
): readonly string[] {
  return sent.flatMap(({ contribution, startsAt }) =>
    startsAt >= crowd.startsAt ? contribution.person : [],
  )
}

/** The state after somebody stopped helping: nothing waits, and what was taken back is not shown. */
export function stopped(state: DeviceState, withdrawn: readonly string[]): DeviceState {
  const sent = state.crowd.sent.map((one) =>
    withdrawn.includes(one.contribution.person) ? emptied(one) : one,
  )
  return withCrowd(state, null, sent)
}

/**
 * Levels 0 and 1, where nothing is kept: one basket by itself, under a name of its own, `delay`
 * milliseconds from now while the page is open. undefined: there is nothing to give.
 */
export function loneContribution(
  items: readonly string[],
  { crowd }: Pick<SiteFacts, 'crowd'>,
  dice: Dice = pageDice,
): { readonly contribution: Contribution; readonly delay: number } | undefined {
  const basket = basketOf(items, crowd)
  if (basket.length === 0 || crowd.baskets < 1 || crowd.periodsPerYear < 1) return undefined
  const delay = Math.floor(dice.fraction() * longestLoneDelay)
  return { contribution: { person: dice.uuid(), baskets: [basket] }, delay }
}
