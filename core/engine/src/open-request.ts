/**
 * A request as it comes in (GDPR 12(2)): acknowledged at once, its clocks running, and in two halves:
 * what is asked for, which is kept to show that it was answered, and whose it is, which is sealed under
 * a key of its own and goes.
 */
import { packFor } from '@discreet/policy'
import type { Refusal } from '@discreet/protocol'
import { DiscreetError, refuse } from '@discreet/protocol'
import type { Advanced, RequestEvent, RequestState, RightsRequest } from '@discreet/rights'
import { newRequest, proofSuffices } from '@discreet/rights'
import { countGuard } from './campaign-units.ts'
import { freshId, moveRequest } from './move-request.ts'
import type { Pseudonym } from './pseudonym.ts'
import type { RequestIdentity, RequestPerson, RequestSecret } from './rights-ports.ts'
import type { NewRequest, OpenedRequest, RightsSetup } from './rights-setup.ts'

const dayMilliseconds = 86_400_000
/** After the answer is due: long enough to see that it was late, and to complain. */
const statusMilliseconds = 90 * dayMilliseconds

async function sealed(
  { vault }: RightsSetup,
  id: string,
  { subject, person }: NewRequest,
): Promise<RequestIdentity> {
  const key = await vault.newKey(id)
  const opened = await vault.unwrap(key, id)
  return { key, sealed: opened.seal(person, id), subject: subject ?? null }
}

function openedBy({ channel, proof }: NewRequest): RequestEvent['by'] {
  if (channel === 'staff') return proof === 'system' ? 'system' : 'staff'
  return channel === 'agent' ? 'agent' : 'person'
}

async function made(setup: RightsSetup, request: NewRequest): Promise<Advanced> {
  const { store, packs, now } = setup
  const { type, channel, proof, about } = request
  if (about !== undefined && (await store.rights.requests.find(about)) === undefined) {
    throw new DiscreetError('request_unknown', 'there is no such request', { field: '/about' })
  }
  const place = request.place ?? store.site.settings.place ?? null
  return newRequest({
    id: freshId(setup),
    eventId: freshId(setup),
    site: store.site.id,
    type,
    channel,
    by: openedBy(request),
    pack: packFor(packs, place ?? undefined),
    place,
    about: about ?? null,
    now: now(),
    verified: proofSuffices(type, proof),
  })
}

/** A complaint and an appeal wait for somebody of the site; their clocks run. */
export function isForStaff({ type }: RightsRequest): boolean {
  return type === 'complaint' || type === 'appeal'
}

/**
 * What follows from how it came in, up to where somebody has to do something. Also for one that a crash
 * left behind. Throws `request_state` when it is past that.
 */
export async function takeIn(setup: RightsSetup, request: RightsRequest): Promise<RightsRequest> {
  const steps: RequestState[] = request.state === 'received' ? ['acknowledged'] : []
  if (!isForStaff(request)) {
    steps.push(request.verifiedAt === null ? 'need_verification' : 'verified')
  }
  let current = request
  for (const to of steps) {
    const moved = await moveRequest(setup, request.id, 'system', { act: 'move', to })
    if (!moved.ok) throw new DiscreetError(moved.code, moved.reason, moved.details)
    current = moved.request
  }
  return current
}

/**
 * The caller has seen `proof`, and knows that `subject` is theirs. Throws `request_unknown` when it is
 * about a request that there is not.
 */
export async function openRequest(setup: RightsSetup, request: NewRequest): Promise<OpenedRequest> {
  const { cryptography, store } = setup
  const opened = await made(setup, request)
  const { id, clocks } = opened.request
  const statusToken = cryptography.sha256(cryptography.newKey())
  const secret: RequestSecret = {
    sha256: cryptography.sha256(statusToken),
    request: id,
    use: 'status',
    expiresAt: clocks.answerBy + statusMilliseconds,
  }
  const identity = await sealed(setup, id, request)
  const logIndex = await store.rights.requests.open(opened.request, opened.event, identity, [
    secret,
  ])
  const taken = await takeIn(setup, opened.request)
  const { type, subject } = request
  if (type === 'complaint' && subject !== undefined) await countGuard(setup, subject, 'complaint')
  return { request: taken, statusToken, logIndex }
}

/** undefined: there is no such request, or whose it was is forgotten. */
export async function personOfRequest(
  { store, vault }: RightsSetup,
  id: string,
): Promise<RequestPerson | undefined> {
  const identity = await store.rights.requests.identity(id)
  if (identity === undefined) return undefined
  const key = await vault.unwrap(identity.key, id)
  return key.open(identity.sealed, id) as RequestPerson
}

/**
 * Whose account it is. Somebody who showed an address is looked up by it and noted once; an address that
 * came in any other way shows nothing. undefined: nobody who is known here. Refuses with `not_permitted`
 * when several have the address: it does not show which of them asks.
 */
export async function subjectOfRequest(
  setup: RightsSetup,
  { id, channel, verifiedAt }: RightsRequest,
): Promise<Pseudonym | undefined | Refusal> {
  const { requests, erasure } = setup.store.rights
  const known = (await requests.identity(id))?.subject
  if (known != null) return known
  if (verifiedAt === null || (channel !== 'email' && channel !== 'agent')) return undefined
  const email = (await personOfRequest(setup, id))?.email
  if (email === undefined) return undefined
  const contact = setup.vault.contact(setup.store.site.id, email)
  const [subject, another] = await erasure.byContact(contact)
  if (another !== undefined) {
    return refuse('not_permitted', 'more than one account has this address', {
      expected: 'somebody who is signed in to the account that it is about',
    })
  }
  if (subject !== undefined) await requests.identify(id, subject)
  return subject
}
