/** discreet requests list, show, acknowledge, extend, pause, resume, deny, answer, retry */
import type { OfficeMove, Outgoing, Told } from '@discreet/engine'
import type { RequestEvent, RightsRequest, StoreReport } from '@discreet/rights'
import type { OfficeChoice, Query } from './office-client.ts'
import { withOffice } from './office-client.ts'
import type { Output } from './output.ts'
import { minute } from './output.ts'

/** Times come as text. */
interface Noted {
  readonly at: string
  readonly reason: string
}

interface ShownRequest
  extends Pick<RightsRequest, 'id' | 'type' | 'state' | 'channel' | 'pack' | 'denial'> {
  readonly receivedAt: string
  readonly clocks: {
    readonly answerBy: string
    readonly state: string
    readonly extended: Noted | null
    readonly paused: Noted | null
  }
}

interface ShownEvent extends Pick<RequestEvent, 'by' | 'from' | 'to' | 'act'> {
  readonly at: string
  readonly logIndex: number
}

interface FullRequest extends ShownRequest {
  /** After a step that the person is told of. */
  readonly told?: Told
  readonly stores: readonly Omit<StoreReport, 'at'>[]
  readonly history: readonly ShownEvent[]
  readonly recipients: readonly Pick<
    Outgoing,
    'recipient' | 'kind' | 'state' | 'tries' | 'trouble'
  >[]
}

function row(request: ShownRequest): Record<string, string> {
  const { clocks } = request
  return {
    id: request.id,
    type: request.type,
    state: request.state,
    channel: request.channel,
    law: request.pack.id,
    received: minute(request.receivedAt),
    'answer by': minute(clocks.answerBy),
    clock: clocks.state,
  }
}

export async function listRequests(
  query: Query,
  options: OfficeChoice,
  output: Output,
): Promise<void> {
  const { requests } = await withOffice(options, (office) =>
    office.call<{ requests: ShownRequest[] }>('GET', 'requests', query),
  )
  output.table(requests.map(row))
  if (requests.length === 0) output.say('Nothing is waiting.')
  output.result(requests)
}

function sayRequest(request: FullRequest, output: Output): void {
  output.table([row(request)])
  const { extended, paused } = request.clocks
  if (extended !== null) output.say(`\nExtended ${minute(extended.at)}: ${extended.reason}`)
  if (paused !== null) output.say(`\nPaused since ${minute(paused.at)}: ${paused.reason}`)
  if (request.denial !== null) {
    output.say(`\nDenied (${request.denial.reason}): ${request.denial.explanation}`)
  }
  if (request.stores.length > 0) output.say('')
  output.table(
    request.stores.map(({ store, state, count, reason }) => ({
      store,
      state,
      rows: count,
      reason: reason ?? '',
    })),
  )
  output.say('')
  output.table(
    request.history.map(({ at, by, from, to, act, logIndex }) => ({
      at: minute(at),
      by,
      act: act.act,
      from: from ?? '',
      to,
      log: logIndex,
    })),
  )
  if (request.recipients.length > 0) output.say('')
  output.table(
    request.recipients.map(({ recipient, kind, state, tries, trouble }) => ({
      recipient,
      kind,
      state,
      tries,
      trouble: trouble ?? '',
    })),
  )
}

export async function showRequest(
  id: string,
  options: OfficeChoice,
  output: Output,
): Promise<void> {
  const request = await withOffice(options, (office) =>
    office.call<FullRequest>('GET', `requests/${encodeURIComponent(id)}`),
  )
  sayRequest(request, output)
  output.result(request)
}

export type RequestMove = OfficeMove['move']

export async function moveRequestCommand(
  id: string,
  what: RequestMove,
  body: object,
  options: OfficeChoice,
  output: Output,
): Promise<void> {
  const request = await withOffice(options, (office) =>
    office.call<FullRequest>('POST', `requests/${encodeURIComponent(id)}/${what}`, {}, body),
  )
  sayRequest(request, output)
  const { told } = request
  if (told === 'mail') output.say('\nA letter to the person is in the outbox.')
  if (told === 'nobody' && ['extend', 'pause', 'deny'].includes(what)) {
    output.say('\nNo address is kept: they see it in their account, or tell them in another way.')
  }
  output.result(request)
}

/** What somebody wrote. The reason is in the access log of the person that it is about. */
export async function readRequest(
  id: string,
  reason: string,
  options: OfficeChoice,
  output: Output,
): Promise<void> {
  const person = await withOffice(options, (office) =>
    office.call<Record<string, unknown>>(
      'POST',
      `requests/${encodeURIComponent(id)}/person`,
      {},
      {
        reason,
      },
    ),
  )
  output.table(
    Object.entries(person).map(([field, value]) => ({
      field,
      value: typeof value === 'string' ? value : JSON.stringify(value),
    })),
  )
  output.result(person)
}
