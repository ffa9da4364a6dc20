/**
 * Doing what a request asks for, by its type. What is done is safe to do again, so a crash between doing
 * and recording is mended by calling this once more. The answer itself goes to whoever asked and is not
 * kept; its size and its hash are.
 */
import type { Proof } from '@discreet/policy'
import type { Refusal } from '@discreet/protocol'
import { refuse } from '@discreet/protocol'
import type { DenialReason, ProtectiveType, RequestAct, RightsRequest } from '@discreet/rights'
import { isProtective } from '@discreet/rights'
import { eraseFor } from './erase.ts'
import { lookAgain } from './erase-stores.ts'
import { exportPerson } from './export-person.ts'
import { fanOut } from './fan-out.ts'
import { moveRequest } from './move-request.ts'
import { isForStaff, personOfRequest, subjectOfRequest } from './open-request.ts'
import type { PersonExport } from './person-export.ts'
import { protect } from './protect.ts'
import type { Pseudonym } from './pseudonym.ts'
import { putRight } from './put-right.ts'
import type { RequestPerson } from './rights-ports.ts'
import type { Fulfilment, RightsSetup } from './rights-setup.ts'

export type Fulfilled =
  | { readonly ok: true; readonly fulfilment: Fulfilment; readonly request: RightsRequest }
  | Refusal

interface Fulfilling {
  readonly setup: RightsSetup
  readonly request: RightsRequest
  readonly subject: Pseudonym
  readonly proof: Proof
  readonly person: RequestPerson
}

async function record(
  setup: RightsSetup,
  { id }: RightsRequest,
  acts: readonly RequestAct[],
  fulfilment: Fulfilment,
): Promise<Fulfilled> {
  let last: Fulfilled = refuse('unexpected', 'there was nothing to record')
  for (const act of acts) {
    const moved = await moveRequest(setup, id, 'system', act)
    if (!moved.ok) return moved
    last = { ok: true, fulfilment, request: moved.request }
  }
  return last
}

const close: RequestAct = { act: 'move', to: 'fulfilled' }

/**
 * GDPR 11(2). It ends like any other answer: who only sees the state does not learn whether somebody is
 * known here.
 */
function nothingHeld(setup: RightsSetup, request: RightsRequest): Promise<Fulfilled> {
  return record(setup, request, [close], { kind: 'nothing_held' })
}

async function isHeld({ setup, request, subject }: Fulfilling): Promise<boolean> {
  const found = await lookAgain({ setup, id: request.id, subject, options: {} })
  return Object.values(found).some((rows) => rows > 0)
}

/** Things that are somebody's, one by one. */
function itemsIn({ fields, consents, contributed }: PersonExport): number {
  const entries = fields.reduce((sum, field) => sum + field.entries.length, 0)
  return entries + consents.length + contributed.open.length
}

async function handOver(fulfilling: Fulfilling): Promise<Fulfilled> {
  const { setup, request, subject, proof, person } = fulfilling
  if (!(await isHeld(fulfilling))) return nothingHeld(setup, request)
  const { id, place } = request
  const exported = await exportPerson(setup, subject, {
    request: id,
    proof,
    gpc: false,
    ...(place === null ? {} : { place }),
    ...(person.locale === undefined ? {} : { locale: person.locale }),
  })
  const sha256 = setup.cryptography.sha256(JSON.stringify(exported))
  const answered: RequestAct = { act: 'answer', items: itemsIn(exported), sha256 }
  return record(setup, request, [answered, close], { kind: 'export', export: exported })
}

/** What cannot be done is denied with its reason, so that it can be appealed against. */
async function deny(
  { setup, request }: Pick<Fulfilling, 'setup' | 'request'>,
  refused: Refusal,
  reason: DenialReason = 'claim_not_covered',
): Promise<Refusal> {
  const { reason: explanation } = refused
  const act: RequestAct = { act: 'deny', reason, explanation }
  const denied = await moveRequest(setup, request.id, 'system', act)
  return denied.ok ? refused : denied
}

async function takeAway(fulfilling: Fulfilling, type: ProtectiveType): Promise<Fulfilled> {
  const { setup, request, subject, person } = fulfilling
  const done = await protect(setup, subject, type, request, person)
  if (!done.ok) return deny(fulfilling, done)
  if (type === 'restriction') await fanOut(setup, request, person)
  return record(setup, request, [close], { kind: 'receipt', record: done.record })
}

async function rectify(fulfilling: Fulfilling): Promise<Fulfilled> {
  const { setup, request, subject, person } = fulfilling
  const done = await putRight(setup, subject, person)
  // In words only: somebody has to read it.
  if (done === undefined) return { ok: true, fulfilment: { kind: 'done' }, request }
  const { changes, refused } = done
  const [first] = refused
  if (first !== undefined && changes.length === 0) return deny(fulfilling, first)
  // GDPR 19: whoever was given the data is told of corrections, restrictions and erasures.
  await fanOut(setup, request, person)
  const items = changes.reduce((sum, { count }) => sum + count, 0)
  const sha256 = setup.cryptography.sha256(JSON.stringify(changes))
  const to = first === undefined ? 'fulfilled' : 'partially_fulfilled'
  const acts: readonly RequestAct[] = [
    { act: 'answer', items, sha256 },
    { act: 'move', to },
  ]
  return record(setup, request, acts, { kind: 'done' })
}

const answerable = ['verified', 'planned', 'executing', 'verifying']

/**
 * Refuses with `request_unknown`, with `request_state` when it is not proven who asks or when it is
 * closed, and with what keeps it from being done; then the request is denied, with the reason.
 */
export async function fulfil(
  setup: RightsSetup,
  requestId: string,
  proof: Proof,
): Promise<Fulfilled> {
  const request = await setup.store.rights.requests.find(requestId)
  if (request === undefined) return refuse('request_unknown', 'there is no such request')
  if (isForStaff(request)) return { ok: true, fulfilment: { kind: 'done' }, request }
  const { type, state } = request
  if (type === 'erasure') {
    // Whose it is, is looked up while that can still be done.
    const whose = state === 'verified' ? await subjectOfRequest(setup, request) : undefined
    if (typeof whose === 'object') return deny({ setup, request }, whose, 'insuf_verification')
    return eraseFor(setup, requestId)
  }
  if (!answerable.includes(state)) {
    return refuse('request_state', `a request that is ${state} cannot be answered now`)
  }
  const subject = await subjectOfRequest(setup, request)
  if (subject === undefined) return nothingHeld(setup, request)
  if (typeof subject === 'object') return deny({ setup, request }, subject, 'insuf_verification')
  const person = (await personOfRequest(setup, requestId)) ?? {}
  const fulfilling = { setup, request, subject, proof, person }
  if (isProtective(type)) return takeAway(fulfilling, type)
  return type === 'rectification' ? rectify(fulfilling) : handOver(fulfilling)
}
