/**
 * One person is looked up by somebody of the staff, for a reason that this person can read, and may be
 * seen by them for a quarter of an hour. There is no list of people, and whoever is not found is not found
 * in the same way, however they were looked for.
 *
 * What shows that it may be is sealed and handed out instead of being kept in a table: a table of who looks
 * at whom would be one more thing about people that has to be erased. What it says is encrypted under a
 * key of its own, as requests are, so that the browser that carries it learns nothing from it.
 */
import type { FieldId } from '@discreet/policy'
import type { Refusal } from '@discreet/protocol'
import { refuse } from '@discreet/protocol'
import { freshId } from './move-request.ts'
import { subjectOfRequest } from './open-request.ts'
import type { WrappedKey } from './people-ports.ts'
import type { Pseudonym } from './pseudonym.ts'
import type { RequestPerson } from './rights-ports.ts'
import type { RightsSetup } from './rights-setup.ts'
import { noteStaffAccess } from './staff-access.ts'
import type { Acting } from './staff-setup.ts'

const personAccessMilliseconds = 900_000

export const identifierKinds = ['id', 'email', 'request', 'record'] as const

/** The site's own id of the person, an address, the id of a request, or of a consent record (a receipt). */
export interface PersonIdentifier {
  readonly by: (typeof identifierKinds)[number]
  readonly value: string
}

/** Who may use it and nobody else. */
interface Holder {
  /** Id of the member. */
  readonly member: string
  /** Of the session; null: by a key. */
  readonly session: string | null
}

export interface PersonAccess extends Holder {
  readonly id: string
  readonly site: string
  readonly subject: Pseudonym
  /** Id of the request that it is for; null: for none. */
  readonly request: string | null
  /** What processors know the person by, where it was what they were found by. */
  readonly known: Pick<RequestPerson, 'person' | 'email'>
  /** Epoch milliseconds. */
  readonly until: number
}

export interface SealedAccess {
  readonly id: string
  readonly key: WrappedKey
  readonly sealed: Uint8Array
}

/** What `personSeen` opens. */
const seenFields: readonly FieldId[] = [
  'account.choices',
  'account.consentRecords',
  'account.contact',
  'account.accessLog',
  'account.requests',
  'account.purchases',
  'account.views',
  'account.preferences',
  'account.ageBand',
  'account.offersAddress',
  'crowd.contribution',
]

async function subjectOf(
  setup: RightsSetup,
  { by, value }: PersonIdentifier,
): Promise<Pseudonym | undefined> {
  const { store, vault } = setup
  const { requests, erasure } = store.rights
  switch (by) {
    case 'id':
      return vault.subject(store.site.id, value)
    case 'email': {
      const [subject, another] = await erasure.byContact(vault.contact(store.site.id, value))
      // Of several nobody can say which is meant.
      return another === undefined ? subject : undefined
    }
    case 'request': {
      const request = await requests.find(value)
      const subject = request && (await subjectOfRequest(setup, request))
      return typeof subject === 'string' ? subject : undefined
    }
    case 'record':
      return erasure.byRecord(value)
  }
}

function knownBy({ by, value }: PersonIdentifier): PersonAccess['known'] {
  if (by === 'id') return { person: value }
  return by === 'email' ? { email: value.trim() } : {}
}

interface Looking {
  readonly identifier: PersonIdentifier
  /** For the person, in their access log. */
  readonly reason: string
  /** Id of the request that it is for. */
  readonly request: string | null
}

/** undefined: nobody was found. Otherwise it is noted already, before anything is opened. */
export async function lookUpPerson(
  setup: RightsSetup,
  { member, session }: { readonly member: Acting['member']; readonly session: string | null },
  { identifier, reason, request }: Looking,
): Promise<{ readonly sealed: SealedAccess; readonly until: number } | undefined> {
  const subject = await subjectOf(setup, identifier)
  if (subject === undefined) return undefined
  const [known] = await setup.store.people.known([subject])
  if (known === undefined) return undefined
  const actor = `staff ${member.name}`
  await noteStaffAccess(setup, { subject, actor, reason, fields: seenFields, request })
  const access: PersonAccess = {
    id: freshId(setup),
    site: setup.store.site.id,
    subject,
    member: member.id,
    session,
    request,
    known: knownBy(identifier),
    until: setup.now() + personAccessMilliseconds,
  }
  const key = await setup.vault.newKey(access.id)
  const opened = await setup.vault.unwrap(key, access.id)
  const sealed = { id: access.id, key, sealed: opened.seal(access, access.id) }
  return { sealed, until: access.until }
}

function endMark({ cryptography }: RightsSetup, id: string): string {
  return cryptography.sha256(`person access ${id}`)
}

function over(): Refusal {
  return refuse('permit_invalid', 'this access to a person is over, or somebody else has it', {
    expected: 'that they are looked up again, with a reason',
  })
}

async function unsealed(
  { vault }: RightsSetup,
  { id, key, sealed }: SealedAccess,
): Promise<PersonAccess | undefined> {
  try {
    return (await vault.unwrap(key, id)).open(sealed, id) as PersonAccess
  } catch {
    return undefined
  }
}

/** Refuses with `permit_invalid`, in the same words whatever it is that does not hold. */
export async function readAccess(
  setup: RightsSetup,
  { member, session }: Holder,
  given: SealedAccess,
): Promise<{ readonly ok: true; readonly access: PersonAccess } | Refusal> {
  const access = await unsealed(setup, given)
  if (access === undefined || access.site !== setup.store.site.id) return over()
  const theirs = access.member === member && access.session === session
  if (!theirs || setup.now() >= access.until) return over()
  const ended = await setup.store.rights.requests.isSpent(endMark(setup, access.id))
  return ended ? over() : { ok: true, access }
}

/** At once, and at every process. */
export async function endAccess(setup: RightsSetup, { id, until }: PersonAccess): Promise<void> {
  await setup.store.rights.requests.spend(endMark(setup, id), until)
}
