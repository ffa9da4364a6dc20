/**
 * Passkeys (WebAuthn Level 3): registering one, and signing in with one without saying a name first. Who
 * holds it must be verified there (PIN, finger, face). Where it was made does not matter: no attestation.
 */
import { createHash } from 'node:crypto'
import type { Passkey, PasskeyCeremony } from '@discreet/engine'
import { DiscreetError } from '@discreet/protocol'
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { decodeAttestationObject, isoBase64URL } from '@simplewebauthn/server/helpers'

export interface PasskeyOptions {
  /** The host of the site, or a domain above it; `localhost` is one, an IP address is none (§ 5.1.2). */
  readonly rpId: string
  readonly rpName: string
  /** As browsers write it: scheme, host, and a port that is not the usual one. */
  readonly origin: string
}

const timeoutMilliseconds = 300_000
/** COSE: EdDSA, ES256, RS256. */
const algorithms = [-8, -7, -257]

/** § 5.4.3: at most 64 bytes, and nothing in it that says who it is. */
function userHandle(member: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(member).digest())
}

function challengeIn(facts: string): string {
  const { challenge } = JSON.parse(facts) as { readonly challenge?: unknown }
  if (typeof challenge !== 'string' || challenge === '') throw new Error('no challenge was kept')
  return challenge
}

function credentialIn<T extends { readonly id: string; readonly response: object }>(
  response: unknown,
): T {
  const { id, response: signed } = (response ?? {}) as { id?: unknown; response?: unknown }
  if (typeof id !== 'string' || typeof signed !== 'object' || signed === null) {
    throw new Error('not a credential')
  }
  // The library checks each part where it reads it, and whatever it throws is a refusal.
  return response as T
}

/** A certificate would be followed to lists on addresses that whoever sent it chose. */
function refuseCertificates({ response }: RegistrationResponseJSON): void {
  const object = decodeAttestationObject(isoBase64URL.toBuffer(response.attestationObject))
  const own = object.get('fmt') === 'none' || object.get('fmt') === 'packed'
  if (!own || object.get('attStmt').get('x5c') !== undefined) throw new Error('an attestation')
}

async function orRefused<T>(work: () => Promise<T | undefined>): Promise<T> {
  const done = await work().catch(() => undefined)
  if (done !== undefined) return done
  throw new DiscreetError('signature_invalid', 'the passkey does not prove who this is', {
    expected: 'a passkey that was registered here, used for this very question',
  })
}

function register(
  { rpId, origin }: PasskeyOptions,
  facts: string,
  response: unknown,
  at: number,
): Promise<Omit<Passkey, 'member'>> {
  return orRefused(async () => {
    const credential = credentialIn<RegistrationResponseJSON>(response)
    refuseCertificates(credential)
    const { registrationInfo: made } = await verifyRegistrationResponse({
      response: credential,
      expectedChallenge: challengeIn(facts),
      expectedOrigin: origin,
      expectedRPID: rpId,
      supportedAlgorithmIDs: algorithms,
    })
    if (made === undefined) return undefined
    const { id, publicKey, counter, transports = [] } = made.credential
    const known = transports.filter((one) => typeof one === 'string' && one.length < 32).slice(0, 8)
    return { credential: id, publicKey, counter, transports: known, addedAt: at }
  })
}

async function signIn(
  { rpId, origin }: PasskeyOptions,
  facts: string,
  response: unknown,
  find: (credential: string) => Promise<Passkey | undefined>,
): Promise<{ readonly passkey: Passkey; readonly counter: number }> {
  const credential = await orRefused(async () => credentialIn<AuthenticationResponseJSON>(response))
  // Not among what is refused: a store that fails is no forged passkey.
  const passkey = await find(credential.id)
  return orRefused(async () => {
    if (passkey === undefined) return undefined
    // § 7.2 step 6: nobody said a name, so the authenticator has to say whose it is.
    const owner = isoBase64URL.fromBuffer(userHandle(passkey.member))
    if (credential.response.userHandle !== owner) return undefined
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: credential,
      expectedChallenge: challengeIn(facts),
      expectedOrigin: origin,
      expectedRPID: rpId,
      credential: {
        id: passkey.credential,
        publicKey: new Uint8Array(passkey.publicKey),
        counter: passkey.counter,
      },
    })
    return verified ? { passkey, counter: authenticationInfo.newCounter } : undefined
  })
}

export function passkeys(options: PasskeyOptions): PasskeyCeremony {
  const { rpId, rpName } = options
  return {
    async beginRegistration(member, known) {
      const asked = await generateRegistrationOptions({
        rpName,
        rpID: rpId,
        userName: member.name,
        userDisplayName: member.name,
        userID: userHandle(member.id),
        timeout: timeoutMilliseconds,
        attestationType: 'none',
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        supportedAlgorithmIDs: algorithms,
        excludeCredentials: known.map(({ credential, transports }) => ({
          id: credential,
          transports: [...transports],
        })),
      })
      return { options: asked, facts: JSON.stringify({ challenge: asked.challenge }) }
    },
    finishRegistration: (facts, response, at) => register(options, facts, response, at),
    async beginSignIn() {
      const asked = await generateAuthenticationOptions({
        rpID: rpId,
        timeout: timeoutMilliseconds,
        userVerification: 'required',
      })
      return { options: asked, facts: JSON.stringify({ challenge: asked.challenge }) }
    },
    finishSignIn: (facts, response, find) => signIn(options, facts, response, find),
  }
}
