/** Requests and their events, as rows: written together with the log entry that covers them. */
import type { RequestIdentity, WrappedKey } from '@discreet/engine'
import { DiscreetError } from '@discreet/protocol'
import type { RequestEvent, RightsRequest } from '@discreet/rights'
import { requireText } from './checked-text.ts'
import type { Connection, Row } from './database.ts'
import { canonicalJson } from './ledger-chain.ts'
import { appendToLog, digestOfText } from './log-append.ts'
import { keyOf } from './person-rows.ts'
import type { SiteScope } from './site-scope.ts'

export function requestOf(row: Row): RightsRequest {
  return JSON.parse(String(row['body'])) as RightsRequest
}

export function identityOf(row: Row): RequestIdentity {
  return {
    key: keyOf(row) as WrappedKey,
    sealed: new Uint8Array(row['sealed'] as Uint8Array),
    subject: row['subject'] === null ? null : String(row['subject']),
  }
}

export async function insertRequest(
  connection: Connection,
  site: string,
  request: RightsRequest,
): Promise<void> {
  requireText(request.id, 'request')
  await connection.query(
    'INSERT INTO requests (site, request, state, due, body) VALUES ($1, $2, $3, $4, $5)',
    [site, request.id, request.state, request.clocks.answerBy, canonicalJson(request)],
  )
}

export async function updateRequest(
  connection: Connection,
  site: string,
  request: RightsRequest,
): Promise<void> {
  await connection.query(
    'UPDATE requests SET state = $3, due = $4, body = $5 WHERE site = $1 AND request = $2',
    [site, request.id, request.state, request.clocks.answerBy, canonicalJson(request)],
  )
}

/** Returns where in the log it is. Throws when it is not what made the request what it is. */
export async function insertEvent(
  scope: SiteScope,
  connection: Connection,
  request: RightsRequest,
  event: RequestEvent,
): Promise<number> {
  if (event.request !== request.id || event.to !== request.state) {
    throw new DiscreetError('unexpected', 'the event does not lead to what the request is')
  }
  const body = canonicalJson(event)
  await connection.query(
    'INSERT INTO request_events (site, event, request, body) VALUES ($1, $2, $3, $4)',
    [scope.site, event.id, event.request, body],
  )
  await scope.step('request:event')
  return appendToLog(scope, connection, [
    { kind: 'request', ref: event.id, digest: digestOfText(body) },
  ])
}
