/**
 * Erasing a person (GDPR 17): plan, do it store by store, look again, certify. Each step is kept before
 * the next begins, so that whoever finds a request half done goes on where it was left; doing a step
 * twice does no harm. The person's key goes first: after that what is left cannot be read by anybody.
 */
import type { Refusal } from '@discreet/protocol'
import { refuse } from '@discreet/protocol'
import type { RequestAct, RequestState, RightsRequest, StoreReport } from '@discreet/rights'
import { certificateOf, readCertificate } from './certificate.ts'
import type { EraseOptions, Erasing } from './erase-stores.ts'
import {
  buryPerson,
  eraseStores,
  heldIn,
  lookAgain,
  mayStay,
  plannedStores,
} from './erase-stores.ts'
import { fanOut } from './fan-out.ts'
import { moveRequest } from './move-request.ts'
import { personOfRequest } from './open-request.ts'
import { restrictPerson } from './protect.ts'
import type { Hold } from './rights-ports.ts'
import type { Fulfilment, RightsSetup } from './rights-setup.ts'

export type Erased =
  | { readonly ok: true; readonly request: RightsRequest; readonly fulfilment: Fulfilment }
  | Refusal

/** undefined: on to the next step. */
type Step = (erasing: Erasing, request: RightsRequest) => Promise<Refusal | undefined>

/** More than it ever takes; somebody for whom it is not enough is being written to all the time. */
const mostSteps = 24

const dayMilliseconds = 86_400_000
/** After a hold ends there must be time to find out whose the rest is. */
const graceMilliseconds = 90 * dayMilliseconds

async function move(
  { setup, id }: Erasing,
  act: RequestAct,
  identityUntil?: number,
): Promise<Refusal | undefined> {
  const moved = await moveRequest(setup, id, 'system', act, identityUntil)
  return moved.ok ? undefined : moved
}

function lastOf(holds: readonly Hold[]): number {
  return Math.max(...holds.map(({ until }) => until))
}

/** Nobody can be erased of whom nothing is held; that is an answer as well (GDPR 11(2)). */
const plan: Step = async (erasing) => {
  const found = await lookAgain(erasing)
  const nothing = Object.values(found).every((rows) => rows === 0)
  return move(erasing, { act: 'move', to: nothing ? 'fulfilled' : 'planned' })
}

const begin: Step = async (erasing, { stores }) => {
  if (stores.length === 0) {
    const planned = await plannedStores(erasing)
    const refused = await move(erasing, { act: 'report', stores: planned })
    if (refused !== undefined) return refused
  }
  return move(erasing, { act: 'move', to: 'executing' })
}

/** Whoever is erased cannot come in any more, then is told on, then is gone. */
const execute: Step = async (erasing, request) => {
  const { setup, id } = erasing
  await buryPerson(erasing, request)
  const holds = await heldIn(erasing)
  if (holds.length > 0) await restrictPerson(setup, erasing.subject)
  const person = await personOfRequest(setup, id)
  if (person !== undefined) await fanOut(setup, request, person)
  const reports = await eraseStores(erasing, request.stores, holds, (report) =>
    move(erasing, { act: 'report', stores: [report] }),
  )
  if (!Array.isArray(reports)) return reports as Refusal
  const failed = (reports as readonly StoreReport[]).filter(({ state }) => state === 'failed')
  if (failed.length === 0) return move(erasing, { act: 'move', to: 'verifying' })
  const names = failed.map(({ store }) => store).join(', ')
  return refuse('store_unavailable', `not erased yet: ${names}`, {
    expected: 'nothing to be done: it is taken up again',
  })
}

/** Signs only what a second look over every store has confirmed. */
const verify: Step = async (erasing, request) => {
  const { setup } = erasing
  const holds = await heldIn(erasing)
  const found = await lookAgain(erasing)
  const left = await mayStay(erasing, found, holds)
  if (left.length > 0) {
    // Something came in while it was being erased.
    const stores = request.stores
      .filter(({ store }) => left.includes(store))
      .map((one) => ({ ...one, state: 'pending' as const }))
    const refused = await move(erasing, { act: 'report', stores })
    return refused ?? move(erasing, { act: 'move', to: 'executing' })
  }
  const certificate = await certificateOf(setup, request, found, holds)
  const signed = setup.signCertificate(certificate)
  const refused = await move(erasing, { act: 'certify', certificate: signed })
  if (refused !== undefined) return refused
  if (holds.length === 0) return move(erasing, { act: 'move', to: 'fulfilled' })
  const until = lastOf(holds) + graceMilliseconds
  return move(erasing, { act: 'move', to: 'partially_fulfilled' }, until)
}

/** What was held is not any more: the rest is due. */
const reopen: Step = async (erasing) => move(erasing, { act: 'move', to: 'executing' })

const steps: Readonly<Partial<Record<RequestState, Step>>> = {
  verified: plan,
  planned: begin,
  executing: execute,
  verifying: verify,
  partially_fulfilled: reopen,
}

function outcomeOf(request: RightsRequest): Erased {
  const { certificate: jws } = request
  const fulfilment: Fulfilment =
    jws === null
      ? { kind: 'nothing_held' }
      : { kind: 'certificate', jws, certificate: readCertificate(jws) }
  return { ok: true, request, fulfilment }
}

/** There is no account that it could be about. */
async function nobody(setup: RightsSetup, request: RightsRequest): Promise<Erased> {
  const { id, state } = request
  if (state === 'partially_fulfilled') return outcomeOf(request)
  if (state !== 'verified') return refuse('request_state', 'whose request this is, is forgotten')
  const moved = await moveRequest(setup, id, 'system', { act: 'move', to: 'fulfilled' })
  return moved.ok ? outcomeOf(moved.request) : moved
}

/** undefined: on to the next step. */
async function stepOf(
  setup: RightsSetup,
  request: RightsRequest,
  options: EraseOptions,
): Promise<Erased | undefined> {
  const { id, state } = request
  if (state === 'fulfilled') return outcomeOf(request)
  const step = steps[state]
  if (step === undefined) return refuse('request_state', `an erasure that is ${state} is not done`)
  const subject = (await setup.store.rights.requests.identity(id))?.subject ?? null
  if (subject === null) return nobody(setup, request)
  const erasing = { setup, id, subject, options }
  if (state === 'partially_fulfilled' && !(await goesOn(erasing, request))) {
    return outcomeOf(request)
  }
  return step(erasing, request)
}

/** Of one that was done in part: nothing is held now, or it is held longer than was known. */
export async function goesOn(
  whom: Pick<Erasing, 'setup' | 'subject'>,
  { identityUntil }: RightsRequest,
): Promise<boolean> {
  const holds = await heldIn(whom)
  return holds.length === 0 || lastOf(holds) >= identityUntil
}

/**
 * Carries out an erasure that is verified, or goes on with it; of one that is done it gives the same
 * certificate again. Refuses with `request_unknown`, `request_state`, or with `store_unavailable` when
 * a store failed: what was done stays done, and `resumeErasures` does the rest.
 */
export async function eraseFor(
  setup: RightsSetup,
  id: string,
  options: EraseOptions = {},
): Promise<Erased> {
  const { requests } = setup.store.rights
  let before: { readonly state: RequestState; readonly refused: Refusal } | undefined
  for (let k = 0; k < mostSteps; k += 1) {
    const request = await requests.find(id)
    if (request === undefined) return refuse('request_unknown', 'there is no such request')
    const { type, state } = request
    if (type !== 'erasure') return refuse('request_state', `this request is for ${type}`)
    // Another who did the same step at the same time is no reason to stop.
    if (before?.state === state) return before.refused
    const outcome = await stepOf(setup, request, options)
    if (outcome?.ok === true) return outcome
    before = outcome === undefined ? undefined : { state, refused: outcome }
  }
  return refuse('store_unavailable', 'something about the person keeps coming in', {
    expected: 'nothing to be done: it is taken up again',
  })
}
