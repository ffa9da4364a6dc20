/** The pages of the shop, and how a visitor gets about in it. */
import type { Page } from 'playwright-core'
import { shown } from './running-shop.ts'

export const product = 'penne-500-g'

/** Every kind of page that there is. */
export const addresses: readonly string[] = [
  '/shop',
  '/shop/aisle/Pantry',
  '/shop/aisle/Pantry/Baking',
  '/shop/search#bread',
  '/shop/search#nothing-has-this-name',
  `/shop/product/${product}`,
  '/shop/basket',
  '/shop/checkout',
  '/shop/order',
  '/shop/account',
  '/shop/choices',
  '/shop/developers',
  '/shop/no-such-page',
]

interface Traffic {
  flying: number
  last: number
}

const traffic = new WeakMap<Page, Traffic>()
const quietMilliseconds = 300

function watched(page: Page): Traffic {
  const known = traffic.get(page)
  if (known !== undefined) return known
  const fresh = { flying: 0, last: Date.now() }
  traffic.set(page, fresh)
  const count = (by: number) => (): void => {
    fresh.flying = Math.max(0, fresh.flying + by)
    fresh.last = Date.now()
  }
  page.on('request', count(1))
  page.on('requestfinished', count(-1))
  page.on('requestfailed', count(-1))
  return fresh
}

/** Nothing is under way, and nothing was for a moment: also within a page that was loaded long ago. */
async function quiet(page: Page): Promise<void> {
  const now = watched(page)
  while (now.flying > 0 || Date.now() - now.last < quietMilliseconds) {
    await page.waitForTimeout(50)
    // A request of a page that was left may never be said to have ended.
    if (Date.now() - now.last > 5000) return
  }
}

/** The page is there with its catalogue, and every shelf has come to rest. */
export async function settled(page: Page): Promise<void> {
  await page.locator('#aisles a').first().waitFor()
  await page.locator('#level').filter({ hasText: /\w/ }).waitFor()
  if ((await page.locator('discreet-shelf').count()) > 0) await shown(page)
  await quiet(page)
}

export async function open(page: Page, url: string): Promise<void> {
  watched(page)
  await page.goto(url)
  await settled(page)
}

/** By a link in the header, so that the page is not loaded anew and level 1 lives on. */
export async function toChoices(page: Page): Promise<void> {
  await page.locator('header.site a[href="/shop/choices"]').click()
  await page.locator('#page discreet-level [data-level="0"]').waitFor()
}

export async function choose(page: Page, level: number): Promise<void> {
  await page.locator(`#page discreet-level [data-level="${level}"]`).first().click()
  await page
    .locator(`#page discreet-level [data-level="${level}"][aria-pressed=true]`)
    .first()
    .waitFor()
}

/** The History API, as a link in the page does it. */
export async function follow(page: Page, address: string): Promise<void> {
  await page.evaluate((href) => {
    const link = document.createElement('a')
    link.href = href
    document.body.append(link)
    link.click()
    link.remove()
  }, address)
  await settled(page)
}
