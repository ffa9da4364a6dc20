/**
 * Every field that Discreet can hold about a person, declared once. The tables of the store, the
 * fields that the event gate reads, exports, erasure, the record of processing, notices and the label
 * are generated from this list or checked against it: what is not here cannot be stored.
 */
import type { FieldId } from './field-purposes.ts'
import { fieldPurposes } from './field-purposes.ts'
import type { LegalBasis, Level, Purpose } from './purposes.ts'
import { purposes } from './purposes.ts'

/** Where a field lives: columns of a table, or a place that the server never sees. */
type Stored =
  | { readonly in: 'page' | 'device' }
  | { readonly in: 'table'; readonly table: string; readonly columns: readonly string[] }

/** Days, or an event that ends it. */
type Retention = number | 'visit' | 'until release' | 'until the campaign ends' | 'until withdrawn'

export interface DataField {
  readonly id: FieldId
  /** fideslang data category. */
  readonly category: string
  /** W3C DPV-PD personal data category, without its prefix. */
  readonly dpv: string
  /** GDPR Article 9 and its like. Always false: such data has no field here. */
  readonly sensitive: false
  readonly purposes: readonly Purpose[]
  readonly retention: Retention
  readonly stored: Stored
  /** Fields of a Segment event that it is made from. */
  readonly events: readonly string[]
}

const entry = {
  in: 'table',
  table: 'profile_entries',
  columns: ['subject', 'entry', 'field', 'sealed', 'expires_at'],
} as const
const order = ['properties.order_id', 'properties.products', 'messageId'] as const
const product = ['properties.product_id', 'properties.sku', 'properties.quantity'] as const
const when = ['timestamp', 'originalTimestamp', 'sentAt'] as const

export const dataCatalogue: readonly DataField[] = [
  {
    id: 'visit.items',
    category: 'user.behavior.browsing_history',
    dpv: 'BrowsingBehaviour',
    sensitive: false,
    purposes: fieldPurposes['visit.items'],
    retention: 'visit',
    stored: { in: 'page' },
    events: [],
  },
  {
    id: 'device.history',
    category: 'user.behavior.browsing_history',
    dpv: 'BrowsingBehaviour',
    sensitive: false,
    purposes: fieldPurposes['device.history'],
    retention: 365,
    stored: { in: 'device' },
    events: [],
  },
  {
    id: 'device.preferences',
    category: 'user.content.private',
    dpv: 'Preference',
    sensitive: false,
    purposes: fieldPurposes['device.preferences'],
    retention: 'until withdrawn',
    stored: { in: 'device' },
    events: [],
  },
  {
    id: 'crowd.contribution',
    category: 'user.behavior.purchase_history',
    dpv: 'PurchasesAndSpendingHabit',
    sensitive: false,
    purposes: fieldPurposes['crowd.contribution'],
    retention: 'until release',
    stored: { in: 'table', table: 'contributions', columns: ['person', 'basket', 'item_no'] },
    events: ['userId', 'anonymousId', ...order, ...product, ...when],
  },
  {
    id: 'crowd.campaigns',
    category: 'user.behavior',
    dpv: 'ServiceConsumptionBehaviour',
    sensitive: false,
    purposes: fieldPurposes['crowd.campaigns'],
    // What somebody did only until their cohort is counted; that they took part until then.
    retention: 'until the campaign ends',
    stored: { in: 'table', table: 'campaign_units', columns: ['unit', 'week', 'cell'] },
    events: [],
  },
  {
    id: 'account.choices',
    category: 'user.privacy_preferences',
    dpv: 'PrivacyPreference',
    sensitive: false,
    purposes: fieldPurposes['account.choices'],
    retention: 1096,
    stored: {
      in: 'table',
      table: 'people',
      columns: ['subject', 'choices', 'seen_at', 'expires_at', 'restricted', 'warned_at'],
    },
    events: [],
  },
  {
    id: 'account.consentRecords',
    category: 'user.privacy_preferences',
    dpv: 'PrivacyPreference',
    sensitive: false,
    purposes: fieldPurposes['account.consentRecords'],
    retention: 1096,
    stored: { in: 'table', table: 'consent_records', columns: ['subject'] },
    events: [],
  },
  {
    id: 'account.key',
    category: 'user.unique_id.pseudonymous',
    dpv: 'Identifier',
    sensitive: false,
    purposes: fieldPurposes['account.key'],
    retention: 'until withdrawn',
    stored: { in: 'table', table: 'people', columns: ['wrapped_key', 'key_id'] },
    events: [],
  },
  {
    id: 'account.contact',
    category: 'user.contact.email',
    dpv: 'EmailAddress',
    sensitive: false,
    purposes: fieldPurposes['account.contact'],
    retention: 'until withdrawn',
    stored: { in: 'table', table: 'people', columns: ['contact'] },
    events: [],
  },
  {
    id: 'account.accessLog',
    category: 'user.privacy_preferences',
    dpv: 'Identifier',
    sensitive: false,
    purposes: fieldPurposes['account.accessLog'],
    retention: 730,
    stored: { in: 'table', table: 'access_log', columns: ['subject'] },
    events: [],
  },
  {
    id: 'account.requests',
    category: 'user.privacy_preferences',
    dpv: 'PrivacyPreference',
    sensitive: false,
    purposes: fieldPurposes['account.requests'],
    retention: 90,
    stored: {
      in: 'table',
      table: 'request_identities',
      columns: ['subject', 'sealed', 'wrapped_key', 'key_id'],
    },
    events: [],
  },
  {
    id: 'account.purchases',
    category: 'user.behavior.purchase_history',
    dpv: 'PurchasesAndSpendingHabit',
    sensitive: false,
    purposes: fieldPurposes['account.purchases'],
    retention: 730,
    stored: entry,
    events: ['userId', ...order, ...product, ...when],
  },
  {
    id: 'account.views',
    category: 'user.behavior.browsing_history',
    dpv: 'BrowsingBehaviour',
    sensitive: false,
    purposes: fieldPurposes['account.views'],
    retention: 180,
    stored: entry,
    events: ['userId', ...product, ...when],
  },
  {
    id: 'account.preferences',
    category: 'user.content.private',
    dpv: 'Preference',
    sensitive: false,
    purposes: fieldPurposes['account.preferences'],
    retention: 'until withdrawn',
    stored: entry,
    events: [],
  },
  {
    id: 'account.ageBand',
    category: 'user.demographic.age_range',
    dpv: 'AgeRange',
    sensitive: false,
    purposes: fieldPurposes['account.ageBand'],
    retention: 730,
    stored: entry,
    events: [],
  },
  {
    id: 'account.offersAddress',
    category: 'user.contact.email',
    dpv: 'EmailAddress',
    sensitive: false,
    purposes: fieldPurposes['account.offersAddress'],
    retention: 'until withdrawn',
    stored: entry,
    events: [],
  },
]

const byId = new Map(dataCatalogue.map((field) => [field.id, field]))

export function fieldOf(id: FieldId): DataField {
  return byId.get(id) as DataField
}

/** The lowest level at which a field exists. */
export function levelOf({ purposes: uses }: DataField): Level {
  return Math.min(...uses.map((use) => purposes[use].level)) as Level
}

export function basisOf({ purposes: uses }: DataField): LegalBasis {
  return purposes[uses[0] as Purpose].basis
}

/** Ids of the fields that lie in tables of the server. */
export const tableFields: readonly FieldId[] = dataCatalogue
  .filter(({ stored }) => stored.in === 'table')
  .map(({ id }) => id)

/** Fields that the server keeps about an account because of its purposes at level 3. */
export const profileFields: readonly DataField[] = dataCatalogue.filter(
  ({ stored }) => stored.in === 'table' && stored.table === 'profile_entries',
)
