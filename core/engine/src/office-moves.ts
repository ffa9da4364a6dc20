/**
 * What an officer does with a request. Whoever asked is told of what concerns them, in a letter to their
 * address where there is one; somebody with an account reads it there.
 */
import type { Refusal } from '@discreet/protocol'
import { refuse } from '@discreet/protocol'
import type {
  DenialReason,
  RequestAct,
  RequestLetter,
  RequestState,
  RightsRequest,
} from '@discreet/rights'
import { advance, isProtective, proofNeeded, requestLetter } from '@discreet/rights'
import { fulfil } from './fulfil.ts'
import { mailPerson } from './mail-person.ts'
import { moveRequest, packOfRequest } from './move-request.ts'
import { personOfRequest } from './open-request.ts'
import type { RightsSetup } from './rights-setup.ts'

export type OfficeMove =
  | { readonly move: 'acknowledge' | 'resume' | 'retry' }
  | { readonly move: 'extend' | 'pause'; readonly reason: string }
  | { readonly move: 'deny'; readonly reason: DenialReason; readonly explanation: string }
  /** `elsewhere`: the person has the answer already, in another way. */
  | { readonly move: 'answer'; readonly text: string; readonly elsewhere: boolean }

/** mail: put into the outbox; elsewhere: somebody says so; nobody: there is no address. */
export type Told = 'mail' | 'elsewhere' | 'nobody'

export type OfficeMoved =
  | { readonly ok: true; readonly request: RightsRequest; readonly told: Told }
  | Refusal

/** Whoever has forgotten whose it was cannot write to them. */
async function tell(
  setup: RightsSetup,
  request: RightsRequest,
  about: RequestLetter,
): Promise<Told> {
  const person = await personOfRequest(setup, request.id)
  if (person?.email === undefined) return 'nobody'
  const { email, locale } = person
  const { name, settings } = setup.store.site
  const { authority, calendar } = packOfRequest(setup, request)
  const sender = {
    site: name,
    contact: settings.controller?.contact ?? name,
    authority,
    timeZones: calendar.timeZones,
  }
  const { subject, text } = requestLetter(about, request, sender, locale)
  await mailPerson(setup, request, {
    to: email,
    subject,
    text,
    ...(locale === undefined ? {} : { locale }),
  })
  return 'mail'
}

async function step(setup: RightsSetup, id: string, act: RequestAct): Promise<OfficeMoved> {
  const moved = await moveRequest(setup, id, 'staff', act)
  return moved.ok ? { ...moved, told: 'nobody' } : moved
}

async function thenTell(
  setup: RightsSetup,
  moved: OfficeMoved,
  about: RequestLetter,
): Promise<OfficeMoved> {
  return moved.ok ? { ...moved, told: await tell(setup, moved.request, about) } : moved
}

/** Kept as a hash, told, then closed: whoever is stopped in between can do it once more. */
async function answer(
  setup: RightsSetup,
  id: string,
  { text, elsewhere }: Extract<OfficeMove, { move: 'answer' }>,
): Promise<OfficeMoved> {
  const request = await setup.store.rights.requests.find(id)
  if (request === undefined) return refuse('request_unknown', 'there is no such request')
  const person = await personOfRequest(setup, id)
  if (person?.email === undefined && !elsewhere) {
    return refuse('request_state', 'there is no address that it could be sent to', {
      field: '/elsewhere',
      expected: 'true, once the person has been answered in another way',
    })
  }
  if (request.state === 'acknowledged' && proofNeeded(request.type).length === 0) {
    // There is nothing to be shown, so whoever reads it takes it as it is.
    const verified = await step(setup, id, { act: 'move', to: 'verified' })
    if (!verified.ok) return verified
  }
  const sha256 = setup.cryptography.sha256(text)
  const answered = await step(setup, id, { act: 'answer', items: 1, sha256 })
  if (!answered.ok) return answered
  const told = elsewhere
    ? 'elsewhere'
    : await tell(setup, answered.request, { letter: 'answer', text })
  const closed = await step(setup, id, { act: 'move', to: 'fulfilled' })
  return closed.ok ? { ...closed, told } : closed
}

/** What failed half-way and needs nobody to be there. */
async function retry(setup: RightsSetup, id: string): Promise<OfficeMoved> {
  const request = await setup.store.rights.requests.find(id)
  if (request === undefined) return refuse('request_unknown', 'there is no such request')
  if (request.type !== 'erasure' && !isProtective(request.type)) {
    return refuse('request_state', 'the answer is for the person: only they can fetch it', {
      expected: 'an erasure, or what protects',
    })
  }
  const done = await fulfil(setup, id, 'system')
  return done.ok ? { ok: true, request: done.request, told: 'nobody' } : done
}

const tried: Readonly<Record<Exclude<OfficeMove['move'], 'retry'>, RequestAct>> = {
  acknowledge: { act: 'move', to: 'acknowledged' },
  extend: { act: 'extend', reason: '-' },
  pause: { act: 'pause', reason: '-' },
  resume: { act: 'resume' },
  deny: { act: 'deny', reason: 'other', explanation: '-' },
  answer: { act: 'answer', items: 1, sha256: '0'.repeat(64) },
}

const halfWay: readonly RequestState[] = [
  'verified',
  'planned',
  'executing',
  'verifying',
  'partially_fulfilled',
]

/** What can come now, by the state machine itself. A retry only where nobody has to be there. */
export function possibleMoves(
  setup: RightsSetup,
  request: RightsRequest,
): readonly OfficeMove['move'][] {
  const step = {
    id: '',
    by: 'staff',
    now: setup.now(),
    pack: packOfRequest(setup, request),
  } as const
  const legal = (Object.keys(tried) as (keyof typeof tried)[]).filter(
    (move) => !('ok' in advance(request, tried[move], step)),
  )
  const { type, state } = request
  const ours = type === 'erasure' || isProtective(type)
  return ours && halfWay.includes(state) ? [...legal, 'retry'] : legal
}

/** Refuses with `request_unknown`, `request_state` or `field_invalid`, and whatever keeps a retry from it. */
export async function moveFromOffice(
  setup: RightsSetup,
  id: string,
  wanted: OfficeMove,
): Promise<OfficeMoved> {
  switch (wanted.move) {
    case 'acknowledge':
      return step(setup, id, { act: 'move', to: 'acknowledged' })
    case 'resume':
      return step(setup, id, { act: 'resume' })
    case 'pause':
    case 'extend': {
      const { move, reason } = wanted
      const moved = await step(setup, id, { act: move, reason })
      return thenTell(setup, moved, { letter: move === 'pause' ? 'pause' : 'extension', reason })
    }
    case 'deny': {
      const { reason, explanation } = wanted
      const moved = await step(setup, id, { act: 'deny', reason, explanation })
      return thenTell(setup, moved, { letter: 'denial' })
    }
    case 'answer':
      return answer(setup, id, wanted)
    case 'retry':
      return retry(setup, id)
  }
}
