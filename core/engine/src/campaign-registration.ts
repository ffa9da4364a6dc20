/**
 * What a campaign promises before anybody is in it. Its SHA-256 goes into the log in the transaction that
 * starts it, so that nobody can choose the question after seeing the answer.
 */
import type { Campaign, Segment } from '@discreet/campaigns'
import { tableOf } from '@discreet/campaigns'
import { canonicalJson } from '@discreet/protocol'
import type { Registration } from './campaign-ports.ts'
import type { Cryptography } from './ports.ts'

/** Segments that the campaign reads, by id: its own, and those of its audiences. */
export function segmentsRead(
  { segment, plan }: Pick<Campaign, 'segment' | 'plan'>,
  segments: readonly Segment[],
): readonly Segment[] {
  const ids = new Set([...plan.audiences, ...(segment === undefined ? [] : [segment])])
  return segments.filter(({ id }) => ids.has(id)).sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** The text whose hash is logged; whoever has the campaign and its audiences can make it again. */
export function protocolText(
  site: string,
  campaign: Campaign,
  { table, verdict, audienceRules }: Pick<Registration, 'table' | 'verdict' | 'audienceRules'>,
): string {
  return canonicalJson({ version: 1, site, campaign, table, verdict, audienceRules })
}

export function registrationOf(
  { sha256 }: Pick<Cryptography, 'sha256'>,
  site: string,
  campaign: Campaign,
  verdict: Registration['verdict'],
  segments: readonly Segment[],
): Omit<Registration, 'chargeId'> {
  const promised = {
    table: tableOf(campaign),
    verdict,
    audienceRules: segmentsRead(campaign, segments),
  }
  return { ...promised, sha256: sha256(protocolText(site, campaign, promised)) }
}
