/** The first start: a simulated crowd goes through the very path that real purchases take. */
import type { SimulatedCrowd } from '@discreet/crowd'
import { groceryCatalogue, seededWords, simulateCrowd } from '@discreet/crowd'
import type { Site, SiteStore } from '@discreet/engine'
import {
  assessmentOf,
  createSite,
  importTarget,
  onlySampled,
  recordInteractions,
  releasePeriod,
  sampleAssessment,
  siteSettings,
  trainModel,
} from '@discreet/engine'
import { readPacks } from '@discreet/packs-file'
import type { Item } from '@discreet/protocol'
import { DiscreetError } from '@discreet/protocol'
import type { Progress } from './output.ts'
import { seedCampaigns } from './seed-campaigns.ts'
import { seedStaff } from './seed-staff.ts'
import { seedTrust } from './seed-trust.ts'
import type { Session } from './session.ts'

export const demoSite = 'demo'
export const demoPlace = 'DE'
/** A site of a shop's own may be called demo as well; it is not filled with a simulated crowd. */
const demoName = 'Demo grocery (simulated)'
const nobody = {
  controller: `${demoName}: nobody, nowhere`,
  contact: 'demo@shop.invalid',
  officer: 'none',
  recipients: [],
  transfers: [],
}
const shoppers = 20_000
const basketsAtOnce = 2000

export interface Demo {
  readonly site: Site
  /** Of a site that was made just now. */
  readonly writeKey?: string
}

/**
 * Fills an empty store, and goes on where an interrupted first start stopped (every step is
 * idempotent). undefined: this is a store of a shop's own, which stays as it is.
 */
export async function seedDemo(session: Session, progress: Progress): Promise<Demo | undefined> {
  const { store, cryptography } = session
  const sites = await store.sites()
  if (sites.length > 0) {
    const site = sites.find(({ id, name }) => id === demoSite && name === demoName)
    if (site === undefined) return undefined
    const assessed = await withAssessment(session, site)
    const opened = await store.open(demoSite)
    if ((await opened.latestModel()) === undefined) await learnCrowd(session, opened, progress)
    else await putOnShelves(opened)
    await seedCampaigns(session, opened, progress)
    await seedTrust(session, opened, progress)
    await seedStaff(session, opened)
    return { site: assessed }
  }
  const demo = { id: demoSite, name: demoName, settings: { place: demoPlace, controller: nobody } }
  const { settings } = demo
  const whole = { name: demoName, settings: siteSettings(demo) }
  const assessment = sampleAssessment(whole, approving(session), session.now())
  const made = await createSite(store, cryptography, {
    ...demo,
    settings: { ...settings, assessment },
  })
  const opened = await store.open(demoSite)
  await learnCrowd(session, opened, progress)
  await seedCampaigns(session, opened, progress)
  await seedTrust(session, opened, progress)
  await seedStaff(session, opened)
  return made
}

function approving({ cryptography }: Session): Parameters<typeof sampleAssessment>[1] {
  return { cryptography, packs: readPacks().map(({ pack }) => pack) }
}

/** A data folder from before has no assessment, or one without the fields that came since. */
async function withAssessment(session: Session, site: Site): Promise<Site> {
  if (assessmentOf(site) === 'approved' || !onlySampled(site)) return site
  const assessment = sampleAssessment(site, approving(session), session.now())
  const assessed = { ...site, settings: { ...site.settings, assessment } }
  await session.store.updateSite(assessed)
  return assessed
}

/** Where the demo shop shows a product, and its picture in the one file that has them all. */
function inShop(item: Item): Item {
  const { id } = item
  return { url: `/shop/product/${id}`, image: `/shop/pictures.svg#${id}`, ...item }
}

/** A data folder from before there was a shop knows neither. The model does not depend on them. */
async function putOnShelves(site: SiteStore): Promise<void> {
  const ours = new Set(groceryCatalogue().map(({ id }) => id))
  const bare = (await site.items()).filter(
    ({ id, url, image }) => ours.has(id) && (url === undefined || image === undefined),
  )
  if (bare.length > 0) await site.upsertItems(bare.map(inShop))
}

async function learnCrowd(session: Session, site: SiteStore, progress: Progress): Promise<void> {
  progress.update('Simulating 20,000 grocery shoppers')
  const crowd = simulateCrowd(shoppers, seededWords(1))
  await site.upsertItems(crowd.items.map(inShop))
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
