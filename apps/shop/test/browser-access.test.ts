/**
 * Every page and state of the shop, checked by axe: WCAG 2.2 A and AA and best practice, in light and
 * dark, on a desktop and on a narrow phone. Then what axe cannot see: the keyboard alone, and room.
 */
import { chromiumPath } from '@discreet/contracts/chromium'
import type { ShopInChromium, Visitor } from '@discreet/contracts/shop-in-chromium'
import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { runningShop, watchFaults } from './running-shop.ts'
import { addresses, choose, follow, open, product, settled } from './shop-pages.ts'

let shop: ShopInChromium
let visitor: Visitor
let page: Page
let faults: () => readonly string[]

interface Result {
  readonly violations: readonly {
    readonly id: string
    readonly help: string
    readonly nodes: readonly { readonly target: readonly unknown[]; readonly html: string }[]
  }[]
}

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

async function violations(rules?: readonly string[]): Promise<string[]> {
  const runOnly =
    rules === undefined ? { type: 'tag', values: tags } : { type: 'rule', values: rules }
  const { violations: found } = (await page.evaluate(
    `axe.run(document, ${JSON.stringify({ runOnly, resultTypes: ['violations'] })})`,
  )) as Result
  return found.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, html }) => `${id}: ${help}: ${target.join(' ')} ${html.slice(0, 120)}`),
  )
}

/** All rules in light; what can differ in dark. No page is wider than the screen. */
async function check(state: string): Promise<void> {
  await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)))
  await page.emulateMedia({ colorScheme: 'light' })
  expect(await violations(), `${state}, light`).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await violations(['color-contrast', 'link-in-text-block']), `${state}, dark`).toEqual([])
  await page.emulateMedia({ colorScheme: 'light' })
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(over, `${state} is wider than the screen`).toBeLessThanOrEqual(0)
}

describe.skipIf(chromiumPath === undefined)('everybody can use the shop', () => {
  beforeAll(async () => {
    shop = await runningShop()
  })
  afterAll(() => shop?.stop())
  beforeEach(async () => {
    visitor = await shop.visitor()
    visitor.context.setDefaultTimeout(10_000)
    await visitor.context.addInitScript(axe.source)
    // What moves is measured where it comes to rest.
    page = await visitor.context.newPage()
    await page.emulateMedia({ reducedMotion: 'reduce' })
    faults = await watchFaults(page)
  })
  afterEach(async () => {
    expect(faults()).toEqual([])
    await visitor.close()
  })

  test.each([1280, 320])('R12: every page as it opens (%i px)', async (width) => {
    await page.setViewportSize({ width, height: 800 })
    await open(page, `${shop.url}/shop`)
    for (const address of addresses) {
      await follow(page, address)
      await check(address)
    }
    for (const address of ['/', '/privacy']) {
      await page.goto(`${shop.url}${address}`)
      await check(address)
    }
  })

  test.each([1280, 320])('R12: every state of the elements (%i px)', async (width) => {
    await page.setViewportSize({ width, height: 800 })
    await open(page, `${shop.url}/shop/choices`)
    await page.locator('discreet-level .shows li').first().waitFor()
    await page.locator('discreet-level summary').click()
    await page.locator('discreet-label table').first().waitFor()
    await check('the ladder with the label')
    await page.locator('discreet-level [data-level="3"]').click()
    await page.locator('discreet-level .asks').waitFor()
    await check('the ladder asks to sign in')
    await choose(page, 2)
    await check('the ladder after a choice')
    await follow(page, `/shop/product/${product}`)
    await page.locator('.product button.button').first().click()
    await page.locator('discreet-shelf button.why').first().click()
    await page.locator('discreet-why summary').click()
    await check('a reason with its terms')
    await page.locator('discreet-why [data-correction=not_this]').click()
    await page.locator('discreet-why .status button').waitFor()
    await check('a correction')
    await page.locator('discreet-shelf button.change').first().click()
    await page.locator('discreet-level [data-level="2"]').first().waitFor()
    await check('the ladder in a shelf')
    await follow(page, '/shop/basket')
    await check('a basket with something in it')
    await follow(page, '/shop/checkout')
    await check('the checkout')
    for (const name of ['name', 'street', 'postcode', 'city']) {
      await page.locator(`input[name=${name}]`).fill('x')
    }
    await page.locator('button[type=submit].button').click()
    await page.locator('.order-id').waitFor()
    await settled(page)
    await check('an order')
    await follow(page, '/shop/account')
    await page.locator('discreet-preferences .lines li').first().waitFor()
    await page.locator('discreet-move').first().waitFor()
    for (const summary of await page.locator('discreet-preferences summary').all()) {
      await summary.click()
    }
    await page.locator('discreet-preferences [data-asks=erase]').click()
    await page.locator('discreet-preferences .asks').waitFor()
    await check('the centre at level 2, with a question')
    await page.locator('button.person').first().click()
    await page.locator('.account-head').waitFor()
    await page.locator('discreet-level [data-level="3"]').first().click()
    await page.locator('discreet-level .purposes').first().waitFor()
    await check('the centre of an account')
  })

  test('R12: a shop that cannot be reached says so', async () => {
    await page.route('**/v1/**', (route) => route.abort())
    await page.goto(`${shop.url}/shop`)
    await page.locator('discreet-shelf .note').first().waitFor()
    await check('the home page without the network')
  })

  test('R12: from the product to a choice and back with the keyboard alone', async () => {
    await open(page, `${shop.url}/shop/product/${product}`)
    const focused = (): Promise<string> =>
      page.evaluate(() => {
        let at = document.activeElement
        while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement
        return `${at?.localName}.${at?.className} ${at?.getAttribute('data-level') ?? ''}`.trim()
      })
    const tabTo = async (wanted: RegExp): Promise<void> => {
      for (let k = 0; k < 120; k += 1) {
        await page.keyboard.press('Tab')
        if (wanted.test(await focused())) return
      }
      throw new Error(`no ${wanted.source} by Tab`)
    }
    await tabTo(/\.why\b/)
    await page.keyboard.press('Enter')
    await page.locator('discreet-why .reason').waitFor()
    await page.keyboard.press('Escape')
    expect(await page.locator('discreet-why').count()).toBe(0)
    expect(await focused()).toMatch(/\.why\b/)
    await tabTo(/\bchange\b/)
    await page.keyboard.press('Enter')
    await page.locator('discreet-level [data-level="1"]').waitFor()
    await tabTo(/choose 1$/)
    await page.keyboard.press('Space')
    await page.locator('#level', { hasText: 'This visit' }).waitFor()
    expect(await focused()).toMatch(/choose 1$/)
    const outlines = await page.locator('discreet-level [data-level="1"]').evaluate((element) =>
      [null, '::after'].map((part) => {
        const { outlineStyle, outlineWidth } = getComputedStyle(element, part)
        return outlineStyle === 'none' ? 0 : Number.parseFloat(outlineWidth)
      }),
    )
    expect(Math.max(...outlines)).toBeGreaterThanOrEqual(2)
  })

  test('R12: everything to touch is 24 px or more, with large text too', async () => {
    await page.setViewportSize({ width: 320, height: 800 })
    await open(page, `${shop.url}/shop/product/${product}`)
    await page.locator('discreet-shelf button.why').first().click()
    await page.locator('discreet-why [data-correction]').first().waitFor()
    const small: string[] = []
    for (const one of await page.locator('main button, main .choose, main summary').all()) {
      const box = await one.boundingBox()
      if (box === null) continue
      if (box.width < 24 || box.height < 24) small.push(await one.innerText())
    }
    expect(small).toEqual([])
  })
})
