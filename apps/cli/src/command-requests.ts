/** discreet requests list, show, acknowledge, extend, pause, resume, deny, answer, retry */
import type { Office, OfficeChoice, Query } from './office-client.ts'
import { withOffice } from './office-client.ts'
import type { Output } from './output.ts'

interface ShownClocks {
  readonly acknowledgeBy: string | null
  readonly answerBy: string
  readonly aimBy: string
  readonly state: string
  readonly extended: { readonly at: string; readonly reason: string } | null
  readonly paused: { readonly at: string; readonly reason: string } | null
}

interface ShownRequest {
  readonly id: string
  readonly type: string
  readonly state: string
  readonly channel: string
  readonly pack: { readonly id: string; readonly version: string }
  readonly place: string | null
  readonly receivedAt: string
  readonly closedAt: string | null
  readonly about: string | null
  readonly clocks: ShownClocks
  readonly denial: { readonly reason: string; readonly explanation: string } | null
}

interface ShownEvent {
  readonly at: string
  readonly by: string
  readonly from: string | null
  readonly to: string
  readonly act: { readonly act: string; readonly reason?: string }
  readonly logIndex: number
}

interface ShownStore {
  readonly store: string
  readonly state: string
  readonly count: number
  readonly reason: string | null
}

interface ShownRecipient {
  readonly recipient: string
  readonly kind: string
  readonly state: string
  readonly tries: number
  readonly nextAt: string
  readonly trouble: string | null
}

interface FullRequest extends ShownRequest {
  /** After a step that the person is told of. */
  readonly told?: 'mail' | 'elsewhere' | 'nobody'
  readonly stores: readonly ShownStore[]
  readonly history: readonly ShownEvent[]
  readonly recipients: readonly ShownRecipient[]
}

const minute = (time: string | null): string => time?.slice(0, 16).replace('T', ' ') ?? ''

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
  options: OfficeChoice & Query & { readonly overdue?: boolean },
  output: Output,
): Promise<void> {
  const { state, type, channel, limit, overdue } = options as Query & { overdue?: boolean }
  const query = { state, type, channel, limit, overdue: overdue === true ? 'true' : undefined }
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

export type RequestMove =
  | 'acknowledge'
  | 'extend'
  | 'pause'
  | 'resume'
  | 'deny'
  | 'answer'
  | 'retry'

function move(office: Office, id: string, what: RequestMove, body: object): Promise<FullRequest> {
  return office.call<FullRequest>('POST', `requests/${encodeURIComponent(id)}/${what}`, {}, body)
}

export async function moveRequestCommand(
  id: string,
  what: RequestMove,
  body: object,
  options: OfficeChoice,
  output: Output,
): Promise<void> {
  const request = await withOffice(options, (office) => move(office, id, what, body))
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
