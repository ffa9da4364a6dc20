/** The elements in real Chromium, under the strictest content security policy that a shop could set. */
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { launchChromium } from '@discreet/contracts/chromium'
import { build } from 'vite'
import type { FakeSettings } from './fake.ts'
import { pictures } from './products.ts'

type Browser = Awaited<ReturnType<typeof launchChromium>>
export type Page = Awaited<ReturnType<Browser['newPage']>>
type ContextOptions = NonNullable<Parameters<Browser['newContext']>[0]>
export type Context = ContextOptions & { readonly dir?: 'rtl' }

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; media-src 'self'; base-uri 'none'; require-trusted-types-for 'script'"

const pageStyles = `
:root{color-scheme:light dark}
body{margin:0;font:1rem/1.5 system-ui,sans-serif;background:light-dark(#fff,#14171a);color:light-dark(#1d2321,#e8ebe9)}
main{max-width:70rem;margin:0 auto;padding:2rem 1.25rem 4rem}
h1{font-size:1.75rem;margin:0 0 1.5rem}
`

async function bundle(): Promise<ReadonlyMap<string, string>> {
  const result = await build({
    logLevel: 'silent',
    configFile: false,
    resolve: { conditions: ['discreet-source'] },
    build: {
      write: false,
      target: 'es2023',
      lib: {
        entry: fileURLToPath(new URL('entry.ts', import.meta.url)),
        formats: ['es'],
        fileName: 'entry',
      },
    },
  })
  const outputs = (Array.isArray(result) ? result : [result]).flatMap((one) =>
    'output' in one ? one.output : [],
  )
  return new Map(outputs.flatMap((one) => ('code' in one ? [[`/${one.fileName}`, one.code]] : [])))
}

export interface Shown {
  readonly page: Page
  /** What the page complained about: errors and breaches of the policy. */
  readonly complaints: readonly string[]
  close(): Promise<void>
}

export interface Elements {
  /** A page without anything; its module is at `/entry.js`. */
  open(context?: ContextOptions): Promise<Shown>
  /** A page with this in its `<main>`, where `fake` is the Discreet that is provided. */
  show(markup: string, settings?: FakeSettings, context?: Context): Promise<Shown>
  close(): Promise<void>
}

/** Violations of WCAG 2.0 to 2.2 A and AA and of best practice, in words. */
export async function violations(page: Page): Promise<string[]> {
  const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
  await page.evaluate(await readFile(axe, 'utf8'))
  return page.evaluate(`axe.run().then(({ violations }) => violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => id + ': ' + target.join(' ') + '\\n' + failureSummary)))`)
}

export async function openElements(): Promise<Elements> {
  const files = await bundle()
  const server = createServer(({ url = '/' }, response) => {
    response.setHeader('content-security-policy', policy)
    const type = (kind: string): void => void response.setHeader('content-type', kind)
    const code = files.get(url)
    if (code !== undefined) {
      type('text/javascript')
      return response.end(code)
    }
    if (url === '/pictures.svg') {
      type('image/svg+xml')
      return response.end(pictures)
    }
    if (url === '/page.css') {
      type('text/css')
      return response.end(pageStyles)
    }
    type('text/html; charset=utf-8')
    return response.end(
      '<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>A shop</title><link rel="stylesheet" href="/page.css"><main></main>',
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const browser = await launchChromium()
  const open = async (options: ContextOptions = {}): Promise<Shown> => {
    const context = await browser.newContext({ viewport: { width: 1120, height: 800 }, ...options })
    const page = await context.newPage()
    const complaints: string[] = []
    page.on('pageerror', ({ message }) => complaints.push(message))
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text())
    })
    await page.goto(origin)
    return { page, complaints, close: () => context.close() }
  }
  return {
    open,
    async show(markup, settings = {}, { dir = 'ltr', ...options } = {}) {
      const shown = await open(options)
      const [locale, content] = [settings.locale ?? 'en', `<h1>A shop</h1>${markup}`]
      await shown.page.evaluate(`(async () => {
        Object.assign(document.documentElement, ${JSON.stringify({ lang: locale, dir })})
        const code = await import('/entry.js')
        globalThis.fake = code.fakeDiscreet(${JSON.stringify(settings)})
        globalThis.shown = []
        addEventListener('discreet-shown', ({ detail }) => shown.push(detail))
        const trusted = trustedTypes.createPolicy('test', { createHTML: (html) => html })
        const html = trusted.createHTML(${JSON.stringify(content)})
        const { body } = new DOMParser().parseFromString(html, 'text/html')
        document.querySelector('main').append(...body.childNodes)
        code.defineElements()
        code.provide(fake)
      })()`)
      return shown
    },
    async close() {
      await browser.close()
      server.close()
    },
  }
}
