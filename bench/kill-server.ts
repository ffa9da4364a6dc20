/** The server that bench/kill.ts kills: as `discreet start` runs it, and it releases periods as well. */
import process from 'node:process'
import {
  applyTombstones,
  importTarget,
  recordInteractions,
  releasePeriod,
  resumeErasures,
} from '@discreet/engine'
import { createServer, rightsSetup } from '@discreet/server'
import { openRightsShop } from './rights-shop.ts'

const [, , where = '{}', round = '0'] = process.argv
const shop = await openRightsShop(JSON.parse(where) as Parameters<typeof openRightsShop>[0])
const setup = rightsSetup(shop.options, shop.site)
await applyTombstones(setup)
const resumed = await resumeErasures(setup)
const server = await createServer(shop.options)
const url = await server.listen({ port: 0 })
process.send?.({ url, resumed: resumed.done })

/** One period after the other, each of forty people. */
async function release(name: string): Promise<void> {
  const { site, options, random } = shop
  const target = await importTarget(site, name, 'person', 0)
  const interactions = Array.from({ length: 80 }, (_, k) => ({
    person: `${name}-${k >> 1}`,
    basket: `${name}-${k >> 1}`,
    item: shop.itemIds[k % 8] ?? '',
    at: 0,
  }))
  await recordInteractions(site, options.cryptography, target, interactions)
  process.send?.({ recorded: name })
  const released = await releasePeriod(site, { periodId: target.periodId, at: Date.now(), random })
  if (!released.ok) throw new Error(released.reason)
  process.send?.({ released: name })
}

for (let k = 0; ; k += 1) await release(`r${round}-${k}`)
