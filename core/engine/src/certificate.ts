/**
 * What is signed when somebody was erased: what was done where, what a second look found, and what
 * stays and why. It names nobody.
 */
import type { ErasureCertificate, RightsRequest } from '@discreet/rights'
import { erasureStores } from '@discreet/rights'
import type { Found, Hold, Outgoing } from './rights-ports.ts'
import type { RightsSetup } from './rights-setup.ts'

/** What stays of everybody who is erased. */
const stays: readonly string[] = [
  'Released sums about the crowd and the model made of them: differentially private, about nobody.',
  'The ledger of the privacy budget and the hashes in the transparency log: they name nobody.',
  'Records of consent and of requests, without whose they were (GDPR 5(2) and 7(1)).',
  'A keyed hash for recognising the person in a backup that is put back; it is for nothing else.',
  'A request by mail whose link nobody has opened is nobody’s yet: sealed, and gone in two weeks.',
  'Sealed bytes in free pages of the database until it is next cleaned, within a day; the key of a ' +
    'profile is destroyed.',
]

/** Of a processor that is told of an erasure (GDPR 19). */
const told: Readonly<Record<Outgoing['state'], string>> = {
  waiting: 'being told, not confirmed yet',
  sent: 'told, not confirmed yet',
  acknowledged: 'told and confirmed',
  failed: 'could not be reached',
}

function toldOf({ state, trouble }: Outgoing): string {
  return trouble === 'identity unknown'
    ? 'not told: it knows people by something we do not have'
    : told[state]
}

export function holdText({ fields, reason, until }: Hold): string {
  const end = new Date(until).toISOString().slice(0, 10)
  return `Kept and not used until ${end}: ${fields.join(', ')}. Why: ${reason}`
}

/** Of one that is over every store; whether it may be signed is for whoever calls. */
export async function certificateOf(
  setup: RightsSetup,
  request: RightsRequest,
  found: Found,
  holds: readonly Hold[],
): Promise<ErasureCertificate> {
  const { requests, outbox } = setup.store.rights
  const [receipt] = await requests.events(request.id)
  const outgoing = await outbox.ofRequest(request.id)
  return {
    schema: 'https://discreet.example/erasure/1',
    site: request.site,
    request: request.id,
    receivedAt: request.receivedAt,
    erasedAt: setup.now(),
    stores: request.stores,
    rescan: erasureStores.map((store) => ({ store, rows: found[store] })),
    exceptions: [...holds.map(holdText), ...stays],
    recipients: outgoing
      .filter(({ kind }) => kind === 'webhook')
      .map((one) => ({ name: one.recipient, state: toldOf(one) })),
    logIndex: receipt?.logIndex ?? 0,
  }
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** base64url (RFC 4648 § 5) of UTF-8. */
function decoded(text: string): string {
  let [bits, held, percent] = [0, 0, '']
  for (const letter of text) {
    held = ((held << 6) | letters.indexOf(letter)) & 0xffff
    bits += 6
    if (bits < 8) continue
    bits -= 8
    percent += `%${((held >> bits) & 0xff).toString(16).padStart(2, '0')}`
  }
  return decodeURIComponent(percent)
}

/** Of a certificate that was signed here and kept; the signature is for whoever got it to check. */
export function readCertificate(jws: string): ErasureCertificate {
  return JSON.parse(decoded(jws.split('.')[1] ?? '')) as ErasureCertificate
}
