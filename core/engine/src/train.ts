/** From the stored releases to a signed model pack. Reads noisy sums and the catalogue only. */
import type { Model, PeriodAggregate, SpdInverse } from '@discreet/recommend'
import { buildModel, encodePack } from '@discreet/recommend'
import type { Cryptography, SiteStore, StoredModel } from './ports.ts'

/** Enough for every entry that helps, small enough for 1.5 MB at 5,000 items. */
const entriesPerItem = 50
const mostPeriods = 26

export interface TrainRequest {
  readonly cryptography: Cryptography
  readonly linearAlgebra: SpdInverse
  readonly at: number
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
  })
  const pack = encodePack(model, { keep: entriesPerItem, sign: cryptography.sign })
  const stored = { id, at, pack, releases: model.releases }
  await store.saveModel(stored)
  return { model, stored }
}
