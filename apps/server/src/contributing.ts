/** Into the open period of live events, counted without saying whose. */
import type { Cryptography, Interaction, RecordOutcome, SiteStore } from '@discreet/engine'
import { eventsTarget, recordInteractions } from '@discreet/engine'
import type { Metrics } from './metrics.ts'

export interface ContributingOptions {
  readonly metrics: Metrics
  readonly cryptography: Cryptography
  readonly now: () => number
}

/** Idempotent; without interactions no period is opened. */
export async function contribute(
  { metrics, cryptography, now }: ContributingOptions,
  store: SiteStore,
  interactions: readonly Interaction[],
): Promise<RecordOutcome> {
  if (interactions.length === 0) {
    return { stored: 0, duplicates: 0, unknownItems: 0, sensitiveItems: 0 }
  }
  const target = await eventsTarget(store, now())
  const outcome = await recordInteractions(store, cryptography, target, interactions)
  metrics.contributions.inc({ outcome: 'stored' }, outcome.stored)
  metrics.contributions.inc({ outcome: 'duplicate' }, outcome.duplicates)
  metrics.contributions.inc({ outcome: 'unknown_item' }, outcome.unknownItems)
  metrics.contributions.inc({ outcome: 'sensitive_item' }, outcome.sensitiveItems)
  return outcome
}
