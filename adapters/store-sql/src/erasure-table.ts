/** Answering and erasing one person; finding people that this is owed to. */
import type {
  AccessEntry,
  ErasureStoreAccess,
  Found,
  Hold,
  StoredEntry,
  Tombstone,
} from '@discreet/engine'
import type { FieldId, Permit } from '@discreet/policy'
import type { ErasureStore } from '@discreet/rights'
import { isPseudonym, requirePseudonym, requireText } from './checked-text.ts'
import { inPeriods } from './crowd-rows.ts'
import type { Connection, Row } from './database.ts'
import { eraseIn, findIn } from './erasure-rows.ts'
import { countHolding } from './holding.ts'
import { canonicalJson } from './ledger-chain.ts'
import type { PeopleOptions } from './permit-door.ts'
import { withDuty, withRights } from './permit-door.ts'
import { buriedAt, findPerson, lockPerson } from './person-rows.ts'
import { scrub } from './scrub.ts'
import type { SiteScope } from './site-scope.ts'

const subjectsAtOnce = 10_000
type Options = Parameters<ErasureStoreAccess['erase']>[2]

class SqlErasure implements ErasureStoreAccess {
  readonly #scope: SiteScope
  readonly #options: PeopleOptions

  constructor(scope: SiteScope, options: PeopleOptions) {
    this.#scope = scope
    this.#options = options
  }

  #rights<T>(
    permit: Permit,
    work: (connection: Connection, subject: string) => Promise<T>,
  ): Promise<T> {
    return withRights(this.#scope, this.#options, permit, work)
  }

  everything(permit: Permit): ReturnType<ErasureStoreAccess['everything']> {
    return this.#rights(permit, async (connection, subject) => {
      const { site } = this.#scope
      const all = async <T>(sql: string, of: (row: Row) => T): Promise<T[]> =>
        (await connection.query(sql, [site, subject])).rows.map(of)
      return {
        person: await findPerson(connection, this.#scope, subject, ''),
        entries: await all(
          `SELECT field, sealed, place FROM profile_entries WHERE site = $1 AND subject = $2
           ORDER BY field, place DESC`,
          entryOf,
        ),
        accesses: await all(
          'SELECT body FROM access_log WHERE site = $1 AND subject = $2 ORDER BY place',
          (row) => JSON.parse(String(row['body'])) as AccessEntry,
        ),
        holds: await this.#holdsOf(connection, subject),
      }
    })
  }

  /** A hold that has run out holds nothing. */
  async #holdsOf(connection: Connection, subject: string): Promise<Hold[]> {
    const { rows } = await connection.query(
      'SELECT * FROM holds WHERE site = $1 AND subject = $2 AND until > $3 ORDER BY until, hold',
      [this.#scope.site, subject, this.#options.now()],
    )
    return rows.map((row) => ({
      id: String(row['hold']),
      fields: row['fields'] as FieldId[],
      reason: String(row['reason']),
      until: Number(row['until']),
    }))
  }

  contributionsOf(
    permit: Permit,
    person: Options['person'],
  ): ReturnType<ErasureStoreAccess['contributionsOf']> {
    return this.#rights(permit, async (connection) => {
      const given: { period: string; item: string; baskets: number }[] = []
      const { site } = this.#scope
      await inPeriods(
        connection,
        site,
        (key) => [person(key)],
        async (period, persons) => {
          const { rows } = await connection.query(
            `SELECT i.id, count(*) AS baskets FROM contributions c
           JOIN items i ON i.site = c.site AND i.item_no = c.item_no
           WHERE c.site = $1 AND c.period = $2 AND c.person = ANY($3::uuid[])
           GROUP BY i.id ORDER BY i.id`,
            [site, period, persons],
          )
          for (const row of rows) {
            given.push({ period, item: String(row['id']), baskets: Number(row['baskets']) })
          }
          return rows.length
        },
      )
      return given
    })
  }

  erase(permit: Permit, store: ErasureStore, { kept, request, person }: Options): Promise<number> {
    return this.#rights(permit, async (connection, subject) => {
      if (store === 'key') await lockPerson(connection, this.#scope.site, subject)
      // A hold that came between the plan and this holds as well.
      const held = await this.#holdsOf(connection, subject)
      const count = await eraseIn(store, this.#scope, connection, {
        subjects: [subject],
        kept: [...kept, ...held.flatMap(({ fields }) => fields)],
        request,
        personsIn: (key) => [person(key)],
      })
      await this.#scope.step(`erase:${store}`)
      return count
    })
  }

  scan(permit: Permit, { request, person }: Pick<Options, 'request' | 'person'>): Promise<Found> {
    return this.#rights(permit, (connection, subject) =>
      findIn(this.#scope, connection, {
        subjects: [subject],
        kept: [],
        request,
        personsIn: (key) => [person(key)],
      }),
    )
  }

  bury({ hash, at }: Tombstone): Promise<void> {
    requireText(hash, 'hash')
    return this.#scope.transaction(async (connection) => {
      await connection.query('INSERT INTO tombstones VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [
        this.#scope.site,
        hash,
        at,
      ])
    })
  }

  buriedAt(hash: string): Promise<number | undefined> {
    return this.#scope.transaction((connection) => buriedAt(connection, this.#scope.site, hash))
  }

  tombstones(): Promise<readonly Tombstone[]> {
    return this.#scope.transaction(async (connection) => {
      const { rows } = await connection.query(
        'SELECT hash, max(at) AS at FROM tombstones WHERE site = $1 GROUP BY hash ORDER BY 2, 1',
        [this.#scope.site],
      )
      return rows.map((row) => ({ hash: String(row['hash']), at: Number(row['at']) }))
    })
  }

  async *subjects(): AsyncIterable<readonly string[]> {
    let after = '00000000-0000-0000-0000-000000000000'
    for (;;) {
      const subjects = await withDuty(this.#scope, 'office', async (connection) => {
        const { rows } = await connection.query(
          `SELECT subject FROM people WHERE site = $1 AND subject > $2::uuid
           ORDER BY subject LIMIT ${subjectsAtOnce}`,
          [this.#scope.site, after],
        )
        return rows.map((row) => String(row['subject']))
      })
      const last = subjects.at(-1)
      if (last === undefined) return
      yield subjects
      after = last
    }
  }

  scrub(): Promise<void> {
    return scrub(this.#scope)
  }

  hold(permit: Permit, { id, fields, reason, until }: Hold): Promise<void> {
    requireText(id, 'hold')
    return this.#rights(permit, async (connection, subject) => {
      await connection.query(
        `INSERT INTO holds (site, hold, subject, fields, reason, until)
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
        [this.#scope.site, id, subject, fields, reason, until],
      )
    })
  }

  liftHold(id: string): Promise<boolean> {
    return withDuty(this.#scope, 'office', async (connection) => {
      const { count } = await connection.query('DELETE FROM holds WHERE site = $1 AND hold = $2', [
        this.#scope.site,
        id,
      ])
      return count > 0
    })
  }

  noteAccess(permit: Permit, access: AccessEntry): Promise<void> {
    requireText(access.actor, 'actor')
    return this.#rights(permit, async (connection, subject) => {
      await connection.query(
        'INSERT INTO access_log (site, subject, at, actor, body) VALUES ($1, $2, $3, $4, $5)',
        [this.#scope.site, subject, access.at, access.actor, canonicalJson(access)],
      )
    })
  }

  accessedBy(actor: string, from: number, to: number): Promise<number> {
    return withDuty(this.#scope, 'office', async (connection) => {
      const { rows } = await connection.query(
        `SELECT count(DISTINCT subject) AS n FROM access_log
         WHERE site = $1 AND actor = $2 AND at >= $3 AND at < $4`,
        [this.#scope.site, actor, from, to],
      )
      return Number(rows[0]?.['n'])
    })
  }

  holding(fields: readonly FieldId[]): Promise<number> {
    return countHolding(this.#scope, fields)
  }

  async byRecord(record: string): Promise<string | undefined> {
    if (!isPseudonym(record)) return undefined
    return (await this.#accountsOf('consent_records', 'record', record))[0]
  }

  byContact(contact: string): Promise<readonly string[]> {
    requirePseudonym(contact, 'contact')
    return this.#accountsOf('people', 'contact', contact)
  }

  #accountsOf(table: string, column: string, value: string): Promise<string[]> {
    return withDuty(this.#scope, 'office', async (connection) => {
      const { rows } = await connection.query(
        `SELECT subject FROM ${table} WHERE site = $1 AND ${column} = $2::uuid
           AND subject IS NOT NULL ORDER BY subject LIMIT 2`,
        [this.#scope.site, value],
      )
      return rows.map((row) => String(row['subject']))
    })
  }
}

function entryOf(row: Row): StoredEntry {
  return {
    field: row['field'] as FieldId,
    sealed: new Uint8Array(row['sealed'] as Uint8Array),
    place: Number(row['place']),
  }
}

export function sqlErasure(scope: SiteScope, options: PeopleOptions): ErasureStoreAccess {
  return new SqlErasure(scope, options)
}
