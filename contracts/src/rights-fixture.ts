/** People, permits and requests to try a store's rights on. */
import { createHash, randomUUID } from 'node:crypto'
import type {
  Found,
  Outgoing,
  Pseudonym,
  RequestIdentity,
  RequestSecret,
  SiteStore,
  StoredPerson,
} from '@discreet/engine'
import type { FieldId, Permit } from '@discreet/policy'
import { mintRightsPermit } from '@discreet/policy'
import type { ErasureStore, Incident, RequestEvent, RightsRequest } from '@discreet/rights'
import { erasureStores } from '@discreet/rights'
import type { Approval } from '@discreet/staff'
import { approvalMilliseconds } from '@discreet/staff'
import { expect } from 'vitest'
import { CampaignsFixture } from './campaigns-fixture.ts'
import { PeopleFixture } from './people-fixture.ts'

export const day = 86_400_000
export const hash = (text: string): string => createHash('sha256').update(text).digest('hex')

export interface Filled {
  readonly request: RightsRequest
  readonly contact: Pseudonym
  readonly record: string
}

export class RightsFixture extends PeopleFixture {
  rights(subject: string, change: { site?: string; at?: number; key?: string } = {}): Permit {
    return mintRightsPermit(
      { site: change.site ?? this.site.site.id, subject },
      'signed_in',
      change.at ?? this.now,
      (text) => `${this.under.vault.sealPermit(text)}${change.key ?? ''}`,
    )
  }

  /** Who somebody is in a period. */
  readonly in =
    (subject: string) =>
    (key: Uint8Array): Pseudonym =>
      this.under.cryptography.pseudonym(key, 'person', subject)

  request(change: Partial<RightsRequest> = {}): RightsRequest {
    return {
      id: randomUUID(),
      site: this.site.site.id,
      type: 'access',
      state: 'received',
      channel: 'account',
      pack: { id: 'eu', version: '1.0.0' },
      place: 'DE',
      receivedAt: this.now,
      acknowledgedAt: null,
      verifiedAt: null,
      closedAt: null,
      changedAt: this.now,
      clocks: {
        acknowledgeBy: null,
        answerBy: this.now + 30 * day,
        aimBy: this.now + 15 * day,
        extended: null,
        paused: null,
      },
      about: null,
      denial: null,
      stores: [],
      answer: null,
      certificate: null,
      identityUntil: this.now + 90 * day,
      ...change,
    }
  }

  event(request: RightsRequest, from: RightsRequest['state'] | null = null): RequestEvent {
    return {
      id: randomUUID(),
      request: request.id,
      at: this.now,
      by: 'person',
      from,
      to: request.state,
      act: { act: 'move', to: request.state },
    }
  }

  identity(subject: Pseudonym | null, sealed: Uint8Array = Uint8Array.of(4, 4)): RequestIdentity {
    return { subject, sealed, key: { keyId: 'k1', bytes: Uint8Array.of(5, 5, 5) } }
  }

  secret(request: string, change: Partial<RequestSecret> = {}): RequestSecret {
    return {
      sha256: hash(randomUUID()),
      request,
      use: 'status',
      expiresAt: this.now + day,
      ...change,
    }
  }

  async open(
    subject: Pseudonym | null,
    change: Partial<RightsRequest> = {},
    site: SiteStore = this.site,
  ): Promise<RightsRequest> {
    const request = this.request(change)
    const { id } = request
    const secrets = [this.secret(id), this.secret(id, { use: 'confirm' })]
    const { requests } = site.rights
    await requests.open(request, this.event(request), this.identity(subject), secrets)
    return request
  }

  outgoing(request: string, change: Partial<Outgoing> = {}): Outgoing {
    return {
      id: randomUUID(),
      request,
      kind: 'mail',
      recipient: 'person',
      state: 'waiting',
      tries: 0,
      nextAt: this.now,
      trouble: null,
      ...change,
    }
  }

  incident(id: string, phase: Incident['phase']): Incident {
    return {
      id,
      site: this.site.site.id,
      drill: false,
      phase,
      detectedAt: this.now,
      authorityBy: this.now + 3 * day,
      facts: {
        nature: 'a laptop was lost',
        categories: ['customers'],
        consequences: 'none known',
        measures: 'keys were changed',
        scope: { of: 'site', fields: ['account.purchases'] },
        highRisk: false,
        unreadable: true,
      },
      phases: [{ phase, at: this.now, note: '' }],
      affected: null,
    }
  }

  /** Of an export, by Ada. */
  proposal(change: Partial<Approval> = {}): Approval {
    return {
      id: randomUUID(),
      action: 'export_person',
      facts: {},
      reason: 'they wrote a letter',
      proposedBy: 'passkey:ada',
      signedBy: null,
      state: 'waiting',
      at: this.now,
      expiresAt: this.now + approvalMilliseconds,
      ...change,
    }
  }

  /** Something of a person in every place there is, and an erasure that they asked for. */
  async fill(subject: Pseudonym, person: Partial<StoredPerson> = {}): Promise<Filled> {
    const { site, under } = this
    const contact = under.vault.contact(site.site.id, `${subject}@example.org`)
    const record = this.record()
    await this.choose(subject, this.person({}, { contact, ...person }), record)
    await site.people.addEntries(this.permit(subject), [
      this.entry('account.purchases'),
      this.entry('account.views'),
      this.entry('account.preferences', { expiresAt: this.now - 1 }),
    ])
    await site.upsertItems([{ id: 'a' }, { id: 'b' }])
    for (const { period, key } of [
      await site.openPeriod(this.now),
      await site.importPeriod('file', 'person', 0),
    ]) {
      const basket = under.cryptography.pseudonym(key, 'basket', subject)
      const who = this.in(subject)(key)
      await site.addContributions(period.id, [
        { person: who, basket, item: 'a' },
        { person: who, basket, item: 'b' },
      ])
    }
    await this.takePart(subject)
    await site.rights.erasure.noteAccess(this.rights(subject), {
      at: this.now,
      actor: 'staff Ada',
      reason: 'a question by telephone',
      fields: ['account.purchases'],
    })
    await site.rights.requests.noteContact(contact, this.now)
    await site.staff.propose(this.proposal(), subject)
    const before = await this.open(subject)
    const request = await this.open(subject, { type: 'erasure' })
    const { outbox } = site.rights
    for (const one of [
      this.outgoing(before.id),
      this.outgoing(before.id, { kind: 'webhook', recipient: 'Mailer Inc.' }),
      this.outgoing(request.id),
      this.outgoing(request.id, { kind: 'webhook', recipient: 'Mailer Inc.' }),
    ]) {
      await outbox.put(one, Uint8Array.of(6))
    }
    return { request, contact, record: record.id }
  }

  /** In a campaign in which they are counted already, and in one in which they are not. */
  async takePart(subject: Pseudonym): Promise<void> {
    const campaigns = new CampaignsFixture(this.site, this.under.random)
    for (const id of ['counted', 'open']) {
      if ((await this.site.campaigns.find(id)) === undefined) await campaigns.running(id)
      const key = (await this.site.campaigns.key(id)) as Uint8Array
      const week = (await this.site.campaigns.cohorts(id)).length
      await campaigns.enrol(id, { unit: this.in(subject)(key), week, cell: 4 })
      if (id === 'counted') await campaigns.release(id, week)
    }
  }

  /** Who somebody is in each of them. */
  unitsOf(subject: Pseudonym): Promise<Pseudonym[]> {
    const keys = ['counted', 'open'].map((id) => this.site.campaigns.key(id))
    return Promise.all(keys.map(async (key) => this.in(subject)((await key) as Uint8Array)))
  }

  /** What a second look finds. */
  scan(subject: string, request: string): Promise<Found> {
    const within = { request, person: this.in(subject) }
    return this.site.rights.erasure.scan(this.rights(subject), within)
  }

  erase(
    subject: string,
    request: string,
    store: ErasureStore,
    kept: readonly FieldId[] = [],
  ): Promise<number> {
    const options = { kept, request, person: this.in(subject) }
    return this.site.rights.erasure.erase(this.rights(subject), store, options)
  }

  async eraseAll(
    subject: string,
    request: string,
    kept: readonly FieldId[] = [],
  ): Promise<Record<string, number>> {
    const counts: Record<string, number> = {}
    for (const store of erasureStores) {
      counts[store] = await this.erase(subject, request, store, kept)
    }
    return counts
  }

  /** Answers everything that is asked, so that nobody waits for it. */
  async answerAll(): Promise<void> {
    const { requests } = this.site.rights
    for (const { id } of await requests.list({ states: ['received'] })) {
      await requests.advance(id, (current) => {
        const request = { ...current, state: 'denied' as const }
        return { request, event: this.event(request, current.state) }
      })
    }
  }

  async rows(table: string, where = 'true'): Promise<number> {
    const [row] = await this.under.query(
      `SELECT count(*) AS n FROM ${table} WHERE site = '${this.site.site.id}' AND ${where}`,
    )
    return Number(row?.['n'])
  }

  /** Every row of every table, to tell whether anything has changed. */
  async everything(): Promise<Readonly<Record<string, unknown>>> {
    const tables = await this.under.query(
      `SELECT table_name AS name FROM information_schema.columns WHERE table_schema = 'public'
         AND column_name = 'site' AND table_name <> 'sites' ORDER BY 1`,
    )
    const each = tables.map(
      ({ name }) =>
        `SELECT '${String(name)}' AS name, count(*) || ' ' ||
           md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) AS all
         FROM ${String(name)} AS t WHERE site = '${this.site.site.id}'`,
    )
    const rows = await this.under.query(each.join(' UNION ALL '))
    return Object.fromEntries(rows.map((row) => [String(row['name']), row['all']]))
  }
}

/** What is found of somebody of whom nothing is left. */
export const nothing: Readonly<Record<string, number>> = Object.fromEntries(
  erasureStores.map((store) => [store, 0]),
)

/** What `fill` leaves in each place, and what an erasure finds there. */
export const filledRows: Readonly<Record<ErasureStore, number>> = {
  key: 1,
  profile: 3,
  // Two items in each of two periods, and two campaigns.
  contributions: 4 + 2,
  consentRecords: 1,
  accessLog: 1,
  // One address noted, the secrets of the request before and the confirmation of this, one identity, one
  // proposal.
  requests: 1 + 3 + 1 + 1,
  // All but what tells processors to erase.
  outbox: 3,
  account: 1,
}

export async function expectRefused(work: Promise<unknown>): Promise<void> {
  await expect(work).rejects.toMatchObject({
    code: expect.stringMatching(/^(permit_invalid|field_invalid)$/) as string,
  })
}

export type Fresh = () => Promise<RightsFixture>
