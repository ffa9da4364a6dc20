/**
 * What data about a person may be used for. Every purpose has the lowest level at which it exists,
 * where its data lives, its legal basis (GDPR Article 6), and its name in two public vocabularies:
 * fideslang data uses and W3C DPV purposes.
 */

/** 0 Off, 1 This visit, 2 On this device, 3 My account. */
export type Level = 0 | 1 | 2 | 3

/** Purposes of level 3: each is switched on by itself. */
export const accountPurposes = [
  'purchases',
  'browsing',
  'preferences',
  'demographics',
  'offers',
] as const

export type AccountPurpose = (typeof accountPurposes)[number]

/**
 * page: what the request itself carries; visit: this visit; device: history on the device;
 * contribute: helping the crowd; choices: keeping what the person chose, so that it can be honoured.
 */
export type Purpose = 'page' | 'visit' | 'device' | 'contribute' | 'choices' | AccountPurpose

/** GDPR Article 6(1)(a), (b) and (c). Nothing here rests on legitimate interest. */
export type LegalBasis = 'consent' | 'requested_service' | 'legal_obligation'

/** The lowest level at which each purpose exists, in the order in which decisions list them. */
export const purposeLevel: Readonly<Record<Purpose, Level>> = {
  page: 0,
  visit: 1,
  device: 2,
  purchases: 3,
  browsing: 3,
  preferences: 3,
  demographics: 3,
  offers: 3,
  contribute: 0,
  choices: 0,
}

export const allPurposes: readonly Purpose[] = Object.keys(purposeLevel) as Purpose[]

type Home = 'nowhere' | 'page' | 'device' | 'account' | 'crowd'

export interface PurposeFacts {
  readonly level: Level
  readonly home: Home
  readonly basis: LegalBasis
  /** fideslang data use. */
  readonly use: string
  /** W3C DPV 2 purpose, without its prefix. */
  readonly dpv: string
}

const recommend = 'ProvidePersonalisedRecommendations'

export const purposes: Readonly<Record<Purpose, PurposeFacts>> = {
  page: {
    level: purposeLevel.page,
    home: 'nowhere',
    basis: 'requested_service',
    use: 'personalize.content.limited',
    dpv: 'ProvideProductRecommendations',
  },
  visit: {
    level: purposeLevel.visit,
    home: 'page',
    basis: 'consent',
    use: 'personalize.content.profiling',
    dpv: recommend,
  },
  device: {
    level: purposeLevel.device,
    home: 'device',
    basis: 'consent',
    use: 'personalize.content.profiling',
    dpv: recommend,
  },
  purchases: {
    level: purposeLevel.purchases,
    home: 'account',
    basis: 'consent',
    use: 'personalize.content.profiled',
    dpv: recommend,
  },
  browsing: {
    level: purposeLevel.browsing,
    home: 'account',
    basis: 'consent',
    use: 'personalize.content.profiled',
    dpv: recommend,
  },
  preferences: {
    level: purposeLevel.preferences,
    home: 'account',
    basis: 'consent',
    use: 'personalize.content.profiled',
    dpv: recommend,
  },
  demographics: {
    level: purposeLevel.demographics,
    home: 'account',
    basis: 'consent',
    use: 'personalize.content.profiled',
    dpv: recommend,
  },
  offers: {
    level: purposeLevel.offers,
    home: 'account',
    basis: 'consent',
    use: 'marketing.communications.email',
    dpv: 'DirectMarketing',
  },
  contribute: {
    level: purposeLevel.contribute,
    home: 'crowd',
    basis: 'consent',
    use: 'functional.service.improve',
    dpv: 'ServiceOptimisation',
  },
  choices: {
    level: purposeLevel.choices,
    home: 'account',
    basis: 'legal_obligation',
    use: 'essential.legal_obligation',
    dpv: 'LegalCompliance',
  },
}
