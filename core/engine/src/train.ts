/** From the stored releases to a signed model pack. Reads noisy sums and the catalogue only. */
import type { Model, PeriodAggregate, SpdInverse } from '@discreet/recommend'
import { buildModel, encodePack, expectedRetained } from '@discreet/recommend'
import type { Cryptography, ModelFacts, SiteStore, StoredModel } from './ports.ts'

/** Enough for every entry that helps, small enough for 1.5 MB at 5,000 items. */
const entriesPerItem = 50
const mostPeriods = 26
const decay = 0.9

export interface TrainRequest {
  readonly cryptography: Cryptography
  readonly linearAlgebra: SpdInverse
  readonly at: number
}

/** Signal of periods adds up with their weights, noise as the root of the sum of their squares. */
function expected(model: Model): number | null {
  const { evidence, items, epsilon, delta, releases } = model
  if (evidence === undefined || epsilon === null || delta === null) return null
  if (model.kind === 'popularity') return 0
  const squares = releases.reduce((sum, _, age) => sum + decay ** (2 * age), 0)
  return expectedRetained({
    people: evidence.people / Math.sqrt(squares),
    items: items.length,
    itemsPerBasket: evidence.meanSize,
    epsilon,
    delta,
  })
}

function factsOf(model: Model): ModelFacts | null {
  const { kind, why, items, epsilon, delta, evidence } = model
  if (evidence === undefined) return null
  return { kind, why, items: items.length, epsilon, delta, evidence, retained: expected(model) }
}

/** Rejects with `model_missing` when nothing is released yet. */
export async function trainModel(
  store: SiteStore,
  { cryptography, linearAlgebra, at }: TrainRequest,
): Promise<{ readonly model: Model; readonly stored: StoredModel }> {
  const releases = [...(await store.releases())].slice(-mostPeriods)
  const periods: PeriodAggregate[] = []
  for (const release of releases) {
    const aggregate = await store.aggregate(release.id)
    periods.push({ aggregate, releaseId: release.id, at: release.at })
  }
  const items = await store.items()
  const newest = releases.at(-1)
  const id = cryptography
    .sha256(JSON.stringify([store.site.id, releases.map((release) => release.id), at]))
    .slice(0, 16)
  const model = await buildModel(periods, items, linearAlgebra, {
    id,
    epsilon: newest?.epsilon ?? null,
    delta: newest?.delta ?? null,
    decay,
  })
  const pack = encodePack(model, { keep: entriesPerItem, sign: cryptography.sign })
  const stored = { id, at, pack, releases: model.releases, facts: factsOf(model) }
  await store.saveModel(stored)
  return { model, stored }
}
