/**
 * How a score is made, with the person's own terms: the shelf of the first page as it is for them now,
 * by the same code that serves it (GDPR 15(1)(h), DSA 27).
 */
import type { ExportTexts } from '@discreet/policy'
import type { ScoreTerm } from '@discreet/protocol'
import type { Standing } from './choices.ts'
import type { Recalled } from './opened-profile.ts'
import { allowed, expiresAt } from './opened-profile.ts'
import type { ExportedLogic } from './person-export.ts'
import { personalContext } from './personal-context.ts'
import type { RightsSetup, ServingNow } from './rights-setup.ts'
import { loadRecommender } from './serve.ts'

const shelf = 10

/** What is loaded already, or else read now. */
export async function servingNow({ serving, store }: RightsSetup): Promise<ServingNow> {
  if (serving !== undefined) return serving()
  const items = await store.items()
  const loaded = await loadRecommender(store, items)
  return {
    recommender: loaded?.recommender,
    items: new Map(items.map((item) => [item.id, item])),
  }
}

/** Of what is kept, what a request for recommendations would read now; the newest first. */
export function inUse(
  recalled: readonly Recalled[],
  { decision }: Standing,
  now: number,
): readonly Recalled[] {
  if (allowed(decision).length === 0) return []
  return recalled.filter(
    ({ field, at }) => decision.fields.includes(field) && (expiresAt(field, at) ?? now + 1) > now,
  )
}

export function exportLogic(
  { recommender, items }: ServingNow,
  used: readonly Recalled[],
  now: number,
  { exportTexts, locale }: { readonly exportTexts: ExportTexts; readonly locale: string },
): ExportedLogic {
  const personal = personalContext(used, now)
  const answer = recommender?.recommend({ placement: 'home', limit: shelf, locale }, personal)
  const terms = Object.entries(exportTexts.terms) as [ScoreTerm, string][]
  return {
    how: exportTexts.how,
    terms: terms.map(([term, text]) => ({ term, text })),
    model: answer?.model ?? null,
    used: personal ?? null,
    items: (answer?.items ?? []).map((one) => ({
      ...one,
      title: items.get(one.item)?.title ?? one.item,
    })),
  }
}
