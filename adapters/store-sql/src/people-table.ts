/**
 * People who have an account. Every statement about one person runs in a transaction that the
 * database shows that person's rows only, and no method takes anything but a permit to say who.
 */
import type {
  Choosing,
  ConsentRecord,
  PeopleStore,
  ProfileEntry,
  StoredEntry,
  StoredPerson,
} from '@discreet/engine'
import type { FieldId, Permit, PermitClaims } from '@discreet/policy'
import type { Refusal } from '@discreet/protocol'
import { DiscreetError, refuse } from '@discreet/protocol'
import { requirePseudonym } from './checked-text.ts'
import { withdrawContributions } from './crowd-rows.ts'
import type { Connection } from './database.ts'
import type { PeopleOptions } from './permit-door.ts'
import { readClaims, settingsOf, withDuty } from './permit-door.ts'
import {
  buriedAt,
  eraseFields,
  findPerson,
  insertEntries,
  insertRecord,
  lockForEntries,
  lockPerson,
  pieces,
  rewrapIn,
  writePerson,
} from './person-rows.ts'
import type { SiteScope } from './site-scope.ts'

const dayMilliseconds = 86_400_000

class SqlPeople implements PeopleStore {
  readonly #scope: SiteScope
  readonly #options: PeopleOptions

  constructor(scope: SiteScope, options: PeopleOptions) {
    this.#scope = scope
    this.#options = options
  }

  /** Throws `permit_invalid`. */
  #read(permit: Permit, field: FieldId): PermitClaims {
    return readClaims(this.#scope, this.#options, permit, field)
  }

  /** The only door to a person's rows. */
  async #with<T>(
    permit: Permit,
    field: FieldId,
    work: (connection: Connection, claims: PermitClaims) => Promise<T>,
    also?: 'erases',
  ): Promise<T> {
    const claims = this.#read(permit, field)
    return this.#scope.transaction(
      (connection) => work(connection, claims),
      settingsOf(claims, also),
    )
  }

  read(permit: Permit): Promise<StoredPerson | undefined> {
    return this.#with(permit, 'account.choices', (connection, { subject }) =>
      findPerson(connection, this.#scope, subject, ''),
    )
  }

  choose(
    permit: Permit,
    change: (current: StoredPerson | undefined) => Choosing | Refusal,
    unlessErased?: Parameters<PeopleStore['choose']>[2],
  ): ReturnType<PeopleStore['choose']> {
    const work = async (connection: Connection, { subject }: PermitClaims) => {
      if (unlessErased !== undefined) {
        await lockPerson(connection, this.#scope.site, subject)
        const { tombstone, since } = unlessErased
        const at = await buriedAt(connection, this.#scope.site, tombstone)
        if (at !== undefined && since <= at) return erased()
      }
      // Nobody to lock the first time: the log's head, which every choice takes, stands in for it.
      const current = await findPerson(connection, this.#scope, subject, ' FOR UPDATE')
      const choosing = change(current)
      if ('ok' in choosing) return choosing
      await writePerson(connection, this.#scope.site, subject, choosing.person)
      await this.#scope.step('choose:written')
      const { erased: fields } = choosing.record
      const { withdrawn } = choosing
      const gone = await eraseFields(connection, this.#scope.site, subject, fields)
      if (withdrawn !== undefined) {
        const taken = await withdrawContributions(connection, this.#scope.site, withdrawn)
        if (taken.contributions > 0) gone['crowd.contribution'] = taken.contributions
        if (taken.campaigns > 0) gone['crowd.campaigns'] = taken.campaigns
      }
      await this.#scope.step('choose:erased')
      const logIndex = await insertRecord(this.#scope, connection, choosing.record, subject)
      return { ok: true, choosing, logIndex, erased: gone } as const
    }
    return this.#with(permit, 'account.choices', work, 'erases')
  }

  recordAnonymous(record: ConsentRecord): Promise<number> {
    return this.#scope.transaction((connection) =>
      insertRecord(this.#scope, connection, record, null),
    )
  }

  records(permit: Permit): Promise<readonly ConsentRecord[]> {
    return this.#with(permit, 'account.consentRecords', async (connection, { subject }) => {
      const { rows } = await connection.query(
        'SELECT body FROM consent_records WHERE site = $1 AND subject = $2 ORDER BY place',
        [this.#scope.site, subject],
      )
      return rows.map((row) => JSON.parse(String(row['body'])) as ConsentRecord)
    })
  }

  /** Throws `permit_invalid` when an entry's field is not covered. */
  #covers({ fields }: PermitClaims, entries: readonly ProfileEntry[]): void {
    for (const { field, id } of entries) {
      requirePseudonym(id, 'entry')
      if (fields.includes(field)) continue
      throw new DiscreetError('permit_invalid', `the permit does not cover ${field}`)
    }
  }

  async addEntries(
    permit: Permit,
    entries: readonly ProfileEntry[],
    replaced: readonly FieldId[] = [],
  ): Promise<number> {
    const [first] = entries
    if (first === undefined) return 0
    return this.#with(permit, first.field, async (connection, claims) => {
      this.#covers(claims, entries)
      if (!(await lockForEntries(connection, this.#scope.site, claims))) return 0
      await eraseFields(connection, this.#scope.site, claims.subject, replaced)
      return insertEntries(connection, this.#scope.site, claims.subject, entries)
    })
  }

  erase(permit: Permit, fields: readonly FieldId[]): ReturnType<PeopleStore['erase']> {
    const work = (connection: Connection, { subject }: PermitClaims) =>
      eraseFields(connection, this.#scope.site, subject, fields)
    return this.#with(permit, 'account.choices', work, 'erases')
  }

  repage(
    permit: Permit,
    pages: readonly ProfileEntry[],
    places: readonly number[],
  ): Promise<boolean> {
    return this.#with(permit, 'account.choices', async (connection, claims) => {
      this.#covers(claims, pages)
      const { site } = this.#scope
      if (!(await lockForEntries(connection, site, claims))) return false
      const { rows } = await connection.query(
        `SELECT place FROM profile_entries WHERE site = $1 AND subject = $2
           AND field = ANY($3::text[]) AND place = ANY($4::bigint[]) FOR UPDATE`,
        [site, claims.subject, claims.fields, places],
      )
      if (rows.length !== places.length) return false
      await connection.query(
        'DELETE FROM profile_entries WHERE site = $1 AND subject = $2 AND place = ANY($3::bigint[])',
        [site, claims.subject, places],
      )
      await this.#scope.step('repage:deleted')
      await insertEntries(connection, site, claims.subject, pages)
      return true
    })
  }

  entries(permit: Permit): Promise<readonly StoredEntry[]> {
    return this.#with(permit, 'account.choices', (connection, claims) =>
      this.#entriesOf(connection, claims),
    )
  }

  readWith(
    permit: Permit,
    next: (person: StoredPerson) => Permit | undefined,
  ): ReturnType<PeopleStore['readWith']> {
    return this.#with(permit, 'account.choices', async (connection, { subject }) => {
      const person = await findPerson(connection, this.#scope, subject, '')
      const further = person === undefined ? undefined : next(person)
      if (further === undefined) return { person, entries: [] }
      const claims = this.#read(further, 'account.choices')
      if (claims.subject !== subject) {
        throw new DiscreetError('permit_invalid', 'the permits are for two people')
      }
      return { person, entries: await this.#entriesOf(connection, claims) }
    })
  }

  /** One value a field: a row for each entry would cost several times more. */
  async #entriesOf(
    connection: Connection,
    { subject, fields }: PermitClaims,
  ): Promise<readonly StoredEntry[]> {
    const { rows } = await connection.query(
      `SELECT field, string_agg(int8send(place) || int4send(octet_length(sealed)) || sealed, ''::bytea
         ORDER BY place DESC) AS entries
       FROM profile_entries WHERE site = $1 AND subject = $2 AND field = ANY($3::text[])
         AND (expires_at IS NULL OR expires_at > $4) GROUP BY field ORDER BY field`,
      [this.#scope.site, subject, fields, this.#options.now()],
    )
    return rows.flatMap((row) =>
      pieces(row['entries'] as Uint8Array).map((piece) => ({
        field: row['field'] as FieldId,
        ...piece,
      })),
    )
  }

  seen(permit: Permit, expiresAt: number | null): Promise<void> {
    const now = this.#options.now()
    return this.#with(permit, 'account.choices', async (connection, { subject }) => {
      await connection.query(
        `UPDATE people SET seen_at = $3, expires_at = $4, warned_at = NULL
         WHERE site = $1 AND subject = $2 AND (seen_at IS NULL OR seen_at <= $5)`,
        [this.#scope.site, subject, now, expiresAt, now - dayMilliseconds],
      )
    })
  }

  async known(subjects: readonly string[]): Promise<readonly string[]> {
    if (subjects.length === 0) return []
    return withDuty(this.#scope, 'gate', async (connection) => {
      const { rows } = await connection.query(
        'SELECT subject FROM people WHERE site = $1 AND subject = ANY($2::uuid[])',
        [this.#scope.site, subjects],
      )
      return rows.map((row) => String(row['subject']))
    })
  }

  /** Keys of requests as well: theirs are bound to the request instead of a person. */
  rewrap(rewrap: Parameters<PeopleStore['rewrap']>[0]): Promise<number> {
    return withDuty(this.#scope, 'keys', async (connection) => {
      const people = await rewrapIn(connection, this.#scope, 'people', 'subject', rewrap)
      return (
        people + (await rewrapIn(connection, this.#scope, 'request_identities', 'request', rewrap))
      )
    })
  }
}

function erased(): Refusal {
  return refuse('token_invalid', 'everything about this person was erased', {
    expected: 'a token from after that, if they want to begin again',
  })
}

export function sqlPeople(scope: SiteScope, options: PeopleOptions): PeopleStore {
  return new SqlPeople(scope, options)
}
