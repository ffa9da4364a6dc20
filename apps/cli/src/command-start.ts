/** discreet start */
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { consoleBundle } from '@discreet/console'
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
import { firstLinks, signInOf } from './start-console.ts'

export interface StartOptions extends StoreChoice, OutsideOptions {
  /** false: an empty store stays empty. */
  readonly demo: boolean
  /** Addresses (or CIDR ranges) of proxies in front, whose `X-Forwarded-For` is believed. */
  readonly trustedProxies?: readonly string[]
  /** A folder with law packs of one's own. */
  readonly packs?: string
  /** Files of the SDK, and pages of the demo shop. Default: where `npm run build` puts them. */
  readonly sdkFolder?: string
  readonly shopFolder?: string
  /** Pages of the staff console; as before. */
  readonly consoleFolder?: string
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
  /** Addresses of the console; undefined: it is not built. */
  readonly console: StartedConsole | undefined
}

interface StartedConsole {
  readonly url: string
  /** Each makes an administrator, once. */
  readonly links: readonly string[]
}

/** Browsers know a passkey by a name, and an IP address is none. */
function consoleAt(url: string, publicUrl: string | undefined, links: string[]): StartedConsole {
  const console = `${publicUrl ?? url.replace(/127\.0\.0\.1|\[::1\]/, 'localhost')}/console/`
  return { url: console, links: links.map((link) => `${console}${link}`) }
}

/** Where nobody can sign in otherwise, the link is the address. */
function consoleLine({ url, links }: StartedConsole, demo: boolean): string {
  const [only, another] = links
  return demo || only === undefined || another !== undefined ? url : only
}

function sayConsole(output: Output, { links }: StartedConsole, demo: boolean): void {
  const [only, another] = links
  if (demo) output.say('\n  The console has invented staff, and a button to sign in as each.')
  if (only === undefined) return
  if (!demo && another === undefined) {
    output.say(
      '\n  The link makes whoever opens it first the administrator, with a passkey; within an hour.',
    )
    return
  }
  const shown = links.map((link) => `  ${link}`).join('\n')
  output.say(`\n  To become its administrator, with a passkey; once, within an hour:\n${shown}`)
}

function say(output: Output, started: Started, sdk: boolean): void {
  const { url, demo, shop, mail, console } = started
  const addresses = [
    ['Open', url],
    ...(shop ? [['Shop', `${url}/shop`]] : []),
    ...(console === undefined ? [] : [['Console', consoleLine(console, demo !== undefined)]]),
    ...(mail ? [['Mail', `${url}/mail`]] : []),
    ['API', `${url}/docs`],
    ['Ledger', `${url}/v1/ledger`],
  ]
  output.say(
    `\n${addresses.map(([name = '', address]) => `  ${name.padEnd(8)}${address}`).join('\n')}`,
  )
  if (console !== undefined) sayConsole(output, console, demo !== undefined)
  if (demo?.writeKey !== undefined) {
    output.say(
      `\n  The shop "${demoSite}" and its shoppers are simulated, and so is what came of its campaigns\n  (discreet campaign list).\n  Its write key, shown once: ${demo.writeKey}`,
    )
  }
  if (!sdk || console === undefined || (demo !== undefined && !shop)) {
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

interface Pages {
  readonly sdk: string | undefined
  readonly shop: string | undefined
  readonly console: string | undefined
}

function pagesOf(options: StartOptions): Pages {
  return {
    sdk: built(options.sdkFolder ?? fileURLToPath(bundleFolder), 'discreet.js'),
    shop: built(options.shopFolder ?? shopBundle, 'index.html'),
    console: built(options.consoleFolder ?? consoleBundle, 'index.html'),
  }
}

async function serverOf(
  session: Session,
  options: StartOptions,
  outside: Outside,
  { demo, shop, pages }: { demo?: Demo; shop: Extend | undefined; pages: Pages },
): Promise<Awaited<ReturnType<typeof createServer>>> {
  const { jobs, mailer, publicUrl } = outside
  const where = { host: options.host, ...(publicUrl === undefined ? {} : { publicUrl }) }
  const signIn = await signInOf(session, {
    ...where,
    ...(demo === undefined ? {} : { demo: demo.site }),
  })
  return createServer({
    ...session,
    ...signIn,
    packs: readPacks(options.packs).map(({ pack }) => pack),
    jobs,
    extend: extended(shop, outside),
    ...(options.trustedProxies === undefined ? {} : { trustedProxies: options.trustedProxies }),
    ...(mailer === undefined ? {} : { mailer }),
    ...(publicUrl === undefined ? {} : { publicUrl }),
    ...(pages.sdk === undefined ? {} : { sdkFolder: pages.sdk }),
    ...(pages.console === undefined ? {} : { consoleFolder: pages.console }),
  })
}

function tell(output: Output, started: Started, pages: Pages, seconds: string): void {
  const { url, shop, mail, demo, console } = started
  say(output, started, pages.sdk !== undefined)
  output.result({
    url,
    shop: shop ? `${url}/shop` : null,
    console: console?.url ?? null,
    links: console?.links ?? [],
    mail: mail ? `${url}/mail` : null,
    writeKey: demo?.writeKey ?? null,
    seconds: Number(seconds),
  })
}

/** Resolves when the process is told to stop. */
export async function start(options: StartOptions, output: Output): Promise<void> {
  const began = performance.now()
  const pages = pagesOf(options)
  const progress = output.progress('Opening the store')
  await withSession(options, async (session) => {
    const demo = options.demo ? await seedDemo(session, progress) : undefined
    const shop = await demoShop(session, demo, pages.shop)
    const outside = await openOutside(session, options, demo !== undefined, warn)
    try {
      const of = { shop, pages, ...(demo === undefined ? {} : { demo }) }
      const server = await serverOf(session, options, outside, of)
      const links = pages.console === undefined ? [] : await firstLinks(session)
      await serve(server, options, (url) => {
        const seconds = ((performance.now() - began) / 1000).toFixed(1)
        progress.done(`Discreet is running (${seconds} s)`)
        const { publicUrl, mails } = outside
        const console = pages.console && consoleAt(url, publicUrl, links)
        const started = { url, demo, shop: shop !== undefined, mail: mails !== undefined }
        tell(output, { ...started, console: console || undefined }, pages, seconds)
      })
    } finally {
      await outside.close()
    }
  })
}
