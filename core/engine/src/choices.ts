/**
 * What a person chose and what it leads to (changing it: choose.ts). Every read goes through a
 * decision and the permit minted from it.
 */
import type {
  ControllerFacts,
  Decision,
  LawPack,
  Notice,
  Permit,
  PersonState,
  Proof,
  Purpose,
} from '@discreet/policy'
import {
  decide,
  mintPermit,
  mintRightsPermit,
  noticeFor,
  packFor,
  unknownPerson,
  widened,
} from '@discreet/policy'
import { DiscreetError } from '@discreet/protocol'
import type { ConsentRecord, StoredPerson, Vault } from './people-ports.ts'
import type { Cryptography, SiteStore } from './ports.ts'
import type { Pseudonym } from './pseudonym.ts'

export interface PeopleSetup {
  readonly store: SiteStore
  readonly vault: Vault
  readonly cryptography: Cryptography
  readonly packs: readonly LawPack[]
  /** Epoch milliseconds. */
  readonly now: () => number
}

/** Who asks, as far as it is known: verified token, headers, the site's configuration. */
export interface Visitor {
  /** Of somebody who is signed in. */
  readonly subject?: Pseudonym
  /** When that was shown, epoch milliseconds: after an erasure it shows nothing any more. */
  readonly shownAt?: number
  /** Their address, keyed, as the site vouches for it. */
  readonly contact?: Pseudonym
  readonly gpc: boolean
  /** ISO 3166; missing: the strictest pack. */
  readonly place?: string
  /** Years, as the site vouches for it. */
  readonly age?: number
  readonly guardianAgreed?: boolean
}

export interface Standing {
  readonly person: StoredPerson | undefined
  readonly state: PersonState
  readonly pack: LawPack
  readonly decision: Decision
}

const dayMilliseconds = 86_400_000
const nobodyYet: ControllerFacts = {
  controller: '',
  contact: '',
  officer: '',
  recipients: [],
  transfers: [],
}

function audienceOf({ store }: PeopleSetup): 'general' | 'children' {
  return store.site.settings.audience ?? 'general'
}

export function placeOf(
  { store }: PeopleSetup,
  visitor: Visitor,
  kept?: string | null,
): string | undefined {
  return visitor.place ?? store.site.settings.place ?? kept ?? undefined
}

export function noticeOf({ store }: PeopleSetup, pack: LawPack, locale: string): Notice {
  const { controller = nobodyYet, noticeAddition } = store.site.settings
  return noticeFor(controller, pack, locale, noticeAddition)
}

export function decideFor(
  setup: PeopleSetup,
  visitor: Visitor,
  state: PersonState,
  pack: LawPack,
): Decision {
  const request = {
    signedIn: visitor.subject !== undefined,
    gpc: visitor.gpc,
    audience: audienceOf(setup),
  }
  return decide(request, state, pack, setup.now())
}

/** Throws `not_permitted`. */
export function permitFor(
  { store, vault, now }: PeopleSetup,
  subject: Pseudonym,
  purposes: readonly Purpose[],
  decision: Decision,
): Permit {
  const who = { site: store.site.id, subject }
  const minted = mintPermit(who, purposes, decision, now(), vault.sealPermit)
  if (minted.ok) return minted.permit
  throw new DiscreetError(minted.code, minted.reason, minted.details)
}

/** Keeping and reading a choice needs nothing but that the person is signed in. */
export function choicesPermit(setup: PeopleSetup, subject: Pseudonym): Permit {
  const signedIn: Visitor = { subject, gpc: false }
  const pack = packFor(setup.packs, undefined)
  return permitFor(setup, subject, ['choices'], decideFor(setup, signedIn, unknownPerson, pack))
}

/** For what the person's own rights ask for, whatever they chose. */
export function rightsPermit(
  { store, vault, now }: Pick<PeopleSetup, 'store' | 'vault' | 'now'>,
  subject: Pseudonym,
  proof: Proof,
): Permit {
  return mintRightsPermit({ site: store.site.id, subject }, proof, now(), vault.sealPermit)
}

/** Who an account is in a period, from its key: contributions of somebody signed in are under it. */
export function pseudonymIn(
  { cryptography }: Pick<PeopleSetup, 'cryptography'>,
  subject: Pseudonym,
): (periodKey: Uint8Array) => Pseudonym {
  return (periodKey) => cryptography.pseudonym(periodKey, 'person', subject)
}

export function withVisitor(state: PersonState, { age, guardianAgreed }: Visitor): PersonState {
  return {
    ...state,
    age: age ?? state.age,
    guardianAgreed: guardianAgreed ?? state.guardianAgreed,
  }
}

/** What would hold for somebody without an account who says yes to helping the crowd just now. */
export function decisionToContribute(
  setup: PeopleSetup,
  visitor: Omit<Visitor, 'subject'>,
): Decision {
  const pack = packFor(setup.packs, placeOf(setup, visitor))
  const agreed = { ...unknownPerson, contribute: true, chosenAt: setup.now() }
  return decideFor(setup, visitor, withVisitor(agreed, visitor), pack)
}

export async function standingOf(setup: PeopleSetup, visitor: Visitor): Promise<Standing> {
  const { subject } = visitor
  const person =
    subject === undefined ? undefined : await setup.store.people.read(choicesPermit(setup, subject))
  return standingWith(setup, visitor, person)
}

/** The same from what was read already. */
export function standingWith(
  setup: PeopleSetup,
  visitor: Visitor,
  person: StoredPerson | undefined,
): Standing {
  const pack = packFor(setup.packs, placeOf(setup, visitor, person?.place))
  const state = withVisitor(person?.state ?? unknownPerson, visitor)
  return {
    person,
    state,
    pack,
    decision: decideFor(setup, visitor, state, pack),
  }
}

/** When nothing may be kept any more unless the person shows up or chooses again. */
export function expiryOf(state: PersonState, pack: LawPack): number | null {
  const { chosenAt, seenAt } = state
  if (chosenAt === null) return null
  const seen = Math.max(chosenAt, seenAt ?? chosenAt)
  const ends = [
    pack.consentDays === null ? null : chosenAt + pack.consentDays * dayMilliseconds,
    pack.inactiveDays === null ? null : seen + pack.inactiveDays * dayMilliseconds,
  ].filter((end) => end !== null)
  return ends.length === 0 ? null : Math.min(...ends)
}

/** The person's own records, oldest first. */
export function recordsOf(
  setup: PeopleSetup,
  subject: Pseudonym,
): Promise<readonly ConsentRecord[]> {
  return setup.store.people.records(choicesPermit(setup, subject))
}

/** The notice says more about data now than when the person chose; only then may one ask again. */
export async function widenedSince(
  setup: PeopleSetup,
  { person, pack }: Standing,
): Promise<boolean> {
  if (person === undefined) return false
  const shown = await setup.store.notice(person.notice)
  // Without the old words there is nothing to show that the choice still covers the new ones.
  if (shown === undefined) return true
  const { material } = JSON.parse(shown.text) as Pick<Notice, 'material'>
  return widened(material, noticeOf(setup, pack, 'en').material).length > 0
}
