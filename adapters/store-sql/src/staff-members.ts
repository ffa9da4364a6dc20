/** Members of the staff and the keys of commands, as rows. */
import type { StaffKey, StaffStore } from '@discreet/engine'
import type { Member } from '@discreet/staff'
import { requireText } from './checked-text.ts'
import type { Connection, Row } from './database.ts'
import type { SiteScope } from './site-scope.ts'

function memberOf(row: Row): Member {
  return {
    id: String(row['member']),
    name: String(row['name']),
    source: row['source'] as Member['source'],
    roles: row['roles'] as Member['roles'],
    endedAt: row['ended_at'] === null ? null : Number(row['ended_at']),
  }
}

/** What becomes of one that is there. */
const existing = {
  kept: 'NOTHING',
  renamed: 'UPDATE SET name = excluded.name, roles = excluded.roles',
  changed: 'UPDATE SET name = excluded.name, roles = excluded.roles, ended_at = excluded.ended_at',
} as const

/** Returns whether anything was written. */
export async function writeMember(
  scope: SiteScope,
  connection: Connection,
  { id, name, source, roles, endedAt }: Member,
  otherwise: keyof typeof existing,
): Promise<boolean> {
  requireText(id, 'member')
  requireText(name, 'name')
  const { count } = await connection.query(
    `INSERT INTO staff_members (site, member, name, source, roles, ended_at)
     VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (site, member) DO ${existing[otherwise]}`,
    [scope.site, id, name, source, roles, endedAt],
  )
  await scope.step('member:written')
  if (endedAt === null) return count === 1
  await connection.query('DELETE FROM staff_sessions WHERE site = $1 AND member = $2', [
    scope.site,
    id,
  ])
  await scope.step('member:sessions-ended')
  return count === 1
}

type Members = Pick<
  StaffStore,
  'members' | 'member' | 'saveMember' | 'saveRoles' | 'addKey' | 'key'
>

function keyOf(row: Row): StaffKey {
  return {
    sha256: String(row['sha256']),
    member: String(row['member']),
    addedAt: Number(row['added_at']),
  }
}

export function sqlMembers(scope: SiteScope): Members {
  const { site } = scope
  const read = (sql: string, ...values: readonly unknown[]): Promise<Row[]> =>
    scope.transaction(async (connection) => (await connection.query(sql, [site, ...values])).rows)
  return {
    async members() {
      const rows = await read('SELECT * FROM staff_members WHERE site = $1 ORDER BY name, member')
      return rows.map(memberOf)
    },
    async member(id) {
      const [row] = await read('SELECT * FROM staff_members WHERE site = $1 AND member = $2', id)
      return row && memberOf(row)
    },
    async saveMember(member) {
      await scope.transaction((connection) => writeMember(scope, connection, member, 'changed'))
    },
    async saveRoles(member) {
      await scope.transaction((connection) => writeMember(scope, connection, member, 'renamed'))
    },
    async addKey({ sha256, addedAt }, member) {
      requireText(sha256, 'sha256')
      await scope.transaction(async (connection) => {
        await writeMember(scope, connection, member, 'changed')
        await connection.query(
          'INSERT INTO staff_keys (site, sha256, member, added_at) VALUES ($1, $2, $3, $4)',
          [site, sha256, member.id, addedAt],
        )
        await scope.step('key:inserted')
      })
    },
    async key(sha256) {
      const [row] = await read('SELECT * FROM staff_keys WHERE site = $1 AND sha256 = $2', sha256)
      return row && keyOf(row)
    },
  }
}
