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
import { caughtMailRoutes, createServer } from '@discreet/server'
import { createShopIdentity, shopBundle, shopRoutes } from '@discreet/shop'
import type { Output } from './output.ts'
import type { Outside, OutsideOptions } from './outside.ts'
import { openOutside } from './outside.ts'
import type { Demo } from './seed.ts'
import { demoPlace, demoSite, seedDemo } from './seed.ts'
import type { Session, StoreChoice } from './session.ts'
import { withSession } from './session.ts'

export interface StartOptions extends StoreChoice, OutsideOptions {
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

/** undefined: the folder is not built. */
function built(folder: string, file: string): string | undefined {
  return existsSync(join(folder, file)) ? folder : undefined
}

/**
 * The demo shop says who is signed in with a key of its own, made anew at each start; so this is
 * before the server opens the site.
 */
async function openDemoShop({ store, now }: Session, site: Site, bundle: string): Promise<Extend> {
  const { issuer, jwks, vouch } = await createShopIdentity(demoIssuer)
  const settings = { place: demoPlace, ...site.settings, identity: { issuer, jwks } }
  await store.updateSite({ ...site, settings })
  return (scope) => shopRoutes(scope, { site: site.id, vouch, bundle, now })
}

type Extend = NonNullable<ServerOptions['extend']>

/** What the demo has beside a server: its shop, and the mails that it would send. */
function extended(shop: Extend | undefined, { mails }: Outside): Extend {
  return async (scope) => {
    if (mails !== undefined) caughtMailRoutes(scope, mails)
    await shop?.(scope)
  }
}

interface Started {
  readonly url: string
  readonly demo: Demo | undefined
  readonly shop: boolean
  readonly mail: boolean
}

function say(output: Output, { url, demo, shop, mail }: Started, sdk: boolean): void {
  const addresses = [
    ['Open', ''],
    ...(shop ? [['Shop', '/shop']] : []),
    ...(mail ? [['Mail', '/mail']] : []),
    ['API', '/docs'],
    ['Ledger', '/v1/ledger'],
  ]
  output.say(
    `\n${addresses.map(([name = '', path]) => `  ${name.padEnd(8)}${url}${path}`).join('\n')}`,
  )
  if (demo?.writeKey !== undefined) {
    output.say(
      `\n  The shop "${demoSite}" and its shoppers are simulated, and so is what came of its campaigns\n  (discreet campaign list).\n  Its write key, shown once: ${demo.writeKey}`,
    )
  }
  if (!sdk || (demo !== undefined && !shop)) {
    output.say('\n  What pages load is not built yet. This builds it: npm run build')
  }
  output.say('\n  Stop with Ctrl+C.')
}

async function demoShop(
  session: Session,
  demo: Demo | undefined,
  bundle: string | undefined,
): Promise<Extend | undefined> {
  return demo === undefined || bundle === undefined
    ? undefined
    : openDemoShop(session, demo.site, bundle)
}

/** Until it is told to stop. */
async function serve(
  server: Awaited<ReturnType<typeof createServer>>,
  options: StartOptions,
  listening: (url: string) => void,
): Promise<void> {
  try {
    listening(await server.listen({ port: options.port, host: options.host }))
    await (options.until ?? Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]))
  } finally {
    await server.close()
  }
}

function warn(what: string): void {
  process.stderr.write(`${JSON.stringify({ level: 'warn', what })}\n`)
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
    const shop = await demoShop(session, demo, bundle)
    const outside = await openOutside(session, options, demo !== undefined, warn)
    try {
      const { jobs, mailer, publicUrl, mails } = outside
      const server = await createServer({
        ...session,
        packs,
        jobs,
        extend: extended(shop, outside),
        ...(mailer === undefined ? {} : { mailer }),
        ...(publicUrl === undefined ? {} : { publicUrl }),
        ...(sdkFolder === undefined ? {} : { sdkFolder }),
      })
      await serve(server, options, (url) => {
        const seconds = ((performance.now() - began) / 1000).toFixed(1)
        progress.done(`Discreet is running (${seconds} s)`)
        const started = { url, demo, shop: shop !== undefined, mail: mails !== undefined }
        say(output, started, sdkFolder !== undefined)
        output.result({
          url,
          shop: started.shop ? `${url}/shop` : null,
          mail: started.mail ? `${url}/mail` : null,
          writeKey: demo?.writeKey ?? null,
          seconds: Number(seconds),
        })
      })
    } finally {
      await outside.close()
    }
  })
}
