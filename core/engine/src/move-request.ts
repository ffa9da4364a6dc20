/** One step of a request: checked by the state machine, kept with its place in the log. */
import type { LawPack } from '@discreet/policy'
import { packFor } from '@discreet/policy'
import type { Refusal } from '@discreet/protocol'
import type { RequestAct, RequestEvent, RightsRequest } from '@discreet/rights'
import { advance } from '@discreet/rights'
import type { Cryptography } from './ports.ts'
import type { RightsSetup } from './rights-setup.ts'

type Moved = { readonly ok: true; readonly request: RightsRequest } | Refusal

/** A random UUID. */
export function freshId({ cryptography }: { readonly cryptography: Cryptography }): string {
  return cryptography.pseudonym(cryptography.newKey(), 'record', '')
}

/** The pack of the place that the request came from, as it is now. */
export function packOfRequest({ packs }: RightsSetup, { place }: RightsRequest): LawPack {
  return packFor(packs, place ?? undefined)
}

/**
 * Refuses with `request_unknown`, or with `request_state` when this cannot come now. `identityUntil`:
 * whose it is must be known at least as long (epoch milliseconds).
 */
export async function moveRequest(
  setup: RightsSetup,
  id: string,
  by: RequestEvent['by'],
  act: RequestAct,
  identityUntil = 0,
): Promise<Moved> {
  const event = freshId(setup)
  const moved = await setup.store.rights.requests.advance(id, (current) => {
    const pack = packOfRequest(setup, current)
    const next = advance(current, act, { by, now: setup.now(), id: event, pack })
    if ('ok' in next) return next
    const until = Math.max(next.request.identityUntil, identityUntil)
    return { ...next, request: { ...next.request, identityUntil: until } }
  })
  return moved.ok ? { ok: true, request: moved.request } : moved
}
