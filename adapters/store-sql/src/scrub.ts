/**
 * Bytes of rows that are gone. PostgreSQL leaves them in free space of pages, in indexes, and in the
 * write-ahead log; afterwards they are in no file of the database.
 *
 * On a server the second half is up to whoever runs it: `wal_recycle = off` (a segment that is used
 * again keeps its old bytes until they are written over), the right to EXECUTE pg_switch_wal() and the
 * role pg_checkpoint for the user of DATABASE_URL. Without these rights nothing fails: old segments go
 * when the server's own checkpoints get to them, at the latest `checkpoint_timeout` after the next
 * segment was begun. Archives, replicas and replication slots keep what they were given.
 */
import { DiscreetError } from '@discreet/protocol'
import type { SiteScope } from './site-scope.ts'

/** Every table in which something of a person can be, and those that say something about one. */
export const tablesOfPeople: readonly string[] = [
  'people',
  'profile_entries',
  'consent_records',
  'contributions',
  'periods',
  'campaign_units',
  'campaigns',
  'requests',
  'request_identities',
  'request_secrets',
  'contacts_noted',
  'spent_messages',
  'holds',
  'access_log',
  'outgoing',
  'staff_approval_subjects',
]

const insufficientPrivilege = '42501'
/** A gigabyte of log, as much as a server keeps when nobody says otherwise. */
const mostSegments = 64

/** False when this user may not. */
async function runIfAllowed(scope: SiteScope, statement: string): Promise<boolean> {
  try {
    await scope.run(statement)
    return true
  } catch (error) {
    if (error instanceof DiscreetError) throw error
    if ((error as { code?: string }).code !== insufficientPrivilege) throw error
    return false
  }
}

/**
 * Segments that were recycled lie ready for use: each switch takes one of them and fills it with
 * zeros. Where recycling is on there is no end to it, so once has to do.
 */
async function rounds(scope: SiteScope): Promise<number> {
  const [recycling] = await scope.run('SHOW wal_recycle')
  if (recycling?.['wal_recycle'] !== 'off') return 1
  try {
    const [found] = await scope.run('SELECT count(*) AS n FROM pg_ls_waldir()')
    return Math.min(1 + Number(found?.['n']), mostSegments)
  } catch (error) {
    if (error instanceof DiscreetError) throw error
    return 1
  }
}

/** Each table is locked while it is rewritten. Repeating it is safe. */
export async function scrub(scope: SiteScope): Promise<void> {
  for (const table of tablesOfPeople) {
    await scope.run(`VACUUM FULL ${table}`)
    await scope.step(`scrub:${table}`)
  }
  for (let left = await rounds(scope); left > 0; left -= 1) {
    const switched = await runIfAllowed(scope, 'SELECT pg_switch_wal()')
    // Also takes files away that the rewriting has left for the next checkpoint to delete.
    if (!(await runIfAllowed(scope, 'CHECKPOINT')) || !switched) return
  }
}
