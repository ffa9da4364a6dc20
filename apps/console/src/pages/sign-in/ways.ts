/** The ways to sign in of this site, and what each asks of the server and of the device. */
import type { Role } from '@discreet/staff'
import {
  browserSupportsWebAuthn,
  startAuthentication,
  startRegistration,
  WebAuthnError,
} from '@simplewebauthn/browser'
import type { Api } from '../../api.ts'
import { Problem } from '../../problem.ts'
import type { Trouble } from './words.ts'

export interface DemoPerson {
  readonly id: string
  readonly name: string
  readonly roles: readonly Role[]
}

export interface Ways {
  readonly name: string
  readonly provider: { readonly issuer: string } | null
  readonly passkey: boolean
  readonly demo: readonly DemoPerson[]
  /** Nobody can let anybody in yet: the link in the terminal does. */
  readonly nobody: boolean
}

export function waysOf(api: Api): Promise<Ways> {
  return api.get<Ways>('staff/ways')
}

/** The browser goes to the provider's page, and comes back to the console. */
export async function byProvider(api: Api): Promise<void> {
  const { url } = await api.send<{ readonly url: string }>('POST', 'staff/sign-in/provider')
  location.assign(url)
}

export async function byPasskey(api: Api): Promise<void> {
  const { options } = await api.send<{
    readonly options: Parameters<typeof startAuthentication>[0]['optionsJSON']
  }>('POST', 'staff/sign-in/passkey/begin')
  const response = await startAuthentication({ optionsJSON: options })
  await api.send('POST', 'staff/sign-in/passkey/finish', { body: { response } })
}

export async function asDemo(api: Api, { id }: DemoPerson): Promise<void> {
  await api.send('POST', 'staff/sign-in/demo', { body: { member: id } })
}

/** `secret`: of the link. */
export async function join(api: Api, secret: string, name: string): Promise<void> {
  const { options } = await api.send<{
    readonly options: Parameters<typeof startRegistration>[0]['optionsJSON']
  }>('POST', 'staff/join/begin', { body: { secret, name } })
  const response = await startRegistration({ optionsJSON: options })
  await api.send('POST', 'staff/join/finish', { body: { secret, response } })
}

/** An address in numbers is no name that a passkey could be bound to (WebAuthn § 5.1.2, RP ID). */
const inNumbers = (host: string): boolean => /^[\d.]+$|:/.test(host)

/** Why passkeys do not work here at all. */
export function passkeyTrouble(): Trouble | undefined {
  if (inNumbers(location.hostname)) return 'notAtAnAddress'
  return browserSupportsWebAuthn() ? undefined : 'noPasskeys'
}

/** Where this page is at a name: of the machine itself that is `localhost`. */
export function namedAddress(): string {
  const own = location.hostname === '127.0.0.1' || location.hostname === '[::1]'
  const host = own ? 'localhost' : '…'
  return `${location.protocol}//${host}${location.port === '' ? '' : `:${location.port}`}/console/`
}

const ofDevice: Readonly<Record<string, Trouble>> = {
  ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED: 'known',
  ERROR_INVALID_DOMAIN: 'notAtAnAddress',
  ERROR_INVALID_RP_ID: 'notAtAnAddress',
  ERROR_AUTHENTICATOR_NO_SUPPORTED_PUBKEYCREDPARAMS_ALG: 'noPasskeys',
  ERROR_AUTHENTICATOR_MISSING_USER_VERIFICATION_SUPPORT: 'noPasskeys',
  ERROR_AUTHENTICATOR_MISSING_DISCOVERABLE_CREDENTIAL_SUPPORT: 'noPasskeys',
}

const ofServer: Readonly<Record<string, Trouble>> = {
  token_invalid: 'linkOver',
  session_invalid: 'unknownPasskey',
  rate_limited: 'tooOften',
  identity_unavailable: 'providerAway',
}

/** undefined: what went wrong is none of those; a `Problem` says it itself. */
export function troubleOf(error: unknown): Trouble | undefined {
  if (error instanceof Problem) return ofServer[error.code]
  if (error instanceof WebAuthnError && error.code in ofDevice) return ofDevice[error.code]
  const cancelled = ['NotAllowedError', 'AbortError']
  return error instanceof Error && cancelled.includes(error.name) ? 'cancelled' : undefined
}

/** Why the provider's page sent the browser back with nothing: in the address, which loses it here. */
export function takeReturned(): Trouble | undefined {
  const search = new URLSearchParams(location.search)
  const code = search.get('problem')
  if (code === null) return undefined
  search.delete('problem')
  const rest = search.size === 0 ? '' : `?${search}`
  history.replaceState(null, '', `${location.pathname}${rest}`)
  if (code === 'rate_limited' || code === 'identity_unavailable') return ofServer[code]
  return 'notBack'
}
