/**
 * The server with the files that are built from this very tree, and beside the shop some plain pages
 * as an integrator would write them, under a policy that allows nothing inline and no `eval`.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ShopInChromium, ShopOptions } from '@discreet/contracts/shop-in-chromium'
import { openShopInChromium, shopId } from '@discreet/contracts/shop-in-chromium'
import type { Item } from '@discreet/protocol'
import type { FastifyInstance } from 'fastify'
import type { Page } from 'playwright-core'
import { buildElements, buildShop } from '../../../scripts/build-browser.ts'
import { createShopIdentity, shopRoutes } from '../src/index.ts'

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "connect-src 'self'",
  "img-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** `start`: the tag, or a script of the page's own that starts Discreet with a way to sign in. */
function plainPage(view: string, start: string): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Plain shop</title>
${start}
<main${view === '' ? '' : ` data-discreet-view="${view}"`}>
<h1>Plain shop</h1>
<discreet-shelf placement="home" heading="For you"></discreet-shelf>
</main>
</html>
`
}

const tag = `<script type="module" src="/sdk/discreet.js" data-discreet-site="${shopId}"></script>`
const ownStart = '<script type="module" src="/plain/start.js"></script>'
const start = `
import { connectAttributes, createDiscreet, defineElements, provide } from '/sdk/discreet.js'
const person = new URLSearchParams(location.search).get('person')
const token = async () =>
  person === null ? undefined : (await (await fetch('/plain/token?person=' + person)).json()).token
const discreet = createDiscreet({ site: '${shopId}', token })
globalThis.started = discreet
provide(discreet)
connectAttributes(discreet)
defineElements()
`

function plainPages(server: FastifyInstance, vouch: (person: string) => Promise<string>): void {
  server.get('/plain', (request, reply) => {
    const { view = '', own } = request.query as { view?: string; own?: string }
    const page = plainPage(encodeURIComponent(view), own === undefined ? tag : ownStart)
    return reply
      .header('content-security-policy', policy)
      .type('text/html; charset=utf-8')
      .send(page)
  })
  server.get('/plain/start.js', (_, reply) => reply.type('text/javascript').send(start))
  server.get('/plain/token', async (request) => {
    const { person = '' } = request.query as { person?: string }
    const payload = { jwt: await vouch(person) }
    const { body } = await server.inject({ method: 'POST', url: '/v1/me/token', payload })
    return JSON.parse(body) as object
  })
}

export interface RunningShopOptions extends Pick<ShopOptions, 'open' | 'people' | 'place'> {
  /** Added to the catalogue. */
  readonly items?: readonly Item[]
}

export async function runningShop({
  items: more = [],
  ...options
}: RunningShopOptions = {}): Promise<ShopInChromium> {
  const folder = mkdtempSync(join(tmpdir(), 'discreet-bundle-'))
  const [sdkFolder, bundle] = [join(folder, 'sdk'), join(folder, 'shop')]
  await buildElements(sdkFolder)
  await buildShop(bundle)
  const { issuer, jwks, vouch } = await createShopIdentity('https://shop.example')
  const shop = await openShopInChromium({
    ...options,
    sdkFolder,
    identity: { issuer, jwks },
    shelve: (items) => [
      ...items.map((item) => ({
        ...item,
        url: `/shop/product/${item.id}`,
        image: `/shop/pictures.svg#${item.id}`,
      })),
      ...more,
    ],
    async extend(server, now) {
      plainPages(server, (person) => vouch(person, now()))
      await server.register((scope) => shopRoutes(scope, { site: shopId, vouch, bundle, now }))
    },
  })
  return {
    ...shop,
    async stop() {
      await shop.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The body of an async function; `discreet` is the page's. Text, as a test runner rewrites imports. */
export async function inPage<T>(page: Page, body: string): Promise<T> {
  const found = "globalThis.started ?? (await import('/sdk/discreet.js')).discreet"
  return page.evaluate(`(async () => { const discreet = ${found}; ${body} })()`) as Promise<T>
}

/** Fails a page that breaks its policy or throws; call what it returns at the end. */
export async function watchFaults(page: Page): Promise<() => readonly string[]> {
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(`threw: ${error.message}`))
  await page.exposeFunction('faulty', (text: string) => faults.push(text))
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const { faulty } = globalThis as unknown as { faulty: (text: string) => void }
      faulty(`${event.effectiveDirective} refused ${event.blockedURI} ${event.sample}`)
    })
  })
  return () => faults
}

/** Waits until every shelf of the page has come to rest. */
export async function shown(page: Page): Promise<void> {
  await page.locator('discreet-shelf .row[aria-busy=false]').first().waitFor()
  await page.waitForFunction(() =>
    [...document.querySelectorAll('discreet-shelf')].every(
      ({ shadowRoot }) => shadowRoot?.querySelector('.row')?.getAttribute('aria-busy') === 'false',
    ),
  )
}
