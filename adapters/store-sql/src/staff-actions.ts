/** What staff did: filed and in the log; beside it a row by which it is found again. */
import type { ActionFilter, Filed, FoundAction, StaffStore } from '@discreet/engine'
import type { StaffAction } from '@discreet/staff'
import { requireText } from './checked-text.ts'
import type { Row } from './database.ts'
import { fileIn } from './register-table.ts'
import type { SiteScope } from './site-scope.ts'

/** In lower case by JavaScript, both here and in the question: the database may know ASCII only. */
function wordsOf({ name, member, action, on, reason }: StaffAction): string {
  return [name, member, action, ...Object.values(on), reason ?? ''].join('\n').toLowerCase()
}

async function note(scope: SiteScope, action: StaffAction): Promise<number> {
  requireText(action.member, 'member')
  requireText(action.action, 'action')
  const filed: Filed = {
    id: `staff:${action.id}:${action.step}`,
    kind: 'staff',
    at: action.at,
    body: { ...action },
  }
  return scope.transaction(async (connection) => {
    const leaf = await fileIn(scope, connection, filed)
    await connection.query(
      `INSERT INTO staff_actions (site, leaf, filed, member, action, at, words)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [scope.site, leaf, filed.id, action.member, action.action, action.at, wordsOf(action)],
    )
    await scope.step('action:indexed')
    return leaf
  })
}

/** For LIKE: what stands for itself. */
const literal = (text: string): string => text.replace(/[\\%_]/g, '\\$&')

function conditionsOf({ member, action, text, from, to, before }: ActionFilter): {
  readonly sql: string
  readonly values: readonly unknown[]
} {
  const asked = [
    { sql: 'a.member =', value: member },
    { sql: 'a.action LIKE', value: action === undefined ? undefined : `${literal(action)}%` },
    {
      sql: 'a.words LIKE',
      value: text === undefined ? undefined : `%${literal(text.toLowerCase())}%`,
    },
    { sql: 'a.at >=', value: from },
    { sql: 'a.at <', value: to },
    { sql: 'a.leaf <', value: before },
  ].filter(({ value }) => value !== undefined)
  // $1 is the site, $2 the limit.
  return {
    sql: asked.map(({ sql }, k) => ` AND ${sql} $${k + 3}`).join(''),
    values: asked.map(({ value }) => value),
  }
}

function foundOf(row: Row): FoundAction {
  const { body } = JSON.parse(String(row['body'])) as Filed
  const leaf = Number(row['leaf'])
  return { ...(body as unknown as StaffAction), place: leaf, logIndex: leaf }
}

export function sqlActions(scope: SiteScope): Pick<StaffStore, 'note' | 'actions'> {
  return {
    note: (action) => note(scope, action),
    async actions(filter) {
      for (const text of [filter.member, filter.action, filter.text]) {
        if (text !== undefined && text !== '') requireText(text, 'filter')
      }
      const { sql, values } = conditionsOf(filter)
      return scope.transaction(async (connection) => {
        const { rows } = await connection.query(
          `SELECT a.leaf, f.body FROM (SELECT a.leaf, a.filed FROM staff_actions a
             WHERE a.site = $1${sql} ORDER BY a.leaf DESC LIMIT $2) AS a
           JOIN filed f ON f.site = $1 AND f.id = a.filed ORDER BY a.leaf DESC`,
          [scope.site, filter.limit, ...values],
        )
        return rows.map(foundOf)
      })
    },
  }
}
