/**
 * Showing that an e-mail address is one's own: a link that works once and for an hour. It goes to
 * whatever address was given, so that nobody but its owner learns whether anything is held about it.
 * Of the link only its SHA-256 is kept, of the address only a keyed code, for a day.
 */
import { refuse } from '@discreet/protocol'
import type { RightsRequest } from '@discreet/rights'
import type { Fulfilled } from './fulfil.ts'
import { fulfil } from './fulfil.ts'
import type { PersonMail } from './mail-person.ts'
import { mailPerson } from './mail-person.ts'
import { moveRequest } from './move-request.ts'
import type { RightsSetup } from './rights-setup.ts'

const linkMinutes = 60
const dayMilliseconds = 86_400_000
const mostLinksADay = 3

export type Letter = Omit<PersonMail, 'to'>

/** Only for looking what a link would do; beside the one that does it, so that looking costs nothing. */
function lookHash({ cryptography }: RightsSetup, token: string): string {
  return cryptography.sha256(`look ${token}`)
}

/** Notes one more link for the address; false when there were enough in 24 hours. */
async function mayMail(setup: RightsSetup, email: string): Promise<boolean> {
  const { store, vault } = setup
  const { requests } = store.rights
  const now = setup.now()
  const contact = vault.contact(store.site.id, email)
  const recent = (): Promise<number> => requests.recentOf(contact, now - dayMilliseconds)
  if ((await recent()) >= mostLinksADay) return false
  await requests.noteContact(contact, now)
  // Of many at once none may be one too many.
  return (await recent()) <= mostLinksADay
}

/** `letter`: of a link with this token, which works for so many minutes. Says nothing about whether a mail went out. */
export async function sendConfirmation(
  setup: RightsSetup,
  request: RightsRequest,
  email: string,
  letter: (token: string, minutes: number) => Letter,
): Promise<void> {
  if (!(await mayMail(setup, email))) return
  const { cryptography, store } = setup
  const token = cryptography.sha256(cryptography.newKey())
  const link = { request: request.id, expiresAt: setup.now() + linkMinutes * 60_000 }
  const { requests } = store.rights
  await requests.addSecret({ ...link, sha256: cryptography.sha256(token), use: 'confirm' })
  await requests.addSecret({ ...link, sha256: lookHash(setup, token), use: 'status' })
  await mailPerson(setup, request, { to: email, ...letter(token, linkMinutes) })
}

/** What a link would do; it still works afterwards. undefined: it does not, or never did. */
export async function lookAtLink(
  setup: RightsSetup,
  token: string,
): Promise<RightsRequest | undefined> {
  const { requests } = setup.store.rights
  const id = await requests.useSecret(lookHash(setup, token), 'status', setup.now())
  const request = id === undefined ? undefined : await requests.find(id)
  return request?.state === 'need_verification' ? request : undefined
}

/** Refuses with `token_invalid` when the link was used, has run out, or is none of ours. */
export async function confirmRequest(setup: RightsSetup, token: string): Promise<Fulfilled> {
  const { store, cryptography } = setup
  const sha256 = cryptography.sha256(token)
  const id = await store.rights.requests.useSecret(sha256, 'confirm', setup.now())
  if (id !== undefined) return proveRequest(setup, id, 'email')
  return refuse('token_invalid', 'this link was used already or has run out', {
    expected: 'a link of the last hour; ask once more for a new one',
  })
}

/**
 * It is shown who asks, so what they ask for is done as far as it can be. Refuses with `request_state`,
 * and with what keeps it from being done.
 */
export async function proveRequest(
  setup: RightsSetup,
  id: string,
  proof: 'email' | 'agent' | 'receipt',
): Promise<Fulfilled> {
  const current = await setup.store.rights.requests.find(id)
  if (current?.state === 'need_verification') {
    const by = proof === 'agent' ? 'agent' : 'person'
    const moved = await moveRequest(setup, id, by, { act: 'move', to: 'verified' })
    if (!moved.ok) return moved
  }
  return fulfil(setup, id, proof)
}
