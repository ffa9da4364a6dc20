/** Requests in every state, made by the acts that lead there. */
import { packFor } from '@discreet/policy'
import type {
  Advanced,
  ErasureStore,
  NewRequestFacts,
  RequestAct,
  RequestEvent,
  RequestState,
  RequestType,
  RightsRequest,
  StoreReport,
} from '../src/index.ts'
import { advance, newRequest } from '../src/index.ts'
import { packs } from './packs.ts'

export const hour = 3_600_000
export const day = 24 * hour
export const start = Date.UTC(2026, 0, 31, 12)
export const eu = packFor(packs, 'FR')
export const uk = packFor(packs, 'GB')
export const sha256 = 'ab'.repeat(32)

export const newFacts = (facts: Partial<NewRequestFacts> = {}): NewRequestFacts => ({
  id: 'request',
  eventId: 'event',
  site: 'shop',
  type: 'erasure',
  channel: 'email',
  by: 'person',
  pack: eu,
  place: 'FR',
  about: null,
  now: start,
  verified: false,
  ...facts,
})

export const storeReport = (
  store: ErasureStore,
  state: StoreReport['state'],
  more: Partial<StoreReport> = {},
): StoreReport => ({
  store,
  state,
  count: state === 'done' ? 3 : 0,
  reason: state === 'failed' ? 'store_unavailable' : null,
  at: null,
  ...more,
})

export const report = (...stores: StoreReport[]): RequestAct => ({ act: 'report', stores })
export const move = (to: RequestState): RequestAct => ({ act: 'move', to })

interface By {
  readonly by?: RequestEvent['by']
  readonly now?: number
  readonly pack?: NewRequestFacts['pack']
}

export function tryAct(request: RightsRequest, act: RequestAct, options: By = {}) {
  const by = options.by ?? (act.act === 'move' && act.to === 'revoked' ? 'person' : 'system')
  return advance(request, act, {
    id: 'next',
    now: start + hour,
    pack: eu,
    ...options,
    by,
  })
}

export function mustAct(request: RightsRequest, act: RequestAct, options: By = {}): Advanced {
  const advanced = tryAct(request, act, options)
  if ('ok' in advanced) throw new Error(`${advanced.code}: ${advanced.reason}`)
  return advanced
}

export function after(request: RightsRequest, ...acts: RequestAct[]): RightsRequest {
  return acts.reduce((current, act) => mustAct(current, act).request, request)
}

const planned = [storeReport('key', 'pending'), storeReport('profile', 'pending')]
const held = storeReport('profile', 'skipped', { reason: 'HGB § 257 until 2030-01-01' })

const verified = [move('acknowledged'), move('verified')]
const executing = [...verified, move('planned'), report(...planned), move('executing')]
const verifying = [
  ...executing,
  report(storeReport('key', 'done'), storeReport('profile', 'done')),
  move('verifying'),
]

/** Of an erasure. */
const ways: Readonly<Record<RequestState, readonly RequestAct[]>> = {
  received: [],
  acknowledged: [move('acknowledged')],
  need_verification: [move('acknowledged'), move('need_verification')],
  verified,
  planned: [...verified, move('planned')],
  executing,
  verifying,
  fulfilled: [...verifying, { act: 'certify', certificate: 'jws' }, move('fulfilled')],
  partially_fulfilled: [
    ...executing,
    report(storeReport('key', 'done'), held),
    move('verifying'),
    { act: 'certify', certificate: 'jws' },
    move('partially_fulfilled'),
  ],
  denied: [{ act: 'deny', reason: 'no_match', explanation: 'We know nobody by this address.' }],
  revoked: [move('revoked')],
  expired: [move('expired')],
}

export function requestIn(
  state: RequestState,
  facts: Partial<NewRequestFacts> = {},
): RightsRequest {
  return after(newRequest(newFacts(facts)).request, ...ways[state])
}

/** One act of every kind, with everything that it needs. */
export const acts: readonly RequestAct[] = [
  { act: 'deny', reason: 'other', explanation: 'Because.' },
  { act: 'extend', reason: 'many requests' },
  { act: 'pause', reason: 'waiting for an order number' },
  { act: 'resume' },
  report(storeReport('key', 'pending')),
  { act: 'answer', items: 3, sha256 },
  { act: 'certify', certificate: 'jws' },
]

export const ofType = (type: RequestType): RightsRequest => requestIn('verified', { type })
