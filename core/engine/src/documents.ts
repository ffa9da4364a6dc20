/**
 * The documents that the law asks for, generated from what the code keeps and how the site is set up:
 * the record of processing (GDPR 30) and the assessment of risks (35). The same site gives the same
 * text, so a hash says what was approved.
 */
import type { LawPack } from '@discreet/policy'
import { packFor } from '@discreet/policy'
import { multiplyRational, rational, zcdpEpsilon } from '@discreet/privacy'
import type { AssessmentFacts, Document } from '@discreet/rights'
import { assessmentDocument, processingDocument } from '@discreet/rights'
import { contributePeriods } from './events-period.ts'
import type { Site } from './ports.ts'

export type DocumentKind = Document['kind']

/** Up: a document promises no less than what is spent. */
const twoDigits = (value: number): number => Math.ceil(value * 100) / 100

/** What somebody gives who helps in as many periods as one device may. */
function crowdOf({ settings }: Pick<Site, 'settings'>): AssessmentFacts['crowd'] {
  const { rhoPerPeriod, rhoPerYear, delta, periodDays } = settings
  const periodsPerYear = contributePeriods(settings)
  const given = multiplyRational(rhoPerPeriod, rational(BigInt(periodsPerYear)))
  return {
    epsilonPerPeriod: twoDigits(zcdpEpsilon(rhoPerPeriod, delta)),
    epsilonPerYear: twoDigits(Math.min(zcdpEpsilon(given, delta), zcdpEpsilon(rhoPerYear, delta))),
    delta,
    periodDays,
    periodsPerYear,
  }
}

/** `locale`: BCP 47. What nobody has said is in `missing`. */
export function siteDocument(
  site: Pick<Site, 'name' | 'settings'>,
  packs: readonly LawPack[],
  kind: DocumentKind,
  locale: string,
): Document {
  const { name, settings } = site
  const { controller, processors = [], audience = 'general', place } = settings
  if (kind === 'processing') {
    return processingDocument({ site: name, controller, processors }, locale)
  }
  const pack = packFor(packs, place)
  return assessmentDocument(
    { site: name, controller, pack, audience, crowd: crowdOf(site) },
    locale,
  )
}

/** Of which the hash is approved, whatever language it was read in. */
export function assessmentText(
  site: Pick<Site, 'name' | 'settings'>,
  packs: readonly LawPack[],
): string {
  return JSON.stringify(siteDocument(site, packs, 'assessment', 'en'))
}
