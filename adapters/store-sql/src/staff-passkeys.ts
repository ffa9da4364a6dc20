/** Passkeys of local members. What is kept of one is public: its secret never leaves whoever has it. */
import type { Passkey, StaffStore } from '@discreet/engine'
import { DiscreetError } from '@discreet/protocol'
import { requireText } from './checked-text.ts'
import type { Connection, Row } from './database.ts'
import type { SiteScope } from './site-scope.ts'

/** WebAuthn Level 3 § 7.1 step 25: an id has at most 1023 bytes, which are so many of base64url. */
const longestCredential = 1364

function passkeyOf(row: Row): Passkey {
  return {
    credential: String(row['credential']),
    member: String(row['member']),
    publicKey: new Uint8Array(row['public_key'] as Uint8Array),
    counter: Number(row['counter']),
    transports: row['transports'] as string[],
    addedAt: Number(row['added_at']),
  }
}

/** WebAuthn Level 3 § 7.1 step 26: a credential is one member's. Throws `field_invalid`. */
export async function insertPasskey(
  scope: SiteScope,
  connection: Connection,
  { credential, member, publicKey, counter, transports, addedAt }: Passkey,
): Promise<void> {
  requireText(credential, 'credential', longestCredential)
  const { count } = await connection.query(
    `INSERT INTO staff_passkeys (site, credential, member, public_key, counter, transports, added_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
    [scope.site, credential, member, publicKey, counter, transports, addedAt],
  )
  await scope.step('passkey:inserted')
  if (count === 1) return
  throw new DiscreetError('field_invalid', 'this passkey is registered already', {
    field: 'credential',
  })
}

type Passkeys = Pick<StaffStore, 'passkeys' | 'passkey' | 'addPasskey' | 'countPasskey'>

export function sqlPasskeys(scope: SiteScope): Passkeys {
  const { site } = scope
  const run = (sql: string, ...values: readonly unknown[]): ReturnType<Connection['query']> =>
    scope.transaction((connection) => connection.query(sql, [site, ...values]))
  return {
    async passkeys(member) {
      const { rows } = await run(
        `SELECT * FROM staff_passkeys WHERE site = $1 AND member = $2
         ORDER BY added_at, credential`,
        member,
      )
      return rows.map(passkeyOf)
    },
    async passkey(credential) {
      const { rows } = await run(
        'SELECT * FROM staff_passkeys WHERE site = $1 AND credential = $2',
        credential,
      )
      return rows[0] && passkeyOf(rows[0])
    },
    addPasskey: (passkey) =>
      scope.transaction((connection) => insertPasskey(scope, connection, passkey)),
    async countPasskey(credential, counter) {
      // An authenticator that counts nothing says 0 each time.
      const { count } = await run(
        `UPDATE staff_passkeys SET counter = $3 WHERE site = $1 AND credential = $2
           AND (counter < $3 OR (counter = 0 AND $3 = 0))`,
        credential,
        counter,
      )
      return count === 1
    },
  }
}
