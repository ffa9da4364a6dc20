/** The sources of a package in a real browser: bundled, served, imported as `code` by what runs. */
import { spawnSync } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { build } from 'vite'

const which = ['chromium', 'chromium-browser', 'google-chrome'].map((name) =>
  spawnSync('which', [name], { encoding: 'utf8' }).stdout.trim(),
)

/** undefined: no browser here; the tests that need one are skipped and say so. */
export const chromiumPath: string | undefined =
  process.env['CHROMIUM_PATH'] ?? which.find((path) => path !== '')
if (chromiumPath === undefined) process.stderr.write('skipped: no Chromium on this machine\n')

async function bundle(entry: URL): Promise<string> {
  const result = await build({
    logLevel: 'silent',
    configFile: false,
    resolve: { conditions: ['discreet-source'] },
    build: {
      write: false,
      minify: false,
      lib: { entry: fileURLToPath(entry), formats: ['es'], fileName: 'code' },
    },
  })
  const [output] = Array.isArray(result) ? result : [result]
  const chunk = output !== undefined && 'output' in output ? output.output[0] : undefined
  return chunk !== undefined && 'code' in chunk ? chunk.code : ''
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
    if (url === '/code.js') return response.setHeader('content-type', 'text/javascript').end(code)
    const file = files[url.slice(1)]
    if (file !== undefined) return response.end(file)
    return response.setHeader('content-type', 'text/html').end('<!doctype html><title>t</title>')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const browser = await chromium.launch({
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
    ],
  })
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
