/** A new site, with settings that a careful shop would choose. */
import { multiplyRational, rational, rhoForEpsilon } from '@discreet/privacy'
import { DiscreetError } from '@discreet/protocol'
import type { Cryptography, Site, SiteSettings, Store } from './ports.ts'
import { newWriteKey } from './write-keys.ts'

export interface NewSite {
  readonly id: string
  readonly name: string
  /** Per period, at δ. Default 1. */
  readonly epsilon?: number
  /** Releases of that size that a year may hold. Default 52. */
  readonly periodsPerYear?: number
  readonly settings?: Partial<SiteSettings>
}

const delta = 1e-6

export function siteSettings({
  epsilon = 1,
  periodsPerYear = 52,
  settings,
}: NewSite): SiteSettings {
  if (!Number.isInteger(periodsPerYear) || periodsPerYear < 1) {
    throw new DiscreetError('parameter_invalid', 'periodsPerYear must be a whole number above 0')
  }
  const rhoPerPeriod = rhoForEpsilon(epsilon, settings?.delta ?? delta)
  return {
    periodDays: 7,
    rhoPerPeriod,
    rhoPerYear: multiplyRational(rhoPerPeriod, rational(BigInt(periodsPerYear))),
    delta,
    contributeCategories: ['contribute'],
    contributionEvents: ['Order Completed'],
    ...settings,
  }
}

/** Returns the write key, which is not stored and cannot be shown again. */
export async function createSite(
  store: Store,
  cryptography: Cryptography,
  site: NewSite,
): Promise<{ readonly site: Site; readonly writeKey: string }> {
  const created: Site = { id: site.id, name: site.name, settings: siteSettings(site) }
  const writeKey = newWriteKey(cryptography)
  await store.createSite(created, cryptography.sha256(writeKey))
  return { site: created, writeKey }
}
