/** The first start: a simulated crowd goes through the very path that real purchases take. */
import { seededWords, simulateCrowd } from '@discreet/crowd'
import {
  createSite,
  importTarget,
  recordInteractions,
  releasePeriod,
  trainModel,
} from '@discreet/engine'
import { DiscreetError } from '@discreet/protocol'
import type { Progress } from './output.ts'
import type { Session } from './session.ts'

export const demoSite = 'demo'
const shoppers = 20_000
const basketsAtOnce = 2000

/** Does nothing when there is a site already. Returns the write key of the site it made. */
export async function seedDemo(session: Session, progress: Progress): Promise<string | undefined> {
  const { store, cryptography, random, linearAlgebra, now } = session
  if ((await store.sites()).length > 0) return undefined
  progress.update('Simulating 20,000 grocery shoppers')
  const crowd = simulateCrowd(shoppers, seededWords(1))
  const { writeKey } = await createSite(store, cryptography, {
    id: demoSite,
    name: 'Demo grocery (simulated)',
  })
  const site = await store.open(demoSite)
  await site.upsertItems(crowd.items)
  const target = await importTarget(site, 'simulated-crowd', 'person', now())
  for (let from = 0; from < crowd.baskets.length; from += basketsAtOnce) {
    progress.update(
      `Recording simulated baskets: ${Math.round((100 * from) / crowd.baskets.length)} %`,
    )
    const part = crowd.baskets.slice(from, from + basketsAtOnce)
    const rows = part.flatMap(({ person, basket, items }) =>
      items.map((item) => ({ person, basket, item, at: now() })),
    )
    await recordInteractions(site, cryptography, target, rows)
  }
  const said = { charged: 'Charged', read: 'Bounded', noised: 'Noised', stored: 'Stored' }
  const released = await releasePeriod(site, {
    periodId: target.periodId,
    at: now(),
    random,
    onProgress: (step) => progress.update(`Learning with differential privacy: ${said[step]}`),
  })
  if (!released.ok) throw new DiscreetError(released.code, released.reason)
  progress.update('Training the model')
  await trainModel(site, { cryptography, linearAlgebra, at: now() })
  return writeKey
}
