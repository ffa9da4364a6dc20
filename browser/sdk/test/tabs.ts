/**
 * Tabs of one browser, so that they share their storage, on pages that differ in what they allow. In
 * a tab, `code` is everything that code.ts exports.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { launchChromium } from '@discreet/contracts/chromium'
import type { BrowserContext, Page } from 'playwright-core'
import { build } from 'vite'

const strict = "default-src 'none'; script-src 'self'; connect-src 'self'; base-uri 'none'"

/** By path: what the page's policy says. */
const policies: Readonly<Record<string, string>> = {
  '/': `${strict}; worker-src 'self'`,
  '/no-workers': `${strict}; worker-src 'none'`,
  '/elsewhere': "default-src 'none'; script-src 'self'; connect-src *; worker-src 'self'",
  '/trusted-types': `${strict}; worker-src 'self'; require-trusted-types-for 'script'`,
}

export interface Tab {
  readonly page: Page
  /** The body of an async function. Text, because a test runner would rewrite a function. */
  run(body: string): Promise<unknown>
  close(): Promise<void>
}

export interface Tabs {
  /** Another browser that shares nothing with the others. */
  newContext(): Promise<BrowserContext>
  /** In the usual browser, or in `context`. */
  open(
    path?: string,
    context?: BrowserContext,
    prepare?: (page: Page) => Promise<unknown>,
  ): Promise<Tab>
  close(): Promise<void>
}

async function bundled(entry: URL): Promise<ReadonlyMap<string, Uint8Array | string>> {
  const result = await build({
    logLevel: 'silent',
    configFile: false,
    base: './',
    resolve: { conditions: ['discreet-source', 'module', 'browser', 'production'] },
    worker: { format: 'es' },
    build: {
      write: false,
      minify: false,
      target: 'es2022',
      lib: { entry: { code: fileURLToPath(entry) }, formats: ['es'] },
      rolldownOptions: { output: { entryFileNames: '[name].js' } },
    },
  })
  const outputs = [result].flat().flatMap((one) => ('output' in one ? one.output : []))
  return new Map(
    outputs.map((one) => [one.fileName, one.type === 'chunk' ? one.code : one.source] as const),
  )
}

export async function openTabs(
  files: Readonly<Record<string, Uint8Array | string>> = {},
): Promise<Tabs> {
  const scripts = await bundled(new URL('code.ts', import.meta.url))
  const server = createServer(({ url = '' }, response) => {
    response.setHeader('access-control-allow-origin', '*')
    const script = scripts.get(url.slice(1))
    if (script !== undefined) {
      return response.setHeader('content-type', 'text/javascript').end(script)
    }
    const file = files[url.slice(1)]
    if (file !== undefined) return response.end(file)
    const policy = policies[url]
    if (policy === undefined) return response.writeHead(404).end()
    response.setHeader('content-security-policy', policy)
    return response.setHeader('content-type', 'text/html').end('<!doctype html><title>t</title>')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const browser = await launchChromium()
  const usual = await browser.newContext()
  return {
    newContext: () => browser.newContext(),
    async open(path = '/', context = usual, prepare) {
      const page = await context.newPage()
      await prepare?.(page)
      await page.goto(`${origin}${path}`)
      return {
        page,
        run: (body) =>
          page.evaluate(`(async () => { const code = await import('/code.js'); ${body} })()`),
        close: () => page.close(),
      }
    },
    async close() {
      await browser.close()
      server.close()
    },
  }
}
