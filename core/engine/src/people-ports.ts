/** What a store and a vault must do for people who have an account. */
import type { FieldId, LawPack, Permit, PersonState } from '@discreet/policy'
import type { Refusal } from '@discreet/protocol'
import type { Pseudonym } from './pseudonym.ts'

/** A person's key, itself encrypted under a master key; useless without it. */
export interface WrappedKey {
  /** Names the master key. */
  readonly keyId: string
  readonly bytes: Uint8Array
}

export interface StoredPerson {
  readonly state: PersonState
  /** ISO 3166, as it was when the person chose. */
  readonly place: string | null
  /** SHA-256 of the notice that was shown; when what it says about data widens, one may ask again. */
  readonly notice: string
  /** Without a profile there is no key. */
  readonly key: WrappedKey | null
  /** The address that the site vouched for, keyed; a verified link to it shows who asks. */
  readonly contact: Pseudonym | null
  /** Epoch milliseconds after which nothing of the person may be kept without a new sign of them. */
  readonly expiresAt: number | null
  /** When the person was told that this is near; the store sets it. */
  readonly warnedAt?: number
}

export type ConsentEvent = 'given' | 'renewed' | 'refused' | 'withdrawn' | 'expired'

/**
 * One change of mind, without anything that says whose. Names of ISO/IEC TS 27560 and DPV where they
 * have one. The id is random and only the person is told it.
 */
export interface ConsentRecord {
  readonly schema: 'https://discreet.example/consent/1'
  readonly id: string
  readonly site: string
  readonly event: ConsentEvent
  /** Epoch milliseconds. */
  readonly at: number
  readonly levelFrom: number | null
  readonly levelTo: number
  readonly purposes: readonly string[]
  readonly contribute: boolean
  readonly erased: readonly FieldId[]
  readonly notice: { readonly sha256: string; readonly locale: string }
  readonly pack: Pick<LawPack, 'id' | 'version'>
  readonly jurisdiction: string | null
  readonly decision: string
  readonly signal: 'none' | 'gpc'
  readonly expressedBy: 'subject' | 'guardian' | 'agent' | 'signal'
  readonly method: string
  readonly validUntil: number | null
}

/** One thing in a profile, sealed with the person's key. */
export interface SealedEntry {
  readonly field: FieldId
  readonly sealed: Uint8Array
}

/** As it was read; `place` names the row. */
export interface StoredEntry extends SealedEntry {
  readonly place: number
}

export interface ProfileEntry extends SealedEntry {
  /** The same thing told twice has the same id. */
  readonly id: Pseudonym
  readonly expiresAt: number | null
}

export interface Choosing {
  readonly person: StoredPerson
  readonly record: ConsentRecord
  /**
   * The person no longer helps the crowd: who they are in a period or a campaign, from its key. What
   * they gave to periods that are not released is deleted, and where they are not counted in a campaign
   * yet.
   */
  readonly withdrawn?: (periodKey: Uint8Array) => Pseudonym
}

export interface Chosen {
  readonly choosing: Choosing
  /** Where in the transparency log the record is. */
  readonly logIndex: number
  /** Rows erased, by field. */
  readonly erased: Readonly<Partial<Record<FieldId, number>>>
}

/**
 * Every method that is about one person takes a permit and rejects with `permit_invalid` when it is
 * forged, for another site, out of time, or without the field. The database enforces site and person
 * once more.
 */
export interface PeopleStore {
  /** Field: account.choices. */
  read(permit: Permit): Promise<StoredPerson | undefined>
  /**
   * In one transaction: the choice, its record, the log entry, and the erasure of the fields that the
   * record names. `change` sees what holds at that moment, so that of two at once each is recorded
   * and the last one holds. Field: account.choices. `unlessErased`: refuses with `token_invalid` when the
   * erasure that left this tombstone was then (epoch milliseconds) or later, also when it is under way.
   */
  choose(
    permit: Permit,
    change: (current: StoredPerson | undefined) => Choosing | Refusal,
    unlessErased?: { readonly tombstone: string; readonly since: number },
  ): Promise<({ readonly ok: true } & Chosen) | Refusal>
  /** Of somebody without an account: the record alone. */
  recordAnonymous(record: ConsentRecord): Promise<number>
  /** Field: account.consentRecords. Oldest first. */
  records(permit: Permit): Promise<readonly ConsentRecord[]>
  /**
   * Returns how many were new. The permit must cover every entry's field. Of the fields in `replaced`
   * what was there before is deleted.
   */
  addEntries(
    permit: Permit,
    entries: readonly ProfileEntry[],
    replaced?: readonly FieldId[],
  ): Promise<number>
  /**
   * Deletes everything of these fields, also what is beyond its date: erasing asks for no purpose.
   * Returns how many rows, by field. Field: account.choices.
   */
  erase(
    permit: Permit,
    fields: readonly FieldId[],
  ): Promise<Readonly<Partial<Record<FieldId, number>>>>
  /** Of the fields that the permit covers, newest first within a field, not beyond `expiresAt`. */
  entries(permit: Permit): Promise<readonly StoredEntry[]>
  /**
   * `read`, then `entries` with the permit that `next` makes of what was read (none: no entries), in
   * one transaction.
   */
  readWith(
    permit: Permit,
    next: (person: StoredPerson) => Permit | undefined,
  ): Promise<{
    readonly person: StoredPerson | undefined
    readonly entries: readonly StoredEntry[]
  }>
  /**
   * Puts pages in the place of the rows that they were made of, all or nothing: false, and nothing
   * changed, when one of those rows is gone by now. The permit must cover every field.
   */
  repage(
    permit: Permit,
    pages: readonly ProfileEntry[],
    places: readonly number[],
  ): Promise<boolean>
  /** Notes a sign of the person, at most once a day. Field: account.choices. */
  seen(permit: Permit, expiresAt: number | null): Promise<void>
  /** Which of these have an account; says nothing else about them. */
  known(subjects: readonly Pseudonym[]): Promise<readonly Pseudonym[]>
  /** Moves every key under the active master key; returns how many moved. */
  rewrap(
    rewrap: (key: WrappedKey, subject: Pseudonym) => Promise<WrappedKey | undefined>,
  ): Promise<number>
}

/** A person's key, unwrapped, for the length of one request. */
export interface PersonKey {
  /** AES-256-GCM over JSON; `context` is bound to the result. */
  seal(value: unknown, context: string): Uint8Array
  /** Throws `profile_unreadable`. */
  open(sealed: Uint8Array, context: string): unknown
}

export interface Vault {
  /** A keyed pseudonym for a person of a site; the person's own id is not kept. */
  subject(site: string, person: string): Pseudonym
  /** A keyed id, for telling the same thing from another. */
  entryId(subject: Pseudonym, thing: string): Pseudonym
  /** An e-mail address, keyed, lower case: it cannot be read back. */
  contact(site: string, email: string): Pseudonym
  /** What stays of somebody who was erased: keyed, for recognising them and nothing else. Hex. */
  tombstone(subject: Pseudonym): string
  /** Message authentication code for permits, base64url. */
  sealPermit(text: string): string
  newKey(subject: Pseudonym): Promise<WrappedKey>
  /** Throws `profile_unreadable`. */
  unwrap(key: WrappedKey, subject: Pseudonym): Promise<PersonKey>
  /** undefined when it is under the active master key already. */
  rewrap(key: WrappedKey, subject: Pseudonym): Promise<WrappedKey | undefined>
}
