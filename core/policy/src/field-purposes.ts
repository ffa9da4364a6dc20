/**
 * Which field of the data catalogue serves which purposes: all that a decision needs to know of it, in
 * a file of its own because every page carries it.
 */
import type { Purpose } from './purposes.ts'

export type FieldId =
  | 'visit.items'
  | 'device.history'
  | 'device.preferences'
  | 'crowd.contribution'
  | 'crowd.campaigns'
  | 'account.choices'
  | 'account.consentRecords'
  | 'account.key'
  | 'account.contact'
  | 'account.accessLog'
  | 'account.requests'
  | 'account.purchases'
  | 'account.views'
  | 'account.preferences'
  | 'account.ageBand'
  | 'account.offersAddress'

export const fieldPurposes: Readonly<Record<FieldId, readonly Purpose[]>> = {
  'visit.items': ['visit'],
  'device.history': ['device'],
  'device.preferences': ['device'],
  'crowd.contribution': ['contribute'],
  'crowd.campaigns': ['contribute'],
  'account.choices': ['choices'],
  'account.consentRecords': ['choices'],
  'account.key': ['choices'],
  'account.contact': ['choices'],
  'account.accessLog': ['choices'],
  'account.requests': ['choices'],
  'account.purchases': ['purchases'],
  'account.views': ['browsing'],
  'account.preferences': ['preferences'],
  'account.ageBand': ['demographics'],
  'account.offersAddress': ['offers'],
}

export const allFields: readonly FieldId[] = Object.keys(fieldPurposes) as FieldId[]
