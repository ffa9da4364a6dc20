/**
 * What whoever runs a site says about it: checked here, whether it comes from a command or from the
 * console. What is not said stays as it is.
 */
import type { Refusal } from '@discreet/protocol'
import { isFields, isText, refuse } from '@discreet/protocol'
import type { SiteIdentity, SiteSettings } from './ports.ts'

/** `null`: it is taken out. */
export interface SettingsChange {
  /** ISO 3166. */
  readonly place?: string | null
  readonly placeHeader?: string | null
  readonly audience?: 'general' | 'children'
  /** `iss` of the site's own tokens, and the keys to check them with: themselves, or their address. */
  readonly issuer?: string
  readonly jwks?: unknown
  readonly jwksUrl?: string
  readonly contributeCategories?: readonly string[]
  readonly contributionEvents?: readonly string[]
  readonly contributePeriodsPerYear?: number
}

type ChangedSettings = { readonly ok: true; readonly settings: SiteSettings } | Refusal

const mostNames = 20
const longestName = 200
/** A year has no more days than this, and a period no fewer than one. */
const mostPeriodsPerYear = 365

function wrong(field: keyof SettingsChange, reason: string, expected: string): Refusal {
  return refuse('field_invalid', reason, { field: `/${field}`, expected })
}

function placeRefusal({ place, placeHeader }: SettingsChange): Refusal | undefined {
  if (place != null && !/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/.test(place)) {
    return wrong('place', 'the place has an unexpected form', 'ISO 3166, for example DE or US-CA')
  }
  // RFC 9110 § 5.1.
  if (placeHeader != null && !/^[\w!#$%&'*+.^`|~-]{1,64}$/.test(placeHeader)) {
    const expected = 'the name of a request header, for example X-Place'
    return wrong('placeHeader', 'this is no name of a header', expected)
  }
  return undefined
}

function namesRefusal(change: SettingsChange): Refusal | undefined {
  for (const field of ['contributeCategories', 'contributionEvents'] as const) {
    const names = change[field]
    if (names === undefined) continue
    const fits = names.length > 0 && names.length <= mostNames
    if (fits && names.every((name) => isText(name, longestName))) continue
    const expected = `1 to ${mostNames} names of at most ${longestName} characters`
    return wrong(field, 'the names have an unexpected form', expected)
  }
  return undefined
}

function periodsRefusal({
  contributePeriodsPerYear: periods,
}: SettingsChange): Refusal | undefined {
  if (periods === undefined) return undefined
  if (Number.isInteger(periods) && periods >= 0 && periods <= mostPeriodsPerYear) return undefined
  const expected = `a whole number from 0 (devices do not contribute) to ${mostPeriodsPerYear}`
  return wrong('contributePeriodsPerYear', 'the number of periods is out of range', expected)
}

function isSecret(key: unknown): boolean {
  return !isFields(key) || key['kty'] === 'oct' || key['d'] !== undefined
}

type Keys = Pick<SiteIdentity, 'jwks' | 'jwksUrl'>

/** Whoever holds the private halves can sign in as anybody, so keys do not come over the network in clear. */
function keysOf({ jwks, jwksUrl }: SettingsChange): Keys | Refusal | undefined {
  if (jwksUrl !== undefined) {
    const safe = /^(https:\/\/[^\s/]|http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?\/)\S*$/
    if (safe.test(jwksUrl)) return { jwksUrl }
    const expected = 'an address that begins with https://, or http:// on this machine'
    return wrong('jwksUrl', 'keys would come in clear', expected)
  }
  if (jwks === undefined) return undefined
  const keys = isFields(jwks) ? jwks['keys'] : undefined
  if (Array.isArray(keys) && keys.length > 0 && !keys.some(isSecret)) {
    return { jwks: { keys: keys as Readonly<Record<string, unknown>>[] } }
  }
  return wrong(
    'jwks',
    'the key set does not hold public keys only',
    '{"keys": […]} with public keys (RFC 7517); private ones stay with the site',
  )
}

function identityOf(
  change: SettingsChange,
  before: SiteIdentity | undefined,
): SiteIdentity | Refusal | undefined {
  const { issuer } = change
  const keys = keysOf(change)
  if (keys !== undefined && 'ok' in keys) return keys
  if (issuer !== undefined && !isText(issuer, longestName)) {
    return wrong('issuer', 'the issuer has an unexpected form', 'the iss of the tokens')
  }
  if (issuer === undefined && keys === undefined) return before
  const named = issuer ?? before?.issuer
  if (named === undefined) {
    return wrong('issuer', 'keys need an issuer', 'the iss of the tokens')
  }
  return keys === undefined ? { ...before, issuer: named } : { issuer: named, ...keys }
}

/** Refuses with `field_invalid`; the field is the name of what is wrong, as a JSON pointer. */
export function changedSettings(before: SiteSettings, change: SettingsChange): ChangedSettings {
  const refused = placeRefusal(change) ?? namesRefusal(change) ?? periodsRefusal(change)
  if (refused !== undefined) return refused
  const identity = identityOf(change, before.identity)
  if (identity !== undefined && 'ok' in identity) return identity
  const { place: _, placeHeader: __, ...others } = before
  const place = change.place === undefined ? before.place : change.place
  const header = change.placeHeader === undefined ? before.placeHeader : change.placeHeader
  const { audience, contributeCategories, contributionEvents, contributePeriodsPerYear } = change
  return {
    ok: true,
    settings: {
      ...others,
      ...(place == null ? {} : { place }),
      ...(header == null ? {} : { placeHeader: header }),
      ...(audience === undefined ? {} : { audience }),
      ...(contributeCategories === undefined ? {} : { contributeCategories }),
      ...(contributionEvents === undefined ? {} : { contributionEvents }),
      ...(contributePeriodsPerYear === undefined ? {} : { contributePeriodsPerYear }),
      ...(identity === undefined ? {} : { identity }),
    },
  }
}
