/** The record of processing activities (GDPR Article 30(1) a to g), generated from the catalogue. */
import type { DataField } from './data-catalogue.ts'
import { basisOf, dataCatalogue, levelOf } from './data-catalogue.ts'
import type { ControllerFacts } from './notice.ts'
import type { Purpose } from './purposes.ts'
import { allPurposes, purposes } from './purposes.ts'
import { textsFor } from './texts/index.ts'

export interface ProcessingActivity {
  readonly purpose: Purpose
  readonly description: string
  readonly use: string
  readonly basis: string
  readonly subjects: readonly string[]
  readonly categories: readonly string[]
  readonly recipients: readonly string[]
  readonly transfers: readonly string[]
  readonly retention: readonly string[]
  readonly security: readonly string[]
}

const security = [
  'every access needs a permit minted from a decision',
  'row-level security by site and person',
  'profiles sealed with AES-256-GCM under a key per person',
  'contributions deleted in the transaction that stores their noisy sums',
  'erasure destroys the key, looks again in every store and is certified',
  'erased people are held against every backup that is put back',
  'requests, choices, releases and incidents in a log that shows every change',
]

/** One activity per purpose for which the catalogue has a field. */
export function processingRecord(
  facts: ControllerFacts,
  locale: string,
  catalogue: readonly DataField[] = dataCatalogue,
): ProcessingActivity[] {
  const texts = textsFor(locale)
  return allPurposes.flatMap((purpose) => {
    const fields = catalogue.filter((field) => field.purposes.includes(purpose))
    if (fields.length === 0) return []
    return {
      purpose,
      description: texts.purposes[purpose],
      use: purposes[purpose].use,
      basis: [...new Set(fields.map(basisOf))].join(', '),
      subjects: ['customer'],
      categories: [...new Set(fields.map(({ category }) => category))],
      recipients: facts.recipients,
      transfers: facts.transfers,
      retention: fields.map(
        (field) =>
          `${texts.fields[field.id]}: ${texts.retention(field.retention)} (level ${levelOf(field)})`,
      ),
      security,
    }
  })
}
