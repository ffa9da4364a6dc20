/**
 * What a page or a device knows about its person: pure functions from one state to the next. Nothing
 * here stores, sends or asks the clock.
 */
import { fieldOf } from '@discreet/policy'
import type { PersonalContext, Preferences } from '@discreet/protocol'
import { isText } from '@discreet/protocol'
import { decayedHistory, noPreferences } from '@discreet/recommend'
import { agedNotes, noNotes } from './campaign-notes.ts'
import { longestId, mostEvents } from './device-check.ts'
import type { DeviceEvent, DeviceState } from './device-types.ts'
import type { HistoryEntry, RecordedEvent } from './types.ts'

const dayMilliseconds = 86_400_000
/** A page that is loaded again is not a second look. */
const sameLookMilliseconds = 30 * 60_000
const mostNames = 200
const longestName = 200

export function emptyState(site: string, choice: DeviceState['choice']): DeviceState {
  return {
    version: 1,
    site,
    choice,
    history: [],
    preferences: noPreferences,
    receipts: [],
    campaigns: noNotes,
    crowd: { pending: null, sent: [] },
  }
}

/**
 * The history as it may still be kept: not older than the data catalogue says, not too long, oldest
 * first. A time in the future comes from a clock that was set back; it is read as now.
 */
function keptOf(history: readonly DeviceEvent[], now: number): DeviceEvent[] {
  const oldest = now - Number(fieldOf('device.history').retention) * dayMilliseconds
  return history
    .map((event) => (event.at > now ? { ...event, at: now } : event))
    .filter(({ at }) => at > oldest)
    .sort((a, b) => a.at - b.at)
    .slice(-mostEvents)
}

/** The state without what has become too old. */
export function aged(state: DeviceState, now: number): DeviceState {
  const campaigns = agedNotes(state.campaigns, now)
  return { ...state, history: keptOf(state.history, now), campaigns }
}

/** The history of two devices, what both know once. */
export function mergeHistory(
  own: readonly DeviceEvent[],
  other: readonly DeviceEvent[],
): readonly DeviceEvent[] {
  const nameOf = ({ item, at, bought, order }: DeviceEvent): string =>
    JSON.stringify(order === undefined ? [item, bought, at] : [item, bought, order])
  const named = new Map([...other, ...own].map((event) => [nameOf(event), event]))
  return [...named.values()].sort((a, b) => a.at - b.at).slice(-mostEvents)
}

function looked(history: readonly DeviceEvent[], item: string, at: number): DeviceEvent[] {
  const again = history.some(
    (event) => !event.bought && event.item === item && at - event.at < sameLookMilliseconds,
  )
  return again || !isText(item, longestId) ? [] : [{ item, at, bought: false }]
}

function bought(
  history: readonly DeviceEvent[],
  items: readonly string[],
  order: string,
  at: number,
): DeviceEvent[] {
  if (!isText(order, longestId) || history.some((event) => event.order === order)) return []
  return [...new Set(items)]
    .filter((item) => isText(item, longestId))
    .slice(0, mostEvents)
    .map((item) => ({ item, at, bought: true, order }))
}

/** Is this the first time that the order is told? Orders without an id are never new. */
export function isNewOrder({ history }: DeviceState, order: string): boolean {
  return isText(order, longestId) && !history.some((event) => event.order === order)
}

/** `names` are in `list` from now on, so they leave `opposite`. */
function listed(
  preferences: Preferences,
  list: 'liked' | 'avoided',
  opposite: 'liked' | 'avoided',
  names: readonly string[],
): Preferences {
  return {
    ...preferences,
    [list]: [...preferences[list], ...names],
    [opposite]: preferences[opposite].filter((name) => !names.includes(name)),
  }
}

/** What was said before, and what is said now. */
export function saying(
  before: Preferences,
  { liked = [], avoided = [] }: Extract<RecordedEvent, { readonly type: 'preference' }>,
): Preferences {
  return listed(listed(before, 'liked', 'avoided', liked), 'avoided', 'liked', avoided)
}

/** Each once, the newest of each list, and nothing that could not be read again. */
export function withPreferences(
  state: DeviceState,
  { liked, avoided, less, owned, without }: Preferences,
): DeviceState {
  const names = <T extends string>(list: readonly T[]): readonly T[] =>
    [...new Set(list)].filter((name) => isText(name, longestName)).slice(-mostNames)
  const preferences = {
    liked: names(liked),
    avoided: names(avoided),
    less: names(less),
    owned: names(owned),
    without: names(without),
  }
  return { ...state, preferences }
}

/** What `own` says stands where the two differ. */
export function mergePreferences(own: Preferences, other: Preferences): Preferences {
  const merged = <T>(
    mine: readonly T[],
    theirs: readonly T[],
    contrary: readonly T[] = [],
  ): T[] => [...new Set([...mine, ...theirs.filter((name) => !contrary.includes(name))])]
  return {
    liked: merged(own.liked, other.liked, [...own.avoided, ...own.less]),
    avoided: merged(own.avoided, other.avoided, own.liked),
    less: merged(own.less, other.less, own.liked),
    owned: merged(own.owned, other.owned),
    without: merged(own.without, other.without),
  }
}

/** An order told twice counts once, and so does the same look within half an hour. */
export function addEvent(
  state: DeviceState,
  event: Exclude<RecordedEvent, { readonly type: 'basket' }>,
  now: number,
): DeviceState {
  if (event.type === 'preference') return withPreferences(state, saying(state.preferences, event))
  const history = keptOf(state.history, now)
  const added =
    event.type === 'view'
      ? looked(history, event.item, now)
      : bought(history, event.items, event.order, now)
  return { ...state, history: [...history, ...added].slice(-mostEvents) }
}

function idOf({ item, at, bought: isBought }: DeviceEvent): string {
  return `${isBought ? 1 : 0} ${at} ${item}`
}

/** Newest first. `titles`: of items, where they are known. */
export function entriesOf(
  { history }: DeviceState,
  titles: ReadonlyMap<string, string> = new Map(),
): readonly HistoryEntry[] {
  return history
    .map((event) => {
      const { item, at, bought: isBought } = event
      return { id: idOf(event), item, title: titles.get(item) ?? item, at, bought: isBought }
    })
    .reverse()
}

/** What is forgotten is not given to the crowd either, as long as it waits. */
function without(state: DeviceState, goes: (event: DeviceEvent) => boolean): DeviceState {
  const history = state.history.filter((event) => !goes(event))
  const still = new Set(history.flatMap((event) => (event.bought ? event.item : [])))
  const gone = new Set(
    state.history.flatMap((event) =>
      goes(event) && event.bought && !still.has(event.item) ? event.item : [],
    ),
  )
  const { pending, sent } = state.crowd
  if (pending === null || gone.size === 0) return { ...state, history }
  const baskets = pending.contribution.baskets
    .map((basket) => basket.filter((item) => !gone.has(item)))
    .filter((basket) => basket.length > 0)
  const contribution = { ...pending.contribution, baskets }
  const left = baskets.length === 0 ? null : { ...pending, contribution }
  return { ...state, history, crowd: { pending: left, sent } }
}

/** `ids`: of `entriesOf`. */
export function forgetEntries(state: DeviceState, ids: readonly string[]): DeviceState {
  const gone = new Set(ids)
  return without(state, (event) => gone.has(idOf(event)))
}

export function forgetItem(state: DeviceState, item: string): DeviceState {
  return without(state, (event) => event.item === item)
}

/**
 * What it adds to a request, made as the server makes it of an account: newest first, because the
 * order of additions decides the last bit of a sum.
 */
export function personalOf(state: DeviceState, now: number): PersonalContext {
  return { ...decayedHistory(keptOf(state.history, now).reverse(), now), ...state.preferences }
}
