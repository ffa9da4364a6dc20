/** People with an account, and permits for them, to try a store on. */
import { randomUUID } from 'node:crypto'
import type {
  ConsentRecord,
  ProfileEntry,
  Pseudonym,
  SiteStore,
  StoredPerson,
} from '@discreet/engine'
import type { Permit, PersonState, Purpose } from '@discreet/policy'
import { accountPurposes, dataCatalogue, mintPermit, unknownPerson } from '@discreet/policy'
import type { StoreUnderTest } from './store-under-test.ts'

export class PeopleFixture {
  readonly under: StoreUnderTest
  readonly site: SiteStore
  #made = 0

  constructor(under: StoreUnderTest, site: SiteStore) {
    this.under = under
    this.site = site
  }

  get now(): number {
    return this.under.clock.now
  }

  somebody(): Pseudonym {
    this.#made += 1
    return this.under.vault.subject(this.site.site.id, `person-${this.#made}`)
  }

  /** Minted by hand, past every decision. */
  permit(
    subject: string,
    purposes: readonly Purpose[] = ['choices', ...accountPurposes],
    change: { site?: string; at?: number; key?: string } = {},
  ): Permit {
    const fields = dataCatalogue.filter((field) =>
      field.purposes.some((one) => purposes.includes(one)),
    )
    const minted = mintPermit(
      { site: change.site ?? this.site.site.id, subject },
      purposes,
      {
        level: 3,
        purposes,
        fields: fields.map(({ id }) => id),
        reasons: ['chosen'],
        obligations: [],
        pack: { id: 'eu', version: '1.0.0' },
      },
      change.at ?? this.now,
      (text) => `${this.under.vault.sealPermit(text)}${change.key ?? ''}`,
    )
    if (!minted.ok) throw new Error(minted.reason)
    return minted.permit
  }

  person(state: Partial<PersonState> = {}, rest: Partial<StoredPerson> = {}): StoredPerson {
    return {
      state: {
        ...unknownPerson,
        level: 3,
        purposes: ['purchases'],
        chosenAt: this.now,
        ...state,
      },
      place: 'DE',
      notice: 'n',
      key: { keyId: 'k1', bytes: Uint8Array.of(1, 2, 3) },
      contact: null,
      expiresAt: null,
      ...rest,
    }
  }

  record(change: Partial<ConsentRecord> = {}): ConsentRecord {
    return {
      schema: 'https://discreet.example/consent/1',
      id: randomUUID(),
      site: this.site.site.id,
      event: 'given',
      at: this.now,
      levelFrom: null,
      levelTo: 3,
      purposes: ['purchases'],
      contribute: false,
      erased: [],
      notice: { sha256: '0'.repeat(64), locale: 'en' },
      pack: { id: 'eu', version: '1.0.0' },
      jurisdiction: 'DE',
      decision: '1'.repeat(64),
      signal: 'none',
      expressedBy: 'subject',
      method: 'button',
      validUntil: null,
      ...change,
    }
  }

  entry(field: ProfileEntry['field'], rest: Partial<ProfileEntry> = {}): ProfileEntry {
    return { id: randomUUID(), field, sealed: Uint8Array.of(9, 8, 7), expiresAt: null, ...rest }
  }

  async choose(
    subject: string,
    person: StoredPerson = this.person(),
    record: ConsentRecord = this.record(),
  ): Promise<void> {
    await this.site.people.choose(this.permit(subject), () => ({ person, record }))
  }
}
