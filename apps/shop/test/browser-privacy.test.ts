/** What leaves the browser and what stays in it, at each level, seen by a proxy and by the browser. */
import { createHash } from 'node:crypto'
import { chromiumPath } from '@discreet/contracts/chromium'
import { evidenceOf, nothingLeft } from '@discreet/contracts/evidence'
import type { Sent } from '@discreet/contracts/recording-proxy'
import type { ShopInChromium, Visitor } from '@discreet/contracts/shop-in-chromium'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inPage, runningShop, shown, watchFaults } from './running-shop.ts'
import { choose, follow, open as settle, toChoices } from './shop-pages.ts'
import { watchedStore } from './watched-store.ts'

const store = watchedStore()
const bakers = ['wheat-flour-1-kg', 'dry-yeast-3-pcs', 'vanilla-sugar-8-pcs', 'butter-250-g']
const cooks = ['soy-sauce-250-ml', 'nori-sheets-10-pcs', 'sushi-rice-500-g', 'wasabi-43-g']
let shop: ShopInChromium

/**
 * What was sent, with a digest of the headers. Each once and in no order: how often a page asks again,
 * and what comes first, depends on how fast it all goes.
 */
function requests({ proxy }: Visitor): string[] {
  const line = ({ method, url, headers, body }: Sent): string => {
    const text = JSON.stringify(Object.entries(headers).sort())
    const digest = createHash('sha256').update(text).digest('hex').slice(0, 8)
    return `${method} ${url.replace(shop.url, '')} ${body} ${digest}`
  }
  return [...new Set(proxy.sent.map(line))].sort()
}

async function open(visitor: Visitor, path = '/plain'): Promise<Page> {
  const page = await visitor.context.newPage()
  await page.goto(`${shop.url}${path}`)
  await shown(page)
  await page.waitForLoadState('networkidle')
  return page
}

describe.skipIf(chromiumPath === undefined)('what leaves the browser', () => {
  beforeAll(async () => {
    shop = await runningShop({ open: (options) => store.open(options) })
    const known = new Set((await shop.site.items()).map(({ id }) => id))
    for (const item of [...bakers, ...cooks]) expect(known).toContain(item)
  })
  afterAll(() => shop?.stop())

  test('before a choice nothing is written, in the browser or in the database', async () => {
    const before = await store.tables()
    const visitor = await shop.visitor()
    const page = await open(visitor, `/plain?view=${bakers[0]}`)
    const faults = await watchFaults(page)
    await page.goto(`${shop.url}/plain?view=${bakers[1]}`)
    await shown(page)
    await page.locator('discreet-shelf button.why').first().click()
    await page.locator('discreet-why .reason').waitFor()
    await page.locator('discreet-shelf button.change').click()
    await page.locator('discreet-level [data-level="2"]').waitFor()
    await page.waitForLoadState('networkidle')
    expect(await evidenceOf(visitor.context, page)).toEqual(nothingLeft)
    expect(await store.tables()).toEqual(before)
    expect(faults()).toEqual([])
    await visitor.close()
  })

  test('before a choice two visitors send the same to the last byte, and to the shop only', async () => {
    const lists: string[][] = []
    for (let k = 0; k < 2; k += 1) {
      const visitor = await shop.visitor()
      const page = await open(visitor, `/plain?view=${bakers[0]}`)
      await page.goto(`${shop.url}/plain?view=${bakers[1]}`)
      await shown(page)
      await page.waitForLoadState('networkidle')
      lists.push(requests(visitor))
      for (const { url, headers } of visitor.proxy.sent) {
        expect(url.startsWith(`${shop.url}/`), url).toBe(true)
        expect(Object.keys(headers)).not.toContain('cookie')
        expect(Object.keys(headers)).not.toContain('authorization')
      }
      await visitor.close()
    }
    expect(lists[0]?.length).toBeGreaterThan(4)
    expect(lists[0]).toEqual(lists[1])
  })

  test.each([1, 2] as const)(
    'at level %i two visitors with different histories see different things and send the same',
    async (level) => {
      const lists: string[][] = []
      const seen: string[][] = []
      for (const history of [bakers, cooks]) {
        const visitor = await shop.visitor()
        const page = await open(visitor)
        await inPage(page, `await discreet.choices.set({ level: ${level} })`)
        for (const item of history) {
          await inPage(page, `await discreet.record({ type: 'view', item: '${item}' })`)
        }
        const order = JSON.stringify({ type: 'purchase', items: history.slice(0, 2), order: 'o1' })
        await inPage(page, `await discreet.record(${order})`)
        await inPage(page, `await discreet.record({ type: 'view', item: 'bananas-1-kg' })`)
        const placements = ['home', 'visit', 'again', 'trending', 'product', 'similar', 'basket']
        for (const placement of placements) {
          await inPage(page, `await discreet.recommend('${placement}')`)
        }
        seen.push(await inPage(page, itemsOf('home')))
        await page.locator('discreet-shelf button.why').first().click()
        await page.locator('discreet-why [data-correction="not_this"]').click()
        await page.locator('discreet-why .status button').click()
        await page.locator('discreet-shelf button.change').click()
        await page.locator('discreet-level .shows').first().waitFor()
        if (level === 2) {
          await page.goto(`${shop.url}/plain?view=bananas-1-kg`)
          await shown(page)
          expect(await inPage(page, 'return discreet.choices.get().level')).toBe(2)
        }
        await page.waitForLoadState('networkidle')
        lists.push(requests(visitor))
        await visitor.close()
      }
      expect(seen[0]).not.toEqual(seen[1])
      expect(lists[0]).toEqual(lists[1])
    },
  )

  test.each([1, 2] as const)(
    'at level %i nobody can tell from its requests what a visitor looked at in the shop',
    async (level) => {
      const lists: string[][] = []
      for (const looks of [bakers, cooks]) {
        const visitor = await shop.visitor()
        const page = await visitor.context.newPage()
        await settle(page, `${shop.url}/shop/choices`)
        await choose(page, level)
        for (const item of looks) await follow(page, `/shop/product/${item}`)
        await follow(page, '/shop')
        await page.locator('discreet-shelf button.why').first().click()
        await page.locator('discreet-why .reason').waitFor()
        await toChoices(page)
        await page.locator('discreet-level .shows li').first().waitFor()
        await follow(page, '/shop/account')
        await page.locator('discreet-preferences .lines li').first().waitFor()
        await page.waitForLoadState('networkidle')
        lists.push(requests(visitor))
        await visitor.close()
      }
      expect(lists[0]).toEqual(lists[1])
    },
  )

  test.each([0, 1, 2] as const)(
    'what was told away at level %i is not shown again anywhere in this visit',
    async (level) => {
      const visitor = await shop.visitor()
      const page = await open(visitor, `/plain?view=${bakers[0]}`)
      await inPage(page, `await discreet.choices.set({ level: ${level} })`)
      const [muted = ''] = await inPage<string[]>(page, itemsOf('home'))
      const { title = '' } = (await shop.site.items()).find(({ id }) => id === muted) ?? {}
      await page.locator('discreet-shelf .title').first().filter({ hasText: title }).waitFor()
      await page.locator('discreet-shelf button.why').first().click()
      await page.locator('discreet-why', { hasText: title }).waitFor()
      await page.locator('discreet-why [data-correction="not_this"]').click()
      await page.locator('discreet-why [role=status]', { hasText: title }).waitFor()
      for (const placement of ['home', 'trending', 'product', 'similar', 'basket', 'visit']) {
        expect(await inPage(page, itemsOf(placement, 100))).not.toContain(muted)
      }
      if (level === 2) {
        await page.goto(`${shop.url}/plain?view=${bakers[1]}`)
        await shown(page)
        expect(await inPage(page, itemsOf('home', 100))).not.toContain(muted)
      }
      await visitor.close()
    },
  )

  test('the same history scores the same on the device and on the server, to the last bit', async () => {
    const days = 86_400_000
    const now = Date.UTC(2026, 10, 20, 12)
    const events: readonly (readonly [number, object])[] = [
      [60 * days, { type: 'view', item: cooks[0] }],
      [40 * days, { type: 'purchase', items: [cooks[1], bakers[0]], order: 'a' }],
      [12 * days + 1234, { type: 'purchase', items: [cooks[1], cooks[2]], order: 'b' }],
      [3 * days + 77, { type: 'view', item: bakers[2] }],
      [1000, { type: 'view', item: 'bananas-1-kg' }],
    ]
    const answers: unknown[] = []
    for (const path of ['/plain?own', '/plain?own&person=anna']) {
      const visitor = await shop.visitor()
      const at = async (ago: number): Promise<void> => {
        shop.clock.now = now - ago
        await visitor.context.clock.setFixedTime(now - ago)
      }
      await at(90 * days)
      const page = await open(visitor, path)
      const choice = path.includes('person')
        ? "{ level: 3, purposes: ['purchases', 'browsing', 'preferences'] }"
        : '{ level: 2 }'
      expect(await inPage(page, `return discreet.choices.set(${choice})`)).toMatchObject({
        ok: true,
      })
      for (const [ago, event] of events) {
        await at(ago)
        await inPage(page, `await discreet.signedInChanged()`)
        await inPage(page, `await discreet.record(${JSON.stringify(event)})`)
      }
      await at(0)
      await inPage(page, `await discreet.signedInChanged()`)
      const answer = await inPage<{ scored: string; items: object[] }>(
        page,
        "return discreet.recommend('home', { items: [], limit: 100 })",
      )
      expect(answer.scored).toBe(path.includes('person') ? 'server' : 'device')
      answers.push(answer.items)
      await visitor.close()
    }
    shop.clock.now = undefined
    expect(answers[0]).toHaveLength(100)
    expect(JSON.stringify(answers[0])).toContain('"history"')
    expect(JSON.stringify(answers[0])).toContain('"again"')
    expect(answers[0]).toEqual(answers[1])
  })
})

/** The body of a function that answers the ids that a placement shows. */
function itemsOf(placement: string, limit = 10): string {
  return `return (await discreet.recommend('${placement}', { limit: ${limit} })).items?.map(({ item }) => item) ?? []`
}
