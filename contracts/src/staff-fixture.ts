/** Members of the staff of a site of its own, and what the use cases about them need. */
import { randomUUID } from 'node:crypto'
import type { Acting, Passkey, RightsSetup, SiteStore, StaffInvite, Store } from '@discreet/engine'
import { staffAccessOf } from '@discreet/engine'
import { readPacks } from '@discreet/packs-file'
import type { Member, ModuleId, Role, StaffAction, StaffSession } from '@discreet/staff'
import { moduleVersions, trainingOf } from '@discreet/staff'
import { hash, RightsFixture } from './rights-fixture.ts'
import type { StoreUnderTest } from './store-under-test.ts'

const packs = readPacks().map(({ pack }) => pack)

export class StaffFixture extends RightsFixture {
  readonly store: Store

  constructor(under: StoreUnderTest, store: Store, site: SiteStore) {
    super(under, site)
    this.store = store
  }

  /** On the store as it is opened here, or as it is opened anew. */
  setup(site: SiteStore = this.site): RightsSetup {
    return {
      store: site,
      vault: this.under.vault,
      cryptography: this.under.cryptography,
      packs,
      now: () => this.under.clock.now,
      list: { append: () => Promise.resolve(), read: () => Promise.resolve([]) },
      wake: () => Promise.resolve(),
      signCertificate: () => '',
      signReceipt: () => '',
    }
  }

  /** With its settings as they are now. */
  async reopened(): Promise<RightsSetup> {
    return this.setup(await this.store.open(this.site.site.id))
  }

  /** `ada` becomes `passkey:ada`. */
  member(name: string, change: Partial<Member> = {}): Member {
    const source = change.source ?? 'passkey'
    return { id: `${source}:${name}`, name, source, roles: [], endedAt: null, ...change }
  }

  async added(name: string, change: Partial<Member> = {}): Promise<Member> {
    const member = this.member(name, change)
    await this.site.staff.saveMember(member)
    return member
  }

  pass(module: ModuleId, at: number = this.now): Parameters<SiteStore['staff']['addPass']>[1] {
    return { module, version: moduleVersions[module], at, right: 5, of: 5 }
  }

  /** With all training that the roles ask for. */
  async acting(name: string, ...roles: readonly Role[]): Promise<Acting> {
    const member = await this.added(name, { roles })
    for (const module of new Set(roles.flatMap((role) => trainingOf[role]))) {
      await this.site.staff.addPass(member.id, this.pass(module))
    }
    return { member, access: await staffAccessOf(this.setup(), member) }
  }

  session(member: Member, change: Partial<StaffSession> = {}): StaffSession {
    return {
      sha256: hash(randomUUID()),
      member: member.id,
      source: member.source,
      keyThumbprint: 'thumb',
      openedAt: this.now,
      seenAt: this.now,
      checkedAt: this.now,
      providerSession: null,
      providerSubject: null,
      sealedTokens: null,
      ...change,
    }
  }

  async signedIn(member: Member, change: Partial<StaffSession> = {}): Promise<StaffSession> {
    const session = this.session(member, change)
    await this.site.staff.openSession(session)
    return session
  }

  invite(change: Partial<StaffInvite> = {}): StaffInvite {
    return {
      sha256: hash(randomUUID()),
      roles: ['administrator'],
      invitedBy: 'operator',
      expiresAt: this.now + 1,
      ...change,
    }
  }

  passkey(member: string, change: Partial<Passkey> = {}): Passkey {
    return {
      credential: randomUUID(),
      member,
      publicKey: Uint8Array.of(1, 0, 255),
      counter: 0,
      transports: ['internal', 'hybrid'],
      addedAt: this.now,
      ...change,
    }
  }

  action(change: Partial<StaffAction> = {}): StaffAction {
    return {
      id: randomUUID(),
      step: 'begun',
      at: this.now,
      member: 'passkey:ada',
      name: 'Ada',
      roles: ['privacy_officer'],
      action: 'POST /v1/office/requests/:id/answer',
      on: {},
      reason: null,
      before: null,
      after: null,
      status: null,
      ...change,
    }
  }
}

export type FreshStaff = () => Promise<StaffFixture>
