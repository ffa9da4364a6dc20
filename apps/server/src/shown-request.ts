/** A request as its person sees it: no more than what is kept of it, with times to read. */
import type { RequestEvent, RightsRequest } from '@discreet/rights'

function timeOf(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString()
}

export function shownRequest(request: RightsRequest): object {
  const { id, type, state, channel, clocks, receivedAt, acknowledgedAt, closedAt } = request
  const { about, denial, answer, pack, stores, identityUntil } = request
  const changed = (
    change: { readonly at: number; readonly reason: string } | null,
  ): object | null => (change === null ? null : { at: timeOf(change.at), reason: change.reason })
  return {
    id,
    type,
    state,
    channel,
    pack,
    about,
    receivedAt: timeOf(receivedAt),
    acknowledgedAt: timeOf(acknowledgedAt),
    closedAt: timeOf(closedAt),
    clocks: {
      acknowledgeBy: timeOf(clocks.acknowledgeBy),
      answerBy: timeOf(clocks.answerBy),
      aimBy: timeOf(clocks.aimBy),
      extended: changed(clocks.extended),
      paused: changed(clocks.paused),
    },
    identityUntil: timeOf(identityUntil),
    ...(denial === null ? {} : { denial }),
    ...(answer === null ? {} : { answer }),
    ...(stores.length === 0 ? {} : { stores }),
  }
}

export function shownEvent(event: RequestEvent & { readonly logIndex: number }): object {
  const { at, by, from, to, act, logIndex } = event
  return { at: timeOf(at), by, from, to, act: act.act, logIndex }
}
