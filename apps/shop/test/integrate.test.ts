/** The pages of docs/integrate.md, from its own text, on an origin that is not Discreet's. */
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { chromiumPath } from '@discreet/contracts/chromium'
import type { ShopInChromium } from '@discreet/contracts/shop-in-chromium'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runningShop, shown } from './running-shop.ts'

const text = readFileSync(new URL('../../../docs/integrate.md', import.meta.url), 'utf8')
const blocks = [...text.matchAll(/```html\n(.*?)```/gs)].map(([, code = '']) => code)
const [first = ''] = blocks
const classic = blocks.find((code) => code.includes('discreet.classic.js')) ?? ''
const tag = /<script type="module".*<\/script>/.exec(first)?.[0] ?? ''

let shop: ShopInChromium
let context: BrowserContext
let page: Page
let policy: string | undefined
let html = ''
const elsewhere = createServer((_, answer) => {
  if (policy !== undefined) answer.setHeader('content-security-policy', policy)
  answer.setHeader('content-type', 'text/html').end(html)
})

const ours = (code: string): string => code.replaceAll('https://discreet.example', shop.url)

async function open(code: string, under?: string): Promise<readonly string[]> {
  const faults: string[] = []
  policy = under
  html = ours(code)
  page = await context.newPage()
  page.on('pageerror', ({ message }) => faults.push(message))
  page.on('console', (message) => {
    if (message.type() === 'error' && !/favicon/.test(message.location().url)) {
      faults.push(message.text())
    }
  })
  await page.goto(`http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`)
  return faults
}

describe.skipIf(chromiumPath === undefined)('a page as docs/integrate.md writes it', () => {
  beforeAll(async () => {
    shop = await runningShop({ people: 2000 })
    context = await shop.browser.newContext()
    context.setDefaultTimeout(10_000)
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve))
  })
  afterAll(async () => {
    elsewhere.closeAllConnections()
    elsewhere.close()
    await shop?.stop()
  })

  test('shows a shelf in ten lines, with choices and reasons', async () => {
    expect(first.trim().split('\n').length).toBeLessThanOrEqual(10)
    const faults = await open(first)
    await shown(page)
    const shelf = page.locator('discreet-shelf')
    expect(await shelf.locator('li .title').count()).toBeGreaterThanOrEqual(3)
    expect(await shelf.locator('li .price').first().innerText()).toMatch(/€\d/)
    await shelf.locator('button.why').first().click()
    await page.locator('discreet-why .reason').waitFor()
    await shelf.locator('button.change').click()
    await page.locator('discreet-level [data-level="2"]').click()
    await page.locator('discreet-level [data-level="2"][aria-pressed=true]').waitFor()
    expect(await shelf.locator('li .title').count()).toBeGreaterThanOrEqual(3)
    expect(faults.filter((fault) => !/scorer-worker/.test(fault))).toEqual([])
  })

  test('works under the policy that it asks for', async () => {
    const asked = /```\n(script-src .*?)```/s.exec(text)?.[1] ?? ''
    const sources = ours(asked).replace('(your pictures)', "'self'").trim()
    const faults = await open(first, `default-src 'none'; ${sources}`)
    await shown(page)
    expect(await page.locator('discreet-shelf li .title').count()).toBeGreaterThanOrEqual(3)
    expect(faults).toEqual([])
  })

  test('with an import map every module is checked', async () => {
    const answer = await fetch(`${shop.url}/sdk/import-map.json`)
    const { integrity } = (await answer.json()) as { integrity: Record<string, string> }
    expect(Object.keys(integrity).length).toBeGreaterThan(10)
    const mapped = (change: (file: string, hash: string) => string): string => {
      const lines = Object.entries(integrity).map(([file, hash]) => [
        file.replace('./', `${shop.url}/sdk/`),
        change(file, hash),
      ])
      const map = JSON.stringify({ integrity: Object.fromEntries(lines) })
      return first.replace(tag, `<script type="importmap">${map}</script>\n${tag}`)
    }
    expect(await open(mapped((_, hash) => hash))).toEqual([])
    await shown(page)
    await page.locator('discreet-shelf button.why').first().click()
    await page.locator('discreet-why .reason').waitFor()
    const wrong = `sha384-${'A'.repeat(64)}`
    const faults = await open(mapped((file, hash) => (file.includes('/why-') ? wrong : hash)))
    await shown(page)
    await page.locator('discreet-shelf button.why').first().click()
    await expect.poll(() => faults.join()).toMatch(/integrity/)
    expect(await page.locator('discreet-why .reason').count()).toBe(0)
  })

  test('works as one classic script, checked by its hash', async () => {
    const answer = await fetch(`${shop.url}/sdk/integrity.json`)
    const hashes = (await answer.json()) as Record<string, string>
    const hash = hashes['discreet.classic.js'] ?? ''
    const faults = await open(first.replace(tag, classic.replace('sha384-…', hash).trim()))
    await shown(page)
    expect(await page.locator('discreet-shelf li .title').count()).toBeGreaterThanOrEqual(3)
    await page.locator('discreet-shelf button.change').click()
    await page.locator('discreet-level [data-level="1"]').click()
    await page.locator('discreet-level [data-level="1"][aria-pressed=true]').waitFor()
    const level = await page.evaluate('discreet.choices.get().level')
    expect(level).toBe(1)
    expect(faults.filter((fault) => !/scorer-worker/.test(fault))).toEqual([])
    const refused = await open(
      first.replace(tag, classic.replace('sha384-…', `sha384-${'A'.repeat(64)}`)),
    )
    await expect.poll(() => refused.join()).toMatch(/integrity/)
  })

  test('says only what there is: every attribute and file that it names', async () => {
    const named = new Set(text.match(/discreet-(?:shelf|level|preferences|label)\b/g))
    expect(named.size).toBe(4)
    for (const [, path] of text.matchAll(/\]\((\.\.?\/[^)#]+|[a-z-]+\.md)\)/g)) {
      expect(() => readFileSync(new URL(`../../../docs/${path}`, import.meta.url))).not.toThrow(
        /ENOENT/,
      )
    }
  })
})
