/**
 * A consent record as ISO/IEC TS 27560:2023, in JSON-LD with the W3C Data Privacy Vocabulary, by the
 * profile `dpv-27560:record-eu-gdpr` of the DPV guide. The compact record is what is kept; everything
 * else (controller, fields, retention, rights) follows from the catalogue and the site, which is what
 * the standard allows: the full record has to be producible, not stored.
 */
import type { AccountPurpose, LawPack, Purpose } from '@discreet/policy'
import { dataCatalogue, purposes, textsFor } from '@discreet/policy'
import type { ConsentEvent, ConsentRecord } from './people-ports.ts'
import type { Site } from './ports.ts'

const states: Readonly<Record<ConsentEvent, string>> = {
  given: 'dpv:ConsentGiven',
  renewed: 'dpv:RenewedConsentGiven',
  refused: 'dpv:ConsentRefused',
  withdrawn: 'dpv:ConsentWithdrawn',
  expired: 'dpv:ConsentExpired',
}

const context = {
  dpv: 'https://w3id.org/dpv#',
  'dpv-27560': 'https://w3id.org/dpv/schema/dpv-27560#',
  pd: 'https://w3id.org/dpv/pd#',
  loc: 'https://w3id.org/dpv/loc#',
  'eu-gdpr': 'https://w3id.org/dpv/legal/eu/gdpr#',
  dct: 'http://purl.org/dc/terms/',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
}

const rights = ['A13', 'A15', 'A16', 'A17', 'A18', 'A20', 'A21', 'A7-3', 'A77']

const at = (milliseconds: number): object => ({
  '@type': 'xsd:dateTime',
  '@value': new Date(milliseconds).toISOString(),
})

function duration(retention: (typeof dataCatalogue)[number]['retention'], say: string): object {
  return typeof retention === 'number'
    ? {
        '@type': 'dpv:TemporalDuration',
        'dct:extent': { '@type': 'xsd:duration', '@value': `P${retention}D` },
      }
    : { '@type': 'dpv:UntilEventDuration', 'dct:description': say }
}

function processOf(purpose: Purpose, site: Site, pack: LawPack, locale: string): object {
  const { controller } = site.settings
  const texts = textsFor(locale)
  const fields = dataCatalogue.filter((field) => field.purposes.includes(purpose))
  return {
    '@type': 'dpv:Process',
    'dct:title': texts.purposes[purpose],
    'dpv:hasPurpose': {
      '@type': `dpv:${purposes[purpose].dpv}`,
      'dct:description': texts.purposes[purpose],
    },
    'dpv:hasLegalBasis': { '@id': 'eu-gdpr:A6-1-a-explicit-consent' },
    'dpv:hasPersonalData': fields.map(({ dpv, id }) => ({
      '@type': ['dpv:PersonalData', `pd:${dpv}`],
      'dct:identifier': id,
      'dpv:hasNecessity': { '@id': 'dpv:Optional' },
    })),
    'dpv:hasProcessing': [{ '@id': 'dpv:Collect' }, { '@id': 'dpv:Store' }, { '@id': 'dpv:Use' }],
    'dpv:hasDataSource': { '@id': 'dpv:DataSubject' },
    'dpv:hasStorageCondition': fields.map(({ retention }) => ({
      '@type': 'dpv:StorageCondition',
      'dpv:hasLocation': {
        '@type': 'dpv:StorageLocation',
        'dct:title': texts.levels[3].label.where,
      },
      'dpv:hasDuration': duration(retention, texts.retention(retention)),
    })),
    'dpv:hasDataController': {
      '@type': ['dpv:LegalEntity', 'dpv:DataController'],
      'dct:identifier': site.id,
      'dpv:hasName': controller?.controller ?? site.name,
      'dpv:hasAddress': controller?.controller ?? site.name,
      'dpv:hasContact': controller?.contact ?? '',
    },
    'dpv:hasRecipient': (controller?.recipients ?? []).map((name) => ({
      '@type': ['dpv:LegalEntity', 'dpv:Recipient'],
      'dpv:hasName': name,
    })),
    'dpv:hasJurisdiction': pack.laws.map((law) => ({ '@type': 'dpv:Law', 'dct:title': law })),
    'dpv:hasRight': rights.map((article) => ({ '@id': `eu-gdpr:${article}` })),
    'dpv:hasConsentControl': {
      '@type': 'dpv:WithdrawConsent',
      'dct:description': texts.sentences.withdrawal,
    },
    'dpv:hasAuthority': { '@type': 'dpv:DataProtectionAuthority', 'dpv:hasName': pack.authority },
  }
}

/** Of which purposes the record speaks: those that are on after it. */
function spoken({ purposes: on, contribute, levelTo }: ConsentRecord): readonly Purpose[] {
  const steps: Purpose[] = []
  if (levelTo >= 1) steps.push('visit')
  if (levelTo >= 2) steps.push('device')
  return [...steps, ...(on as AccountPurpose[]), ...(contribute ? (['contribute'] as const) : [])]
}

/** `pack`: the one that the record names. */
export function consentAsJsonLd(record: ConsentRecord, site: Site, pack: LawPack): object {
  const { locale } = textsFor(record.notice.locale)
  return {
    '@context': context,
    '@id': `urn:uuid:${record.id}`,
    '@type': 'dpv:ConsentRecord',
    'dct:conformsTo': { '@id': 'dpv-27560:record-eu-gdpr' },
    'dct:hasVersion': record.schema,
    'dct:identifier': record.id,
    'dpv:hasDataSubject': {
      '@type': 'dpv:DataSubject',
      // Whoever holds the receipt: nobody else can say who this is.
      'dct:identifier': record.id,
    },
    'dpv:hasNotice': {
      '@type': 'dpv:ConsentNotice',
      'dct:identifier': `sha256:${record.notice.sha256}`,
      'dct:language': locale,
    },
    'dct:language': locale,
    'dpv:hasProcess': spoken(record).map((purpose) => processOf(purpose, site, pack, locale)),
    'dpv:hasJurisdiction': {
      '@type': 'dpv:Jurisdiction',
      'dct:identifier': record.jurisdiction ?? 'unknown',
    },
    'dpv:hasConsentStatus': {
      '@type': states[record.event],
      'dct:date': at(record.at),
      ...(record.validUntil === null ? {} : { 'dct:valid': at(record.validUntil) }),
      'dpv:isIndicatedBy': {
        '@type':
          record.expressedBy === 'guardian' ? 'dpv:GuardianOfDataSubject' : 'dpv:DataSubject',
      },
      'dpv:hasIndicationMethod': record.method,
      'dpv:hasLegalBasis': { '@id': 'dpv:ExplicitlyExpressedConsent' },
    },
  }
}
