/**
 * Requests in two halves: what was asked and done, which is kept, and whose it is, which is deleted
 * when its time is up, and at once for somebody who was erased.
 */
import type { RequestFilter, RequestIdentity, RequestSecret, RequestStore } from '@discreet/engine'
import type { Permit } from '@discreet/policy'
import type { Refusal } from '@discreet/protocol'
import { DiscreetError, isText, refuse } from '@discreet/protocol'
import type { RequestEvent, RightsRequest } from '@discreet/rights'
import { requirePseudonym, requireText } from './checked-text.ts'
import type { Connection } from './database.ts'
import type { PeopleOptions } from './permit-door.ts'
import { withDuty, withRights } from './permit-door.ts'
import { identityOf, insertEvent, insertRequest, requestOf, updateRequest } from './request-rows.ts'
import type { SiteScope } from './site-scope.ts'

const longestId = 512
/** Of addresses that were sent a link; longer than anybody looks back. */
const notedMilliseconds = 86_400_000
const mostListed = 1000

class SqlRequests implements RequestStore {
  readonly #scope: SiteScope
  readonly #options: PeopleOptions

  constructor(scope: SiteScope, options: PeopleOptions) {
    this.#scope = scope
    this.#options = options
  }

  #office<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
    return withDuty(this.#scope, 'office', work)
  }

  open(
    request: RightsRequest,
    event: RequestEvent,
    { key, sealed, subject }: RequestIdentity,
    secrets: readonly RequestSecret[],
  ): Promise<number> {
    if (subject !== null) requirePseudonym(subject, 'subject')
    return this.#office(async (connection) => {
      const { site } = this.#scope
      await insertRequest(connection, site, request)
      await this.#scope.step('request:inserted')
      await connection.query(
        `INSERT INTO request_identities (site, request, subject, sealed, wrapped_key, key_id, until)
         VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [site, request.id, subject, sealed, key.bytes, key.keyId, request.identityUntil],
      )
      await this.#scope.step('request:identity')
      for (const secret of secrets) await insertSecret(connection, site, secret)
      await this.#scope.step('request:secrets')
      return insertEvent(this.#scope, connection, request, event)
    })
  }

  async advance(
    id: string,
    change: (
      current: RightsRequest,
    ) => { readonly request: RightsRequest; readonly event: RequestEvent } | Refusal,
  ): ReturnType<RequestStore['advance']> {
    if (!isText(id, longestId)) return unknown()
    return this.#office(async (connection) => {
      const current = await readRequest(connection, this.#scope.site, id, ' FOR UPDATE')
      if (current === undefined) return unknown()
      const changed = change(current)
      if ('ok' in changed) return changed
      const { request, event } = changed
      if (request.id !== id) {
        throw new DiscreetError('unexpected', 'a request was advanced into another one')
      }
      await updateRequest(connection, this.#scope.site, request)
      await this.#scope.step('request:updated')
      await this.#keepIdentity(connection, request, event)
      await this.#scope.step('request:identity')
      const logIndex = await insertEvent(this.#scope, connection, request, event)
      return { ok: true, request, logIndex } as const
    })
  }

  /** Whose an erasure was is forgotten in the very moment in which it is fulfilled. */
  async #keepIdentity(
    connection: Connection,
    { id, type, state, identityUntil }: RightsRequest,
    { at }: RequestEvent,
  ): Promise<void> {
    const { site } = this.#scope
    if (identityUntil <= at || (type === 'erasure' && state === 'fulfilled')) {
      await forgetIdentity(connection, site, id)
      return
    }
    await connection.query(
      `UPDATE request_identities SET until = $3
       WHERE site = $1 AND request = $2 AND until <> $3`,
      [site, id, identityUntil],
    )
  }

  async find(id: string): Promise<RightsRequest | undefined> {
    if (!isText(id, longestId)) return undefined
    return this.#scope.transaction((connection) =>
      readRequest(connection, this.#scope.site, id, ''),
    )
  }

  list({ states, dueBefore, limit, before }: RequestFilter): Promise<readonly RightsRequest[]> {
    return this.#scope.transaction(async (connection) => {
      const { rows } = await connection.query(
        `SELECT body FROM requests WHERE site = $1
           AND ($2::text[] IS NULL OR state = ANY($2)) AND ($3::bigint IS NULL OR due < $3)
           AND ($4::text IS NULL OR place <
             (SELECT place FROM requests AS last WHERE last.site = $1 AND last.request = $4))
         ORDER BY place DESC LIMIT $5`,
        [
          this.#scope.site,
          states ?? null,
          dueBefore ?? null,
          before ?? null,
          Math.min(limit ?? mostListed, mostListed),
        ],
      )
      return rows.map(requestOf)
    })
  }

  events(id: string): ReturnType<RequestStore['events']> {
    return this.#scope.transaction(async (connection) => {
      const { rows } = await connection.query(
        `SELECT e.body, l.leaf FROM request_events e
         JOIN log_entries l ON l.site = e.site AND l.kind = 'request' AND l.ref = e.event
         WHERE e.site = $1 AND e.request = $2 ORDER BY e.place`,
        [this.#scope.site, id],
      )
      return rows.map((row) => ({
        ...(JSON.parse(String(row['body'])) as RequestEvent),
        logIndex: Number(row['leaf']),
      }))
    })
  }

  identity(id: string): Promise<RequestIdentity | undefined> {
    return this.#office(async (connection) => {
      const { rows } = await connection.query(
        'SELECT * FROM request_identities WHERE site = $1 AND request = $2',
        [this.#scope.site, id],
      )
      return rows[0] === undefined ? undefined : identityOf(rows[0])
    })
  }

  identify(id: string, subject: string): Promise<void> {
    requirePseudonym(subject, 'subject')
    return this.#office(async (connection) => {
      const { count } = await connection.query(
        `UPDATE request_identities SET subject = $3
         WHERE site = $1 AND request = $2 AND (subject IS NULL OR subject = $3)`,
        [this.#scope.site, id, subject],
      )
      if (count === 1) return
      throw new DiscreetError('request_state', 'this request is not open to be anybody’s')
    })
  }

  ofPerson(permit: Permit): Promise<readonly RightsRequest[]> {
    return withRights(this.#scope, this.#options, permit, async (connection, subject) => {
      const { rows } = await connection.query(
        `SELECT r.body FROM request_identities i
         JOIN requests r ON r.site = i.site AND r.request = i.request
         WHERE i.site = $1 AND i.subject = $2 ORDER BY r.place DESC`,
        [this.#scope.site, subject],
      )
      return rows.map(requestOf)
    })
  }

  addSecret(secret: RequestSecret): Promise<void> {
    return this.#scope.transaction((connection) =>
      insertSecret(connection, this.#scope.site, secret),
    )
  }

  useSecret(sha256: string, use: RequestSecret['use'], now: number): Promise<string | undefined> {
    const which = 'site = $1 AND sha256 = $2 AND use = $3 AND expires_at > $4'
    return this.#scope.transaction(async (connection) => {
      const { rows } = await connection.query(
        use === 'confirm'
          ? `DELETE FROM request_secrets WHERE ${which} RETURNING request`
          : `SELECT request FROM request_secrets WHERE ${which}`,
        [this.#scope.site, sha256, use, now],
      )
      return rows[0] === undefined ? undefined : String(rows[0]['request'])
    })
  }

  recentOf(contact: string, since: number): Promise<number> {
    requirePseudonym(contact, 'contact')
    return this.#scope.transaction(async (connection) => {
      const { rows } = await connection.query(
        'SELECT count(*) AS n FROM contacts_noted WHERE site = $1 AND contact = $2 AND at >= $3',
        [this.#scope.site, contact, since],
      )
      return Number(rows[0]?.['n'])
    })
  }

  noteContact(contact: string, at: number): Promise<void> {
    requirePseudonym(contact, 'contact')
    return this.#scope.transaction(async (connection) => {
      await connection.query('INSERT INTO contacts_noted (site, contact, at) VALUES ($1, $2, $3)', [
        this.#scope.site,
        contact,
        at,
      ])
    })
  }

  spend(sha256: string, until: number): Promise<boolean> {
    requireText(sha256, 'sha256')
    return this.#scope.transaction(async (connection) => {
      const { count } = await connection.query(
        `INSERT INTO spent_messages (site, sha256, expires_at) VALUES ($1, $2, $3)
         ON CONFLICT DO NOTHING`,
        [this.#scope.site, sha256, until],
      )
      return count === 1
    })
  }

  isSpent(sha256: string): Promise<boolean> {
    return this.#scope.transaction(async (connection) => {
      const { rows } = await connection.query(
        'SELECT 1 FROM spent_messages WHERE site = $1 AND sha256 = $2',
        [this.#scope.site, sha256],
      )
      return rows.length > 0
    })
  }

  forgetIdentities(now: number, dryRun = false): Promise<number> {
    return withDuty(this.#scope, 'retention', async (connection) => {
      const { site } = this.#scope
      if (dryRun) {
        const { rows } = await connection.query(
          'SELECT count(*) AS n FROM request_identities WHERE site = $1 AND until <= $2',
          [site, now],
        )
        return Number(rows[0]?.['n'])
      }
      const { count } = await connection.query(
        'DELETE FROM request_identities WHERE site = $1 AND until <= $2',
        [site, now],
      )
      await this.#scope.step('forget:identities')
      await connection.query('DELETE FROM request_secrets WHERE site = $1 AND expires_at <= $2', [
        site,
        now,
      ])
      await this.#scope.step('forget:secrets')
      await connection.query('DELETE FROM spent_messages WHERE site = $1 AND expires_at <= $2', [
        site,
        now,
      ])
      await this.#scope.step('forget:spent')
      await connection.query('DELETE FROM contacts_noted WHERE site = $1 AND at <= $2', [
        site,
        now - notedMilliseconds,
      ])
      return count
    })
  }
}

function unknown(): Refusal {
  return refuse('request_unknown', 'there is no such request')
}

async function readRequest(
  connection: Connection,
  site: string,
  id: string,
  lock: '' | ' FOR UPDATE',
): Promise<RightsRequest | undefined> {
  const { rows } = await connection.query(
    `SELECT body FROM requests WHERE site = $1 AND request = $2${lock}`,
    [site, id],
  )
  return rows[0] === undefined ? undefined : requestOf(rows[0])
}

async function insertSecret(
  connection: Connection,
  site: string,
  { sha256, request, use, expiresAt }: RequestSecret,
): Promise<void> {
  requireText(sha256, 'sha256')
  await connection.query(
    `INSERT INTO request_secrets (site, sha256, request, use, expires_at)
     VALUES ($1, $2, $3, $4, $5)`,
    [site, sha256, request, use, expiresAt],
  )
}

/** Leaves the secret with which its certificate can be fetched. */
async function forgetIdentity(connection: Connection, site: string, id: string): Promise<void> {
  await connection.query('DELETE FROM request_identities WHERE site = $1 AND request = $2', [
    site,
    id,
  ])
  await connection.query(
    `DELETE FROM request_secrets WHERE site = $1 AND request = $2 AND use = 'confirm'`,
    [site, id],
  )
}

export function sqlRequests(scope: SiteScope, options: PeopleOptions): RequestStore {
  return new SqlRequests(scope, options)
}
