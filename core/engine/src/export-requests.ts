/** The person's own requests, with what they wrote as long as it is kept, and who else was told. */
import type { RequestEvent, RightsRequest } from '@discreet/rights'
import { isoTime } from './export-fields.ts'
import { personOfRequest } from './open-request.ts'
import type { ExportedRequest } from './person-export.ts'
import type { RightsSetup } from './rights-setup.ts'

function stepOf(event: RequestEvent & { readonly logIndex: number }): ExportedRequest['events'][0] {
  const { at, by, to, act, logIndex } = event
  return { at: isoTime(at), by, state: to, act: act.act, logIndex }
}

async function exportRequest(setup: RightsSetup, request: RightsRequest): Promise<ExportedRequest> {
  const { requests, outbox } = setup.store.rights
  const { id, type, state, channel, receivedAt, closedAt, clocks, identityUntil } = request
  const said = await personOfRequest(setup, id)
  return {
    request: id,
    type,
    state,
    channel,
    receivedAt: isoTime(receivedAt),
    closedAt: closedAt === null ? null : isoTime(closedAt),
    answerBy: isoTime(clocks.answerBy),
    identityUntil: isoTime(identityUntil),
    said: said === undefined ? null : { ...said },
    events: (await requests.events(id)).map(stepOf),
    told: (await outbox.ofRequest(id)).map((one) => ({
      recipient: one.recipient,
      state: one.state,
    })),
  }
}

export function exportRequests(
  setup: RightsSetup,
  requests: readonly RightsRequest[],
): Promise<readonly ExportedRequest[]> {
  return Promise.all(requests.map((request) => exportRequest(setup, request)))
}
