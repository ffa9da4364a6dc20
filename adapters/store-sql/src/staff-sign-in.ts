/** Ways in: who is on their way, and links that count once. Of two at once one gets it. */
import type { Passkey, PendingSignIn, StaffInvite, StaffStore } from '@discreet/engine'
import { DiscreetError } from '@discreet/protocol'
import type { Member } from '@discreet/staff'
import { requireText } from './checked-text.ts'
import type { Connection, Row } from './database.ts'
import type { SiteScope } from './site-scope.ts'
import { writeMember } from './staff-members.ts'
import { insertPasskey } from './staff-passkeys.ts'

function pendingOf(row: Row): PendingSignIn {
  return {
    sha256: String(row['sha256']),
    kind: row['kind'] as PendingSignIn['kind'],
    facts: String(row['facts']),
    keyThumbprint: String(row['key_thumbprint']),
    expiresAt: Number(row['expires_at']),
  }
}

function inviteOf(row: Row): StaffInvite {
  return {
    sha256: String(row['sha256']),
    roles: row['roles'] as StaffInvite['roles'],
    invitedBy: String(row['invited_by']),
    expiresAt: Number(row['expires_at']),
  }
}

async function join(
  scope: SiteScope,
  sha256: string,
  now: number,
  member: Member,
  passkey: Passkey,
): Promise<boolean> {
  return scope.transaction(async (connection) => {
    const { rows } = await connection.query(
      `DELETE FROM staff_invites WHERE site = $1 AND sha256 = $2 AND expires_at > $3 RETURNING *`,
      [scope.site, sha256, now],
    )
    if (rows[0] === undefined) return false
    await scope.step('join:link-used')
    const given = inviteOf(rows[0]).roles
    if (passkey.member !== member.id || !member.roles.every((role) => given.includes(role))) {
      throw new DiscreetError('unexpected', 'a link makes the member that it was made for')
    }
    if (!(await writeMember(scope, connection, member, 'kept'))) {
      throw new DiscreetError('field_invalid', 'this member exists already', { field: 'member' })
    }
    await insertPasskey(scope, connection, passkey)
    return true
  })
}

type SigningIn = Pick<
  StaffStore,
  'putSignIn' | 'takeSignIn' | 'addInvite' | 'invite' | 'joinByInvite'
>

export function sqlSigningIn(scope: SiteScope): SigningIn {
  const { site } = scope
  const run = (sql: string, ...values: readonly unknown[]): ReturnType<Connection['query']> =>
    scope.transaction((connection) => connection.query(sql, [site, ...values]))
  return {
    async putSignIn({ sha256, kind, facts, keyThumbprint, expiresAt }) {
      requireText(sha256, 'sha256')
      // Whoever begins again in the same browser ends what they had begun.
      await run(
        `INSERT INTO staff_sign_ins (site, sha256, kind, facts, key_thumbprint, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (site, sha256) DO UPDATE
         SET kind = excluded.kind, facts = excluded.facts,
           key_thumbprint = excluded.key_thumbprint, expires_at = excluded.expires_at`,
        sha256,
        kind,
        facts,
        keyThumbprint,
        expiresAt,
      )
    },
    async takeSignIn(sha256, now) {
      const { rows } = await run(
        `DELETE FROM staff_sign_ins WHERE site = $1 AND sha256 = $2 AND expires_at > $3
         RETURNING *`,
        sha256,
        now,
      )
      return rows[0] && pendingOf(rows[0])
    },
    async addInvite({ sha256, roles, invitedBy, expiresAt }) {
      requireText(sha256, 'sha256')
      requireText(invitedBy, 'invitedBy')
      await run(
        'INSERT INTO staff_invites VALUES ($1, $2, $3, $4, $5)',
        sha256,
        roles,
        invitedBy,
        expiresAt,
      )
    },
    async invite(sha256, now) {
      const { rows } = await run(
        'SELECT * FROM staff_invites WHERE site = $1 AND sha256 = $2 AND expires_at > $3',
        sha256,
        now,
      )
      return rows[0] && inviteOf(rows[0])
    },
    joinByInvite: (...joining) => join(scope, ...joining),
  }
}
