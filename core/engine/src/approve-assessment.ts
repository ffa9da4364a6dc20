/** Approving the assessment of risks: filed with the very text that was read, then in force. */
import type { LawPack } from '@discreet/policy'
import { dataCatalogue } from '@discreet/policy'
import type { Refusal } from '@discreet/protocol'
import { refuse } from '@discreet/protocol'
import { assessmentText, siteDocument } from './documents.ts'
import { freshId } from './move-request.ts'
import type { Assessment, Cryptography, Site, Store } from './ports.ts'
import type { RightsSetup } from './rights-setup.ts'
import type { NewSite } from './site.ts'

interface Approving {
  readonly cryptography: Pick<Cryptography, 'sha256'>
  readonly packs: readonly LawPack[]
}

const fields: readonly string[] = dataCatalogue.map(({ id }) => id)

/** Of the document as it is now. */
function approved(
  site: Pick<Site, 'name' | 'settings'>,
  { cryptography, packs }: Approving,
  approvedBy: string,
  at: number,
): Assessment {
  return { sha256: cryptography.sha256(assessmentText(site, packs)), approvedBy, at, fields }
}

export interface Approval {
  readonly approvedBy: string
  /** Of the document that was read. */
  readonly sha256: string
}

export type Approved =
  | { readonly ok: true; readonly assessment: Assessment; readonly logIndex: number }
  | Refusal

function unapprovable(
  site: Site,
  { packs }: RightsSetup,
  { sha256 }: Approval,
  now: string,
): Refusal | undefined {
  const { missing } = siteDocument(site, packs, 'assessment', 'en')
  if (missing.length > 0) {
    return refuse('assessment_missing', 'the document is not complete', {
      field: missing.join(', '),
      expected: 'discreet configure --controller … --contact … --officer …',
    })
  }
  if (sha256 === now) return undefined
  return refuse('field_invalid', 'this is not the document as it is now', {
    field: '/sha256',
    expected: now,
  })
}

/**
 * Refuses with `field_invalid` when what was read is not the document as it is now, and with
 * `assessment_missing` when something is missing in it. Stores that are open keep the settings of
 * before: whoever holds them opens them again.
 */
export async function approveAssessment(
  store: Store,
  setup: RightsSetup,
  approval: Approval,
): Promise<Approved> {
  const at = setup.now()
  const site = (await store.sites()).find(({ id }) => id === setup.store.site.id)
  if (site === undefined) return refuse('site_unknown', 'there is no such site')
  const assessment = approved(site, setup, approval.approvedBy, at)
  const refused = unapprovable(site, setup, approval, assessment.sha256)
  if (refused !== undefined) return refused
  const body = { ...assessment, document: assessmentText(site, setup.packs) }
  const filed = { id: freshId(setup), kind: 'dpia', at, body } as const
  const logIndex = await setup.store.rights.registers.file(filed)
  await store.updateSite({ ...site, settings: { ...site.settings, assessment } })
  return { ok: true, assessment, logIndex }
}

const sampleApprover = 'Sample for the demonstration'

/** Nobody has approved anything here, or only the sample was. */
export function onlySampled({ settings: { assessment } }: Pick<Site, 'settings'>): boolean {
  return assessment === undefined || assessment.approvedBy === sampleApprover
}

/** Of a simulated shop: nobody has read it. */
export function sampleAssessment(
  site: Pick<Site, 'name' | 'settings'>,
  approving: Approving,
  at: number,
): Assessment {
  return approved(site, approving, sampleApprover, at)
}

/** For tests that need level 3: a site that is not there yet, with a hash of its fields alone. */
export function withSampleAssessment(
  site: NewSite,
  { sha256 }: Approving['cryptography'],
  at: number,
): NewSite {
  const assessment = {
    sha256: sha256(JSON.stringify(fields)),
    approvedBy: sampleApprover,
    at,
    fields,
  }
  return { ...site, settings: { ...site.settings, assessment } }
}
