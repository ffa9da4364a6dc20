/** The first start: a simulated crowd goes through the very path that real purchases take. */
import type { SimulatedCrowd } from '@discreet/crowd'
import { seededWords, simulateCrowd } from '@discreet/crowd'
import type { SiteStore } from '@discreet/engine'
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
/** A site of a shop's own may be called demo as well; it is not filled with a simulated crowd. */
const demoName = 'Demo grocery (simulated)'
const shoppers = 20_000
const basketsAtOnce = 2000

/**
 * Fills an empty store, and goes on where an interrupted first start stopped (every step is
 * idempotent); otherwise does nothing. Returns the write key of the site it made.
 */
export async function seedDemo(session: Session, progress: Progress): Promise<string | undefined> {
  const { store, cryptography } = session
  const sites = await store.sites()
  if (sites.length > 0) {
    if (!sites.some(({ id, name }) => id === demoSite && name === demoName)) return undefined
    const site = await store.open(demoSite)
    if ((await site.latestModel()) === undefined) await learnCrowd(session, site, progress)
    return undefined
  }
  const { writeKey } = await createSite(store, cryptography, {
    id: demoSite,
    name: demoName,
    settings: {
      controller: {
        controller: `${demoName}: nobody, nowhere`,
        contact: 'demo@shop.invalid',
        officer: 'none',
        recipients: [],
        transfers: [],
      },
    },
  })
  await learnCrowd(session, await store.open(demoSite), progress)
  return writeKey
}

async function learnCrowd(session: Session, site: SiteStore, progress: Progress): Promise<void> {
  progress.update('Simulating 20,000 grocery shoppers')
  const crowd = simulateCrowd(shoppers, seededWords(1))
  await site.upsertItems(crowd.items)
  const released = (await site.releases()).length > 0
  if (!released) await recordAndRelease(session, site, crowd, progress)
  progress.update('Training the model')
  const { cryptography, linearAlgebra, now } = session
  await trainModel(site, { cryptography, linearAlgebra, at: now() })
}

async function recordAndRelease(
  { cryptography, random, now }: Session,
  site: SiteStore,
  crowd: SimulatedCrowd,
  progress: Progress,
): Promise<void> {
  const target = await importTarget(site, 'simulated-crowd', 'person', now())
  const { baskets } = crowd
  const open = (await site.periods()).some(
    ({ id, state }) => id === target.periodId && state === 'open',
  )
  for (let from = 0; open && from < baskets.length; from += basketsAtOnce) {
    progress.update(`Recording simulated baskets: ${Math.round((100 * from) / baskets.length)} %`)
    const rows = baskets
      .slice(from, from + basketsAtOnce)
      .flatMap(({ person, basket, items }) =>
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
}
