/** The rules of docs and design that a browser can check, on the real shop. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { chromiumPath } from '@discreet/contracts/chromium'
import { evidenceOf, nothingLeft } from '@discreet/contracts/evidence'
import type { Prominence } from '@discreet/contracts/prominence'
import { prominenceOf } from '@discreet/contracts/prominence'
import { bannedWords, readingOf, sentencesOf } from '@discreet/contracts/reading'
import type { ShopInChromium, Visitor } from '@discreet/contracts/shop-in-chromium'
import { readReceipt } from '@discreet/identity-jwt'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { canonicalJson } from '../../../adapters/store-sql/src/ledger-chain.ts'
import { runningShop, watchFaults } from './running-shop.ts'
import { addresses, choose, follow, open, product, settled, toChoices } from './shop-pages.ts'
import { watchedStore } from './watched-store.ts'

const store = watchedStore()
let shop: ShopInChromium
let visitor: Visitor
let page: Page
let faults: () => readonly string[]

/** Choices that a visitor can reach with one act: which acts lead to `[data-level]`. */
async function stepsTo(
  level: number,
): Promise<{ readonly steps: number; readonly effort: number }> {
  const option = page.locator(`discreet-level [data-level="${level}"]`).first()
  const acts = page.locator('a, button').filter({ hasText: /how personal|^\s*change\s*$/i })
  let [steps, effort] = [0, 0]
  let from: Place | undefined
  if (!(await option.isVisible())) {
    const act = acts.first()
    from = await placeOf(act)
    await act.click()
    await option.waitFor()
    steps += 1
  }
  const to = await placeOf(option)
  effort += difficulty(from, to)
  await option.click()
  await page.locator(`discreet-level [data-level="${level}"][aria-pressed=true]`).first().waitFor()
  return { steps: steps + 1, effort }
}

interface Place {
  readonly x: number
  readonly y: number
  readonly size: number
}

async function placeOf(element: ReturnType<Page['locator']>): Promise<Place> {
  const box = await element.boundingBox()
  if (box === null) throw new Error('not on the page')
  const size = Math.min(box.width, box.height)
  return { x: box.x + box.width / 2, y: box.y + box.height / 2, size }
}

/** Fitts: bits of pointing, which time is proportional to. */
function difficulty(from: Place | undefined, to: Place): number {
  const distance = from === undefined ? 0 : Math.hypot(to.x - from.x, to.y - from.y)
  return Math.log2(distance / to.size + 1) + 1
}

/** The shelf of the home page, and the place in it of the first thing that this is the reason for. */
async function homeShelf(
  because: string,
): Promise<{ readonly shelf: ReturnType<Page['locator']>; readonly at: number }> {
  const shelf = page.locator('discreet-shelf[placement=home]')
  await shelf.locator('.card .reason', { hasText: because }).first().waitFor()
  const reasons = await shelf.locator('.card .reason').allInnerTexts()
  return { shelf, at: reasons.findIndex((text) => text.includes(because)) }
}

/** With everything that the device knows now; none: not among the first hundred. */
async function scoreOf(item: string): Promise<number> {
  const items = await page.evaluate(async () => {
    const shelf = document.querySelector('discreet-shelf') as unknown as {
      at: { recommend(placement: string, context: object): Promise<unknown> }
    }
    const answer = await shelf.at.recommend('home', { items: [], limit: 100 })
    return (answer as { items: { item: string; score: number }[] }).items
  })
  return items.find((one) => one.item === item)?.score ?? Number.NEGATIVE_INFINITY
}

const levelName = (): Promise<string> => page.locator('#level').innerText()

async function visitAll(): Promise<void> {
  await open(page, `${shop.url}/shop`)
  for (const address of addresses) await follow(page, address)
  await follow(page, `/shop/product/${product}`)
  await page.locator('.product .button').first().click()
  await settled(page)
  await page.locator('discreet-shelf button.why').first().click()
  await page.locator('discreet-why .reason').waitFor()
  await page.locator('discreet-shelf button.change').first().click()
  await page.locator('discreet-level [data-level="2"]').waitFor()
  await settled(page)
  await follow(page, '/shop/basket')
  await follow(page, '/shop/checkout')
  for (const name of ['name', 'street', 'postcode', 'city']) {
    await page.locator(`input[name=${name}]`).fill('x')
  }
  await page.locator('button[type=submit].button').click()
  await page.locator('.order-id').waitFor()
  await settled(page)
  await open(page, `${shop.url}/shop/product/${product}`)
}

/** A long list grows after the page is seen, a frame and a task later each time. */
const wholeList = `(async () => {
  const turn = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))
  const cards = () => document.querySelectorAll('#page .card').length
  for (let before = -1; before !== cards(); ) {
    before = cards()
    for (let k = 0; k < 3; k += 1) await turn()
  }
})()`

describe.skipIf(chromiumPath === undefined)('in the shop', () => {
  beforeAll(async () => {
    shop = await runningShop({ open: (options) => store.open(options) })
  })
  afterAll(() => shop?.stop())
  beforeEach(async () => {
    visitor = await shop.visitor({ acceptDownloads: true })
    visitor.context.setDefaultTimeout(10_000)
    page = await visitor.context.newPage()
    faults = await watchFaults(page)
  })
  afterEach(async () => {
    expect(faults()).toEqual([])
    await visitor.close()
  })

  test.each(['desktop', 'phone'])(
    'R1: lowering takes no more steps and no more effort than raising, from any page (%s)',
    async (device) => {
      await page.setViewportSize(
        device === 'phone' ? { width: 390, height: 844 } : { width: 1280, height: 900 },
      )
      await open(page, `${shop.url}/shop/choices`)
      for (const [low, high, pages] of [
        [0, 2, addresses],
        [0, 1, ['/shop']],
        [1, 2, ['/shop']],
      ] as const) {
        await follow(page, '/shop/choices')
        await choose(page, low)
        for (const address of pages) {
          await follow(page, address)
          const up = await stepsTo(high)
          await follow(page, address)
          const down = await stepsTo(low)
          expect(up.steps, address).toBeLessThanOrEqual(2)
          expect(down.steps, address).toBeLessThanOrEqual(up.steps)
          expect(down.effort, address).toBeLessThanOrEqual(1.25 * up.effort)
        }
      }
    },
  )

  test.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 390],
    ['dark', 390],
  ] as const)(
    'R2: the levels stand out equally and none is chosen (%s, %i px)',
    async (colorScheme, width) => {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width, height: 844 })
      await open(page, `${shop.url}/shop/choices`)
      await page.locator('discreet-level .shows li').first().waitFor()
      await page.waitForLoadState('networkidle')
      const ladder = page.locator('#page discreet-level')
      expect(await ladder.locator('.choose').count()).toBe(4)
      expect(await ladder.locator('.choose[aria-pressed=true]').count()).toBe(0)
      for (const part of ['.choose', '.option']) {
        const found: Prominence[] = []
        for (const one of await ladder.locator(part).all()) found.push(await prominenceOf(one))
        const [first] = found
        for (const { area, contrast, ...style } of found) {
          const { area: otherArea = 0, contrast: otherContrast = 0, ...otherStyle } = first ?? {}
          expect(style).toEqual(otherStyle)
          if (part === '.choose' || width > 1000) {
            expect(Math.abs(area / otherArea - 1)).toBeLessThanOrEqual(0.1)
          }
          expect(Math.abs(contrast / otherContrast - 1)).toBeLessThanOrEqual(0.1)
        }
      }
    },
  )

  test('R3: a whole visit without a choice leaves nothing in the browser or the database', async () => {
    const before = await store.tables()
    await visitAll()
    expect(await evidenceOf(visitor.context, page)).toEqual(nothingLeft)
    expect(await store.tables()).toEqual(before)
    for (const { url, headers } of visitor.proxy.sent) {
      expect(url.startsWith(`${shop.url}/`), url).toBe(true)
      expect(headers).not.toHaveProperty('cookie')
      expect(headers).not.toHaveProperty('authorization')
      expect(headers).not.toHaveProperty('referer')
    }
    const other = await shop.visitor()
    const [seen, mine] = [visitor, page]
    page = await other.context.newPage()
    await visitAll()
    // How often a shelf asks again depends on which of its parts is there first.
    const lines = ({ proxy }: Visitor): string[] =>
      [...new Set(proxy.sent.map(({ method, url, body }) => `${method} ${url} ${body}`))].sort()
    expect(lines(other)).toEqual(lines(seen))
    await other.close()
    page = mine
  })

  test('R6: what the shop says itself is plain', async () => {
    await open(page, `${shop.url}/shop`)
    const said = new Set<string>()
    for (const address of addresses) {
      await follow(page, address)
      for (const text of await page.locator('main p, main dd, main li > p').allInnerTexts()) {
        said.add(text.trim())
      }
    }
    const prose = sentencesOf([...said])
    const reading = readingOf(prose)
    expect(reading.words).toBeGreaterThan(200)
    expect(reading.grade).toBeLessThanOrEqual(8)
    expect(reading.ease).toBeGreaterThanOrEqual(60)
    for (const word of bannedWords.en) expect(prose.join('\n')).not.toMatch(word)
  })

  test('R7: one sentence, then the table, then the whole notice, a click from each to the next', async () => {
    await open(page, `${shop.url}/shop/product/${product}`)
    const first = await page.locator('discreet-shelf [part=foot]').first().innerText()
    expect(readingOf([first]).words).toBeLessThanOrEqual(50)
    await page.locator('discreet-shelf button.change').first().click()
    const ladder = page.locator('discreet-level').first()
    await ladder.locator('.choose').first().waitFor()
    await ladder.locator('summary').click()
    await ladder.locator('discreet-label tbody tr').first().waitFor()
    const rows = await ladder.locator('discreet-label tbody tr').all()
    expect(rows).toHaveLength(5)
    const cells = await Promise.all(rows.map((row) => row.locator('td').allInnerTexts()))
    for (const level of [0, 1, 2, 3]) {
      const label = cells.map((row) => row[level] ?? '')
      expect(label.every((text) => text !== '')).toBe(true)
      expect(readingOf(label).words).toBeLessThanOrEqual(200)
    }
    await toChoices(page)
    await page.locator('#page a[href="/privacy"]').click()
    await page.waitForURL('**/privacy')
    expect(readingOf([await page.locator('main').innerText()]).words).toBeGreaterThan(200)
  })

  test('R8: without the cited thing the score of what it explained drops', async () => {
    await visitor.context.clock.setFixedTime(Date.UTC(2026, 10, 20))
    await open(page, `${shop.url}/shop/choices`)
    await choose(page, 2)
    await follow(page, '/shop/product/sushi-rice-500-g')
    await follow(page, '/shop')
    const { shelf, at } = await homeShelf('Sushi rice')
    const cards = shelf.locator('.card')
    const address = await cards.nth(at).locator('a').getAttribute('href')
    const item = decodeURIComponent(address?.split('/').at(-1) ?? '')
    const before = await scoreOf(item)
    await shelf.locator('button.why').nth(at).click()
    await page.locator('discreet-why [data-correction=forget]', { hasText: 'Sushi rice' }).click()
    await page.locator('discreet-why [role=status]', { hasText: 'Sushi rice' }).waitFor()
    await settled(page)
    expect(await scoreOf(item)).toBeLessThan(before)
    expect((await shelf.locator('.card .reason').allInnerTexts()).join()).not.toContain(
      'Sushi rice',
    )
  })

  test.each(['not_this', 'less_like_this', 'have_it', 'too_personal', 'forget'])(
    'R9: %s is one tap, and the next thing shown heeds it',
    async (correction) => {
      await open(page, `${shop.url}/shop/choices`)
      await choose(page, 2)
      await follow(page, '/shop/product/sushi-rice-500-g')
      await follow(page, '/shop')
      const { shelf, at } = await homeShelf('Sushi rice')
      const cards = shelf.locator('.card .name')
      const before = await cards.allInnerTexts()
      const name = before[at] ?? ''
      await shelf.locator('button.why').nth(at).click()
      const tapped = page.locator(`discreet-why [data-correction=${correction}]`).first()
      await tapped.click()
      await page.locator('discreet-why .status button').waitFor()
      await settled(page)
      const after = await cards.allInnerTexts()
      const reasons = (await shelf.locator('.card .reason').allInnerTexts()).join()
      if (correction === 'not_this' || correction === 'have_it') expect(after).not.toContain(name)
      else if (correction === 'less_like_this') {
        expect(after.indexOf(name) < 0 || after.indexOf(name) > before.indexOf(name)).toBe(true)
      } else expect(reasons).not.toContain('Sushi rice')
      await page.locator('discreet-why .status button').click()
      await page.locator('discreet-why [role=status]', { hasText: /back/i }).waitFor()
      // The list is drawn again after the sentence was said.
      await expect.poll(() => cards.allInnerTexts(), { timeout: 10_000 }).toEqual(before)
    },
  )

  test('R14: Global Privacy Control is heeded, and it is seen that it is', async () => {
    const own = await shop.visitor({ extraHTTPHeaders: { 'sec-gpc': '1' } })
    await own.context.addInitScript(() => {
      Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => true })
    })
    const theirs = await own.context.newPage()
    await open(theirs, `${shop.url}/shop/choices`)
    await theirs.locator('discreet-level [part=gpc]').waitFor()
    expect(await theirs.locator('discreet-level [part=gpc]').innerText()).toMatch(/signal/)
    expect(await theirs.locator('#level').innerText()).toBe('Off')
    expect(await evidenceOf(own.context, theirs)).toEqual(nothingLeft)
    const support = (await (await fetch(`${shop.url}/.well-known/gpc.json`)).json()) as object
    expect(support).toMatchObject({ gpc: true, lastUpdate: expect.stringMatching(/^\d{4}-/) })
    // Somebody who asks for more gets more.
    await choose(theirs, 2)
    await follow(theirs, '/shop/account')
    await theirs.locator('discreet-preferences [part=gpc]').waitFor()
    expect(await theirs.locator('#level').innerText()).toBe('On this device')
    await own.close()
  })

  test('R15: each change gives a receipt that verifies offline and is in the log', async () => {
    await open(page, `${shop.url}/shop/choices`)
    await choose(page, 2)
    await choose(page, 1)
    await choose(page, 2)
    await follow(page, '/shop/account')
    const saves = page.locator('discreet-preferences').getByRole('button', { name: /receipt of/ })
    await expect.poll(() => saves.count()).toBe(3)
    const levels: unknown[] = []
    for (const save of await saves.all()) {
      const [download] = await Promise.all([page.waitForEvent('download'), save.click()])
      const text = readFileSync((await download.path()) ?? '', 'utf8').trim()
      const read = await readReceipt(shop.cryptography.publicKey, text)
      if (!read.ok) throw new Error(read.reason)
      const record = read.value as { id: string; levelFrom: number | null; levelTo: number }
      levels.push([record.levelFrom, record.levelTo])
      const logged = await shop.site.log.find('consent', record.id)
      const stored = canonicalJson(record)
      expect(logged?.digest).toBe(createHash('sha256').update(stored).digest('hex'))
      const changed = text.replace(/.(?=.{10}$)/, (letter) => (letter === 'A' ? 'B' : 'A'))
      expect(await readReceipt(shop.cryptography.publicKey, changed)).toMatchObject({ ok: false })
    }
    expect(levels).toEqual([
      [1, 2],
      [2, 1],
      [null, 2],
    ])
  })

  test('R17: prices, stock and checkout are the same at every level', async () => {
    const seen: string[][] = []
    for (const level of [0, 1, 2, 3]) {
      const own = await shop.visitor()
      const theirs = await own.context.newPage()
      await open(theirs, `${shop.url}/shop/account`)
      if (level === 3) {
        await theirs.locator('button.person').first().click()
        await theirs.locator('.account-head').waitFor()
      }
      await choose(theirs, level)
      const parts: string[] = []
      const take = async (selector: string): Promise<void> => {
        const part = theirs.locator(selector).first()
        await theirs.evaluate(wholeList)
        const html = await part.evaluate((element) => element.outerHTML)
        // Pictures come when the page is at rest.
        const still = html.replace(/(<use data-image="[^"]*") href="[^"]*"/g, '$1')
        parts.push(still.replace(/<!--.*?-->/g, ''))
      }
      await follow(theirs, `/shop/product/${product}`)
      await take('.product')
      await theirs.locator('.product button.button').first().click()
      await take('.product')
      await follow(theirs, '/shop/aisle/Pantry/Baking')
      await take('.listing')
      await follow(theirs, '/shop/search#bread')
      await take('.listing')
      await follow(theirs, '/shop/basket')
      await take('.basket')
      await follow(theirs, '/shop/checkout')
      await take('form.basket')
      seen.push(parts)
      await own.close()
    }
    expect(seen[0]?.join()).toContain('€')
    for (const parts of seen) expect(parts).toEqual(seen[0])
  })

  test('a level holds on the whole site, and is shown in the header', async () => {
    await open(page, `${shop.url}/shop`)
    expect(await levelName()).toBe('Off')
    await toChoices(page)
    await choose(page, 1)
    await follow(page, `/shop/product/${product}`)
    expect(await levelName()).toBe('This visit')
    await open(page, `${shop.url}/shop`)
    expect(await levelName()).toBe('Off')
  })
})
