/**
 * Takes up what a crash, or a store that failed, left half done: erasures, and acts of protection that
 * were proven and not carried out. For a start, and for a job that runs every few minutes.
 */
import type { RequestState, RightsRequest } from '@discreet/rights'
import { isProtective } from '@discreet/rights'
import { eraseFor, goesOn } from './erase.ts'
import { fulfil } from './fulfil.ts'
import { isForStaff, takeIn } from './open-request.ts'
import type { RightsSetup } from './rights-setup.ts'

export interface Resumed {
  readonly done: number
  /** Those that are not done yet; the next time tries again. */
  readonly waiting: number
}

const comingIn: readonly RequestState[] = ['received', 'acknowledged']
const halfDone: readonly RequestState[] = ['verified', 'planned', 'executing', 'verifying']
const pageSize = 500
/** Whoever proved something younger than this is most likely being answered right now. */
const patienceMilliseconds = 60_000

async function* allIn(
  { store }: RightsSetup,
  states: readonly RequestState[],
): AsyncIterable<RightsRequest> {
  let before: string | undefined
  for (;;) {
    const filter = { states, limit: pageSize, ...(before === undefined ? {} : { before }) }
    const page = await store.rights.requests.list(filter)
    yield* page
    before = page.at(-1)?.id
    if (page.length < pageSize) return
  }
}

/** What can be done without the person being there: an answer can only be handed to them. */
function isOurs({ type, state, receivedAt, verifiedAt }: RightsRequest, now: number): boolean {
  if (type !== 'erasure' && !isProtective(type)) return false
  const underWay = state === 'planned' || state === 'executing' || state === 'verifying'
  return underWay || now - (verifiedAt ?? receivedAt) >= patienceMilliseconds
}

/** A part was held, and that has changed since. */
async function isFree(setup: RightsSetup, request: RightsRequest): Promise<boolean> {
  if (request.type !== 'erasure') return false
  const identity = await setup.store.rights.requests.identity(request.id)
  return identity?.subject != null && goesOn({ setup, subject: identity.subject }, request)
}

/** One that came in and was not even acknowledged, because the server died just then. */
async function takenIn(setup: RightsSetup, request: RightsRequest): Promise<RightsRequest> {
  const { state, receivedAt } = request
  const left = state === 'received' || (state === 'acknowledged' && !isForStaff(request))
  if (!left || setup.now() - receivedAt < patienceMilliseconds) return request
  return takeIn(setup, request)
}

async function resume(setup: RightsSetup, found: RightsRequest): Promise<boolean | undefined> {
  const request = await takenIn(setup, found)
  const { id, type, state } = request
  if (state === 'partially_fulfilled') {
    if (!(await isFree(setup, request))) return undefined
  } else if (!halfDone.includes(state) || !isOurs(request, setup.now())) return undefined
  const erasing = type === 'erasure' && state !== 'verified'
  const outcome = await (erasing ? eraseFor(setup, id) : fulfil(setup, id, 'system'))
  return outcome.ok
}

/** One that fails does not keep the others waiting. */
export async function resumeErasures(setup: RightsSetup): Promise<Resumed> {
  let [done, waiting] = [0, 0]
  const states: readonly RequestState[] = [...comingIn, ...halfDone, 'partially_fulfilled']
  for await (const request of allIn(setup, states)) {
    const outcome = await resume(setup, request).catch(() => false)
    if (outcome === true) done += 1
    if (outcome === false) waiting += 1
  }
  return { done, waiting }
}
