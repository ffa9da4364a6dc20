/** A page of a brand, at an origin of its own and under a strict policy, with a badge on it. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { BrowserContext, Page } from 'playwright-core'

export interface Badge {
  readonly key: string
  readonly since?: string
  readonly lang?: string
  /** Rules of style of the page around it. */
  readonly style?: string
}

export interface Brand {
  readonly origin: string
  open(context: BrowserContext, badge: Badge): Promise<Page>
  close(): void
}

/** `server`: where Discreet is. */
export async function openBrand(server: string): Promise<Brand> {
  let html = ''
  const brand = createServer((request, response) => {
    const policy = `default-src 'none'; script-src ${server}; connect-src ${server}; style-src 'self'; require-trusted-types-for 'script'`
    if (request.url === '/page.css') {
      return response.setHeader('content-type', 'text/css').end(styles)
    }
    response.setHeader('content-security-policy', policy)
    return response.setHeader('content-type', 'text/html; charset=utf-8').end(html)
  })
  let styles = ''
  await new Promise<void>((resolve) => brand.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(brand.address() as AddressInfo).port}`
  return {
    origin,
    async open(context, { key, since, lang = 'en', style = '' }) {
      styles = style
      const seen = since === undefined ? '' : ` since="${since}"`
      html = `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>A brand</title><link rel="stylesheet" href="/page.css"><script type="module" src="${server}/sdk/badge.js"></script></head><body><main><h1>A brand</h1><discreet-badge server="${server}" site="shop" key="${key}"${seen}></discreet-badge></main></body></html>`
      const page = await context.newPage()
      await page.goto(`${origin}/`)
      return page
    },
    close: () => brand.close(),
  }
}

/** What the badge says when it has nothing left to check: each line, and what became of it. */
export async function saidBy(page: Page): Promise<readonly string[]> {
  const lines = page.locator('discreet-badge li')
  await lines.first().waitFor()
  await page.waitForFunction(() => {
    const root = document.querySelector('discreet-badge')?.shadowRoot
    return [...(root?.querySelectorAll('i') ?? [])].every(({ textContent }) => textContent !== '…')
  })
  return (await lines.allInnerTexts()).map((line) => line.replaceAll('\n', ' '))
}
