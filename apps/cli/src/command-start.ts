/** discreet start */
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { bundleFolder } from '@discreet/elements/bundle-folder'
import type { Site } from '@discreet/engine'
import { readPacks } from '@discreet/packs-file'
import type { ServerOptions } from '@discreet/server'
import { createServer } from '@discreet/server'
import { createShopIdentity, shopBundle, shopRoutes } from '@discreet/shop'
import type { Output } from './output.ts'
import type { Demo } from './seed.ts'
import { demoSite, seedDemo } from './seed.ts'
import type { Session, StoreChoice } from './session.ts'
import { withSession } from './session.ts'

export interface StartOptions extends StoreChoice {
  readonly port: number
  readonly host: string
  /** false: an empty store stays empty. */
  readonly demo: boolean
  /** A folder with law packs of one's own. */
  readonly packs?: string
  /** Files of the SDK, and pages of the demo shop. Default: where `npm run build` puts them. */
  readonly sdkFolder?: string
  readonly shopFolder?: string
  /** Default: until the process is told to stop. */
  readonly until?: Promise<unknown>
}

const demoIssuer = 'discreet-demo-shop'
const demoPlace = 'DE'

/** undefined: the folder is not built. */
function built(folder: string, file: string): string | undefined {
  return existsSync(join(folder, file)) ? folder : undefined
}

/**
 * The demo shop says who is signed in with a key of its own, made anew at each start; so this is
 * before the server opens the site.
 */
async function openDemoShop(
  { store, now }: Session,
  site: Site,
  bundle: string,
): Promise<NonNullable<ServerOptions['extend']>> {
  const { issuer, jwks, vouch } = await createShopIdentity(demoIssuer)
  const settings = { place: demoPlace, ...site.settings, identity: { issuer, jwks } }
  await store.updateSite({ ...site, settings })
  return (scope) => shopRoutes(scope, { site: site.id, vouch, bundle, now })
}

function sayAddresses(output: Output, url: string, demo: Demo | undefined, shop: boolean): void {
  const addresses = [
    ['Open', ''],
    ...(shop ? [['Shop', '/shop']] : []),
    ['API', '/docs'],
    ['Ledger', '/v1/ledger'],
  ]
  output.say(
    `\n${addresses.map(([name = '', path]) => `  ${name.padEnd(8)}${url}${path}`).join('\n')}`,
  )
  if (demo?.writeKey !== undefined) {
    output.say(
      `\n  The shop "${demoSite}" and its shoppers are simulated.\n  Its write key, shown once: ${demo.writeKey}`,
    )
  }
}

/** Resolves when the process is told to stop. */
export async function start(options: StartOptions, output: Output): Promise<void> {
  const began = performance.now()
  const packs = readPacks(options.packs).map(({ pack }) => pack)
  const sdkFolder = built(options.sdkFolder ?? fileURLToPath(bundleFolder), 'discreet.js')
  const bundle = built(options.shopFolder ?? shopBundle, 'index.html')
  const progress = output.progress('Opening the store')
  await withSession(options, async (session) => {
    const demo = options.demo ? await seedDemo(session, progress) : undefined
    const extend =
      demo === undefined || bundle === undefined
        ? undefined
        : await openDemoShop(session, demo.site, bundle)
    const { store, cryptography, vault, now } = session
    const server = await createServer({
      store,
      cryptography,
      vault,
      packs,
      now,
      ...(sdkFolder === undefined ? {} : { sdkFolder }),
      ...(extend === undefined ? {} : { extend }),
    })
    const url = await server.listen({ port: options.port, host: options.host })
    const seconds = ((performance.now() - began) / 1000).toFixed(1)
    progress.done(`Discreet is running (${seconds} s)`)
    const shop = extend !== undefined
    sayAddresses(output, url, demo, shop)
    if (sdkFolder === undefined || (demo !== undefined && !shop)) {
      output.say('\n  What pages load is not built yet. This builds it: npm run build')
    }
    output.say('\n  Stop with Ctrl+C.')
    output.result({
      url,
      shop: shop ? `${url}/shop` : null,
      writeKey: demo?.writeKey ?? null,
      seconds: Number(seconds),
    })
    await (options.until ?? Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]))
    await server.close()
  })
}
