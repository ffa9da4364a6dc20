/**
 * A correction that was made at once (GDPR 16), with what shows it: a request that is closed as soon
 * as it is opened, and a signed statement of which fields changed and how often, not of what they hold.
 */
import type { Refusal } from '@discreet/protocol'
import type { RightsRequest } from '@discreet/rights'
import { moveRequest } from './move-request.ts'
import { openRequest } from './open-request.ts'
import type { Pseudonym } from './pseudonym.ts'
import type { Change, Changed } from './rectify.ts'
import type { RightsSetup } from './rights-setup.ts'

export interface RectificationStatement {
  readonly schema: 'https://discreet.example/rectification/1'
  readonly site: string
  readonly request: string
  /** Epoch milliseconds. */
  readonly at: number
  readonly changes: readonly Change[]
}

export interface Rectified {
  readonly ok: true
  readonly changes: readonly Change[]
  /** undefined: nothing was there to change. */
  readonly proof?: {
    readonly request: RightsRequest
    readonly statement: RectificationStatement
    /** The statement as a compact JWS. */
    readonly receipt: string
    /** Of the request in the transparency log. */
    readonly logIndex: number
  }
}

/** `change` refuses before it changes anything; then there is no request either. */
export async function rectified(
  setup: RightsSetup,
  { subject, place }: { readonly subject: Pseudonym; readonly place?: string },
  change: () => Promise<Changed>,
): Promise<Rectified | Refusal> {
  const changed = await change()
  if (!changed.ok) return changed
  const { changes } = changed
  if (changes.length === 0) return { ok: true, changes }
  const opened = await openRequest(setup, {
    type: 'rectification',
    channel: 'account',
    subject,
    proof: 'signed_in',
    ...(place === undefined ? {} : { place }),
    person: {},
  })
  const { id } = opened.request
  const statement: RectificationStatement = {
    schema: 'https://discreet.example/rectification/1',
    site: setup.store.site.id,
    request: id,
    at: setup.now(),
    changes,
  }
  const receipt = setup.signReceipt(statement)
  const answered = await moveRequest(setup, id, 'system', {
    act: 'answer',
    items: changes.reduce((sum, { count }) => sum + count, 0),
    sha256: setup.cryptography.sha256(receipt),
  })
  if (!answered.ok) return answered
  const closed = await moveRequest(setup, id, 'system', { act: 'move', to: 'fulfilled' })
  if (!closed.ok) return closed
  const { request } = closed
  return { ok: true, changes, proof: { request, statement, receipt, logIndex: opened.logIndex } }
}
