/**
 * What is beyond its date. Somebody whose account has run out is erased from the same places as
 * somebody who asked for it; what is held stays, and with it the account that it hangs on.
 */
import type { RetentionStore } from '@discreet/engine'
import type { FieldId } from '@discreet/policy'
import { fieldOf } from '@discreet/policy'
import type { RequestState } from '@discreet/rights'
import { erasureStores } from '@discreet/rights'
import type { Connection, Row } from './database.ts'
import { eraseIn } from './erasure-rows.ts'
import { withDuty } from './permit-door.ts'
import type { SiteScope } from './site-scope.ts'

type ExpireOptions = Parameters<RetentionStore['expire']>[0]
type Expired = Awaited<ReturnType<RetentionStore['expire']>>

const peopleAtOnce = 500
const dayMilliseconds = 86_400_000

/** $1: site, $2: now. */
const standing = 'site = $1 AND until > $2'
const heldHere = (field: string): string =>
  `EXISTS (SELECT FROM holds WHERE holds.site = $1 AND holds.subject = old.subject
     AND holds.until > $2 AND ${field} = ANY(holds.fields))`
const oldEntries = `profile_entries AS old WHERE old.site = $1 AND old.expires_at <= $2
  AND NOT ${heldHere('old.field')}`
const oldAccesses = `access_log AS old WHERE old.site = $1 AND old.at <= $3
  AND NOT ${heldHere(`'account.accessLog'`)}`

function daysOf(field: FieldId): number {
  const { retention } = fieldOf(field)
  return typeof retention === 'number' ? retention : Number.POSITIVE_INFINITY
}

/** Of these nobody waits for anything any more. */
const ended: readonly RequestState[] = ['fulfilled', 'denied', 'revoked', 'expired']

interface Due {
  readonly subject: string
  readonly kept: readonly FieldId[]
  readonly owed: boolean
  readonly ready: boolean
}

function dueOf(row: Row, { now, warningOf }: ExpireOptions): Due {
  const { place } = JSON.parse(String(row['choices'])) as { place: string | null }
  const warning = warningOf(place)
  const warnedAt = row['warned_at'] === null ? null : Number(row['warned_at'])
  return {
    subject: String(row['subject']),
    kept: row['kept'] as FieldId[],
    owed: warning > 0,
    // Whoever has asked for something is answered first.
    ready:
      row['asking'] !== true &&
      (!(warning > 0) || (warnedAt !== null && warnedAt + warning <= now)),
  }
}

async function readDue(
  connection: Connection,
  site: string,
  after: string,
  options: ExpireOptions,
): Promise<Due[]> {
  const { rows } = await connection.query(
    `SELECT subject, choices, warned_at, ARRAY(SELECT unnest(fields) FROM holds
       WHERE ${standing} AND holds.subject = people.subject) AS kept,
       EXISTS (SELECT FROM request_identities i JOIN requests r USING (site, request)
         WHERE i.site = $1 AND i.subject = people.subject AND i.until > $2
           AND r.state <> ALL($4::text[])) AS asking
     FROM people WHERE site = $1 AND expires_at <= $2 AND subject > $3::uuid
     ORDER BY subject LIMIT ${peopleAtOnce}${options.dryRun ? '' : ' FOR UPDATE OF people'}`,
    [site, options.now, after, ended],
  )
  return rows.map((row) => dueOf(row, options))
}

/** Returns how many entries of their profiles. */
async function erasePeople(
  scope: SiteScope,
  connection: Connection,
  people: readonly Due[],
  { person }: ExpireOptions,
): Promise<number> {
  const whole = people.filter(({ kept }) => kept.length === 0)
  const groups = [whole, ...people.filter(({ kept }) => kept.length > 0).map((one) => [one])]
  let entries = 0
  for (const group of groups) {
    if (group.length === 0) continue
    const subjects = group.map(({ subject }) => subject)
    for (const store of erasureStores) {
      const count = await eraseIn(store, scope, connection, {
        subjects,
        kept: group[0]?.kept ?? [],
        request: '',
        personsIn: (key) =>
          person === undefined ? [] : subjects.map((subject) => person(subject, key)),
      })
      if (store === 'profile') entries += count
      await scope.step(`expire:${store}`)
    }
  }
  return entries
}

/** The same number without changing anything, of what is not beyond a date of its own. */
async function countEntries(
  connection: Connection,
  site: string,
  people: readonly Due[],
  now: number,
): Promise<number> {
  const { rows } = await connection.query(
    `SELECT count(*) AS n FROM profile_entries AS old WHERE old.site = $1
       AND old.subject = ANY($3::uuid[]) AND (old.expires_at IS NULL OR old.expires_at > $2)
       AND NOT ${heldHere('old.field')}`,
    [site, now, people.map(({ subject }) => subject)],
  )
  return Number(rows[0]?.['n'])
}

async function expirePeople(scope: SiteScope, options: ExpireOptions): Promise<Expired> {
  let [entries, people, warned, waiting] = [0, 0, 0, 0]
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const due = await withDuty(scope, 'retention', async (connection) => {
      const read = await readDue(connection, scope.site, after, options)
      const ready = read.filter((one) => one.ready)
      entries += options.dryRun
        ? await countEntries(connection, scope.site, ready, options.now)
        : await erasePeople(scope, connection, ready, options)
      return read
    })
    const last = due.at(-1)
    if (last === undefined) return { entries, people, warned, waiting }
    after = last.subject
    const gone = due.filter(({ ready, kept }) => ready && kept.length === 0)
    people += gone.length
    warned += gone.filter(({ owed }) => owed).length
    waiting += due.filter(({ ready }) => !ready).length
  }
}

/**
 * Nobody's from then on, but for the newest of each person: it shows that what is kept may be kept.
 */
async function letConsentsGo(connection: Connection, site: string, now: number): Promise<void> {
  const until = now - daysOf('account.consentRecords') * dayMilliseconds
  await connection.query(
    `UPDATE consent_records AS old SET subject = NULL WHERE old.site = $1 AND old.subject IS NOT NULL
       AND (old.body::json ->> 'at')::bigint <= $3
       AND NOT ${heldHere(`'account.consentRecords'`)}
       AND EXISTS (SELECT FROM consent_records AS later WHERE later.site = $1
         AND later.subject = old.subject AND later.place > old.place)`,
    [site, now, until],
  )
}

/** One field after the other, by the days that the catalogue gives it. */
async function expireRows(scope: SiteScope, { now, dryRun }: ExpireOptions): Promise<number> {
  const begin = dryRun ? 'SELECT count(*) AS n FROM' : 'DELETE FROM'
  return withDuty(scope, 'retention', async (connection) => {
    const run = async (from: string, parameters: readonly unknown[]): Promise<number> => {
      const { rows, count } = await connection.query(`${begin} ${from}`, parameters)
      return dryRun ? Number(rows[0]?.['n']) : count
    }
    const entries = await run(oldEntries, [scope.site, now])
    await scope.step('expire:entries')
    const accessesUntil = now - daysOf('account.accessLog') * dayMilliseconds
    const accesses = await run(oldAccesses, [scope.site, now, accessesUntil])
    await scope.step('expire:accesses')
    if (!dryRun) await letConsentsGo(connection, scope.site, now)
    return entries + accesses
  })
}

async function expire(scope: SiteScope, options: ExpireOptions): Promise<Expired> {
  const people = await expirePeople(scope, options)
  return { ...people, entries: people.entries + (await expireRows(scope, options)) }
}

async function warn(
  scope: SiteScope,
  now: number,
  warningOf: (place: string | null) => number,
): Promise<readonly string[]> {
  return withDuty(scope, 'retention', async (connection) => {
    const { rows: places } = await connection.query(
      `SELECT DISTINCT choices::json ->> 'place' AS place FROM people
       WHERE site = $1 AND expires_at IS NOT NULL AND warned_at IS NULL`,
      [scope.site],
    )
    const warned: string[] = []
    for (const row of places) {
      const place = row['place'] === null ? null : String(row['place'])
      const warning = warningOf(place)
      if (!(warning > 0)) continue
      const { rows } = await connection.query(
        `UPDATE people SET warned_at = $2 WHERE site = $1 AND warned_at IS NULL
           AND expires_at <= $3 AND choices::json ->> 'place' IS NOT DISTINCT FROM $4
           AND NOT EXISTS (SELECT FROM holds WHERE ${standing} AND holds.subject = people.subject)
         RETURNING subject`,
        [scope.site, now, now + warning, place],
      )
      await scope.step('warn:marked')
      warned.push(...rows.map((one) => String(one['subject'])))
    }
    return warned
  })
}

export function sqlRetention(scope: SiteScope): RetentionStore {
  return {
    expire: (options) => expire(scope, options),
    warn: (now, warningOf) => warn(scope, now, warningOf),
  }
}
