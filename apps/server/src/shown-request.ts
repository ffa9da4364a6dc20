/** A request as its person sees it: no more than what is kept of it, with times to read. */
import type { RequestEvent, RightsRequest } from '@discreet/rights'
import { time, timeOrNull } from './times.ts'

type Change = RightsRequest['clocks']['extended']

export function shownChange(change: Change): object | null {
  return change === null ? null : { ...change, at: time(change.at) }
}

export function shownRequest(request: RightsRequest): object {
  const { id, type, state, channel, clocks, receivedAt, acknowledgedAt, closedAt } = request
  const { about, denial, answer, pack, stores, identityUntil } = request
  return {
    id,
    type,
    state,
    channel,
    pack,
    about,
    receivedAt: time(receivedAt),
    acknowledgedAt: timeOrNull(acknowledgedAt),
    closedAt: timeOrNull(closedAt),
    clocks: {
      acknowledgeBy: timeOrNull(clocks.acknowledgeBy),
      answerBy: time(clocks.answerBy),
      aimBy: time(clocks.aimBy),
      extended: shownChange(clocks.extended),
      paused: shownChange(clocks.paused),
    },
    identityUntil: time(identityUntil),
    ...(denial === null ? {} : { denial }),
    ...(answer === null ? {} : { answer }),
    ...(stores.length === 0 ? {} : { stores }),
  }
}

export function shownEvent(event: RequestEvent & { readonly logIndex: number }): object {
  const { at, by, from, to, act, logIndex } = event
  return { at: time(at), by, from, to, act: act.act, logIndex }
}
