/** Sessions of the staff: rows that can be ended at once. Whoever may nothing any more opens none. */
import type { StaffStore } from '@discreet/engine'
import { DiscreetError } from '@discreet/protocol'
import type { StaffSession } from '@discreet/staff'
import { requireText } from './checked-text.ts'
import type { Row } from './database.ts'
import type { SiteScope } from './site-scope.ts'

const textOr = (value: unknown): string | null => (value === null ? null : String(value))

function sessionOf(row: Row): StaffSession {
  const sealed = row['sealed_tokens']
  return {
    sha256: String(row['sha256']),
    member: String(row['member']),
    source: row['source'] as StaffSession['source'],
    keyThumbprint: String(row['key_thumbprint']),
    openedAt: Number(row['opened_at']),
    seenAt: Number(row['seen_at']),
    checkedAt: Number(row['checked_at']),
    providerSession: textOr(row['provider_session']),
    providerSubject: textOr(row['provider_subject']),
    sealedTokens: sealed instanceof Uint8Array ? new Uint8Array(sealed) : null,
  }
}

/** Throws `session_invalid` for a member who has ended, or is not there; also when that happens meanwhile. */
async function open(scope: SiteScope, session: StaffSession): Promise<void> {
  requireText(session.sha256, 'sha256')
  requireText(session.keyThumbprint, 'keyThumbprint')
  const { sha256, member, source, keyThumbprint, openedAt, seenAt, checkedAt } = session
  const { providerSession, providerSubject, sealedTokens } = session
  await scope.transaction(async (connection) => {
    const { rows } = await connection.query(
      `SELECT 1 FROM staff_members WHERE site = $1 AND member = $2 AND ended_at IS NULL FOR SHARE`,
      [scope.site, member],
    )
    if (rows.length === 0) {
      throw new DiscreetError('session_invalid', 'this member cannot sign in any more')
    }
    await connection.query(
      `INSERT INTO staff_sessions (site, sha256, member, source, key_thumbprint, opened_at, seen_at,
         checked_at, provider_session, provider_subject, sealed_tokens)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        scope.site,
        sha256,
        member,
        source,
        keyThumbprint,
        openedAt,
        seenAt,
        checkedAt,
        providerSession,
        providerSubject,
        sealedTokens,
      ],
    )
  })
}

const columns = {
  sha256: 'sha256',
  member: 'member',
  source: 'source',
  providerSession: 'provider_session',
  providerSubject: 'provider_subject',
} as const

type Sessions = Pick<StaffStore, 'openSession' | 'session' | 'touchSession' | 'endSessions'>

export function sqlSessions(scope: SiteScope): Sessions {
  const { site } = scope
  return {
    openSession: (session) => open(scope, session),
    session: (sha256) =>
      scope.transaction(async (connection) => {
        const { rows } = await connection.query(
          'SELECT * FROM staff_sessions WHERE site = $1 AND sha256 = $2',
          [site, sha256],
        )
        return rows[0] && sessionOf(rows[0])
      }),
    touchSession: (sha256, { seenAt, checkedAt, sealedTokens }) =>
      scope.transaction(async (connection) => {
        // Tokens belong to the look at which they were got: those of an earlier one are spent.
        const { count } = await connection.query(
          `UPDATE staff_sessions SET seen_at = greatest(seen_at, $3::bigint),
             checked_at = greatest(checked_at, $4::bigint),
             sealed_tokens = CASE WHEN $5 AND coalesce($4::bigint >= checked_at, true)
               THEN $6::bytea ELSE sealed_tokens END
           WHERE site = $1 AND sha256 = $2`,
          [
            site,
            sha256,
            seenAt ?? null,
            checkedAt ?? null,
            sealedTokens !== undefined,
            sealedTokens ?? null,
          ],
        )
        return count === 1
      }),
    endSessions: (which) =>
      scope.transaction(async (connection) => {
        const said = Object.entries(columns).flatMap(([name, column]) => {
          const value = which[name as keyof typeof columns]
          return value === undefined ? [] : [{ column, value }]
        })
        const also = said.map(({ column }, k) => ` AND ${column} IS NOT DISTINCT FROM $${k + 2}`)
        const { count } = await connection.query(
          `DELETE FROM staff_sessions WHERE site = $1${also.join('')}`,
          [site, ...said.map(({ value }) => value)],
        )
        return count
      }),
  }
}
