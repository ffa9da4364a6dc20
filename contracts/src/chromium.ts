/** The sources of a package in a real browser: bundled, served, imported as `code` by what runs. */
import { spawnSync } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'
import { chromium } from 'playwright-core'
import { build } from 'vite'

const which = ['chromium', 'chromium-browser', 'google-chrome'].map((name) =>
  spawnSync('which', [name], { encoding: 'utf8' }).stdout.trim(),
)

/** undefined: no browser here; the tests that need one are skipped and say so. */
export const chromiumPath: string | undefined =
  process.env['CHROMIUM_PATH'] ?? which.find((path) => path !== '')
if (chromiumPath === undefined) process.stderr.write('skipped: no Chromium on this machine\n')

/** By file name: `code.js`, and whatever it loads later. */
async function bundle(entry: URL): Promise<ReadonlyMap<string, Uint8Array | string>> {
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

export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    ...(chromiumPath === undefined ? {} : { executablePath: chromiumPath }),
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-domain-reliability',
      // What the browser itself asks its maker, not the page.
      '--disable-features=AutofillServerCommunication,MediaRouter,OptimizationHints,Translate',
    ],
  })
}

export interface Page {
  /** The body of an async function; `code` is the module, files are at `/name`. */
  run(body: string): Promise<unknown>
  close(): Promise<void>
}

export async function openInChromium(
  entry: URL,
  files: Readonly<Record<string, Uint8Array | string>> = {},
): Promise<Page> {
  const code = await bundle(entry)
  const server = createServer(({ url = '' }, response) => {
    const script = code.get(url.slice(1))
    if (script !== undefined) {
      return response.setHeader('content-type', 'text/javascript').end(script)
    }
    const file = files[url.slice(1)]
    if (file !== undefined) return response.end(file)
    return response.setHeader('content-type', 'text/html').end('<!doctype html><title>t</title>')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const browser = await launchChromium()
  const page = await browser.newPage()
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  return {
    // Text, because a test runner would rewrite a function.
    run: (body) =>
      page.evaluate(`(async () => { const code = await import('/code.js'); ${body} })()`),
    async close() {
      await browser.close()
      server.close()
    },
  }
}
