/** Signals that come with a request, read exactly as their specifications say. */

/**
 * Global Privacy Control, header: only the value `1` counts, surrounding white space aside
 * (RFC 9110 § 5.5); of several headers one is enough. Anything else is as if it were not there.
 */
export function gpcFromHeader(value: string | readonly string[] | undefined): boolean {
  const values = value === undefined || typeof value === 'string' ? [value] : value
  return values.some((one) => one !== undefined && one.replace(/^[ \t]+|[ \t]+$/g, '') === '1')
}

/** Global Privacy Control, `navigator.globalPrivacyControl`: only `true` counts. */
export function gpcFromProperty(value: unknown): boolean {
  return value === true
}

/** What `/.well-known/gpc.json` says. `lastUpdate`: YYYY-MM-DD. */
export function gpcSupport(lastUpdate: string): {
  readonly gpc: true
  readonly lastUpdate: string
} {
  return { gpc: true, lastUpdate }
}

/** Google Consent Mode's signals, for a level: everything about advertising is denied, always. */
export function googleConsentMode(
  level: 0 | 1 | 2 | 3,
): Readonly<Record<string, 'granted' | 'denied'>> {
  return {
    ad_storage: 'denied',
    ad_user_data: 'denied',
    ad_personalization: 'denied',
    analytics_storage: 'denied',
    functionality_storage: level >= 2 ? 'granted' : 'denied',
    personalization_storage: level >= 2 ? 'granted' : 'denied',
    security_storage: 'granted',
  }
}
