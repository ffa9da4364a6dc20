/** Whatever is wrong in the browser, the network, a file or a feed: the page goes on and says so. */
import { chromiumPath } from '@discreet/contracts/chromium'
import { evidenceOf, nothingLeft } from '@discreet/contracts/evidence'
import type { ShopInChromium, Visitor } from '@discreet/contracts/shop-in-chromium'
import type { SiteFacts } from '@discreet/policy'
import type { Item } from '@discreet/protocol'
import type { Page, Route } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { inPage, runningShop, shown, watchFaults } from './running-shop.ts'

const days = 86_400_000
const hostile: readonly Item[] = [
  { id: 'h1', title: '<img src=x onerror="document.title=1"><script>1</script>' },
  { id: 'h2', title: '\u202Egpj.exe\u2066 \u0007', url: '/plain?"onclick="1' },
  { id: 'h3', title: 'x'.repeat(500), image: '/x.svg#"><script>1</script>' },
  { id: 'h4', title: '{{7*7}} "\'`', url: 'https://127.0.0.1:1/<script>' },
].map((item) => ({ ...item, categories: ['Hostile'], price: 1, currency: 'XXX' }))

let shop: ShopInChromium
let visitor: Visitor
let page: Page
let faults: () => readonly string[]

interface Answer {
  readonly ok: boolean
  readonly code?: string
  readonly text?: string
  readonly scored?: string
  readonly items?: readonly { readonly item: string }[]
  readonly model?: { readonly id: string }
}

const idsOf = ({ items }: Answer): string[] | undefined => items?.map(({ item }) => item)
const choose = (level: number, on = page): Promise<Answer> =>
  inPage(on, `return discreet.choices.set({ level: ${level} })`)
const recommend = (placement = 'home'): Promise<Answer> =>
  inPage(page, `return discreet.recommend('${placement}')`)
const standing = (on = page): Promise<{ level: number; trouble: string }> =>
  inPage(on, 'return discreet.choices.get()')
const look = (item: string): Promise<void> =>
  inPage(page, `await discreet.record({ type: 'view', item: '${item}' })`)

async function open(path = '/plain?view=bananas-1-kg'): Promise<void> {
  await page.goto(`${shop.url}${path}`)
  await shown(page)
}

/** What the server sends for this address, with one bit in the middle flipped. */
const damaged =
  (path: string) =>
  async (route: Route): Promise<void> => {
    const answer = await fetch(`${shop.url}${path}`)
    const body = Buffer.from(await answer.arrayBuffer())
    const middle = body.length >> 1
    body.writeUInt8(body.readUInt8(middle) ^ 1, middle)
    await route.fulfill({ status: 200, body })
  }

/** The facts of the site, changed. */
const changed =
  (change: (facts: SiteFacts) => object) =>
  async (route: Route): Promise<void> => {
    const facts = (await (await fetch(`${shop.url}/v1/site?site=demo`)).json()) as SiteFacts
    await route.fulfill({ json: { ...facts, ...change(facts) } })
  }

const nothingIsLeft = (): Promise<void> =>
  expect.poll(() => evidenceOf(visitor.context, page), { timeout: 15_000 }).toEqual(nothingLeft)

/**
 * When one tab looks just as another one deletes, Chromium may keep the empty container that databases
 * were in: bytes without a database.
 */
const noDatabaseIsLeft = (): Promise<void> =>
  expect
    .poll(async () => ({ ...(await evidenceOf(visitor.context, page)), usage: {} }))
    .toEqual(nothingLeft)

describe.skipIf(chromiumPath === undefined)('when something is wrong', () => {
  beforeAll(async () => {
    shop = await runningShop({ items: hostile, place: 'CZ' })
  })
  afterAll(() => shop?.stop())
  beforeEach(async () => {
    visitor = await shop.visitor()
    visitor.context.setDefaultTimeout(10_000)
    page = await visitor.context.newPage()
    faults = await watchFaults(page)
  })
  afterEach(async () => {
    expect(faults()).toEqual([])
    await visitor.close()
  })

  test.each([
    [
      'is not there',
      'delete globalThis.indexedDB; delete Window.prototype.indexedDB; Object.defineProperty(globalThis, "indexedDB", { value: undefined })',
    ],
    [
      'throws',
      'IDBFactory.prototype.open = () => { throw new DOMException("no", "SecurityError") }',
    ],
    [
      'does not open',
      'const open = IDBFactory.prototype.open; IDBFactory.prototype.open = function (name) { return open.call(this, name, -1) }',
    ],
    [
      'has no keys',
      'SubtleCrypto.prototype.generateKey = () => Promise.reject(new DOMException("no", "NotSupportedError"))',
    ],
  ])('storage that %s: level 2 is refused with a reason, the shelf stays', async (_, script) => {
    await page.addInitScript(script)
    await open()
    const answer = await choose(2)
    expect(answer).toMatchObject({ ok: false, code: 'storage_blocked' })
    expect(answer.text).toMatch(/\w+ \w+/)
    expect((await standing()).level).toBe(0)
    expect((await recommend()).items?.length).toBeGreaterThan(0)
    expect(await choose(1)).toMatchObject({ ok: true })
    expect((await recommend()).scored).toBe('device')
    expect(await evidenceOf(visitor.context, page)).toMatchObject({ localStorage: [], cookies: [] })
  })

  test('storage that has no room: level 2 is refused with a reason, and nothing is left', async () => {
    await open()
    const session = await visitor.context.newCDPSession(page)
    await session.send('Storage.overrideQuotaForOrigin', { origin: shop.url, quotaSize: 1 })
    expect(await choose(2)).toMatchObject({ ok: false, code: 'storage_blocked' })
    expect((await standing()).level).toBe(0)
    expect((await recommend()).items?.length).toBeGreaterThan(0)
    expect((await evidenceOf(visitor.context, page)).databases).toEqual([])
  })

  test('a quota that is used up later: the history stops growing, the page goes on', async () => {
    await open()
    expect(await choose(2)).toMatchObject({ ok: true })
    const session = await visitor.context.newCDPSession(page)
    await session.send('Storage.overrideQuotaForOrigin', { origin: shop.url, quotaSize: 1 })
    await look('dry-yeast-3-pcs')
    await shown(page)
    expect((await recommend()).items?.length).toBeGreaterThan(0)
    expect(await choose(0)).toMatchObject({ ok: true })
    await nothingIsLeft()
  })

  test('offline at level 0: the shelf says so, and comes back with the network', async () => {
    await page.route('**/v1/**', (route) => route.abort())
    await page.goto(`${shop.url}/plain`)
    await page.locator('discreet-shelf .note').waitFor()
    expect(await page.locator('discreet-shelf .note').innerText()).toMatch(/\w+ \w+/)
    expect((await standing()).trouble).not.toBe('')
    await page.unroute('**/v1/**')
    await inPage(page, "await discreet.recommend('home')")
    await page.reload()
    await shown(page)
    expect((await standing()).trouble).toBe('')
  })

  test('offline at level 2: what was kept answers', async () => {
    await open()
    await choose(2)
    await look('dry-yeast-3-pcs')
    const before = await recommend()
    await visitor.context.setOffline(true)
    expect(idsOf(await recommend())).toEqual(idsOf(before))
    await visitor.context.setOffline(false)
    await page.route('**/v1/{model,catalogue}/**', (route) => route.abort())
    await open()
    expect(await recommend()).toMatchObject({ ok: true, scored: 'device' })
    await page.unroute('**/v1/{model,catalogue}/**')
  })

  test('a damaged model is refused, and the shelf is as at level 0', async () => {
    await open()
    const plain = await recommend()
    await page.route('**/v1/model/**', damaged('/v1/model?site=demo'))
    expect(await choose(2)).toMatchObject({ ok: true })
    const answer = await recommend()
    expect(answer).toMatchObject({ ok: true, scored: 'server' })
    expect(idsOf(answer)).toEqual(idsOf(plain))
    expect((await standing()).trouble).toMatch(/\w+ \w+/)
    await page.locator('discreet-shelf button.change').click()
    await page.locator('discreet-level .trouble').waitFor()
  })

  test('a newer model that is damaged is refused, and the one before it goes on', async () => {
    await open()
    await choose(2)
    await look('dry-yeast-3-pcs')
    const before = await recommend()
    expect(before.scored).toBe('device')
    const newer = (model: SiteFacts['model']): SiteFacts['model'] =>
      model && { ...model, id: 'newer', path: '/v1/model/newer?site=demo' }
    await page.route(
      '**/v1/site*',
      changed(({ model }) => ({ model: newer(model) })),
    )
    await page.route('**/v1/model/newer*', damaged('/v1/model?site=demo'))
    await open()
    const after = await recommend()
    expect(after).toMatchObject({ ok: true, scored: 'device' })
    expect(after.model?.id).toBe(before.model?.id)
  })

  test('a model under another key than the one that the page pins is refused', async () => {
    await open()
    const answer = await inPage<Answer>(
      page,
      `const { createDiscreet } = await import('/sdk/discreet.js')
       const pinned = createDiscreet({ site: 'demo', key: '${'A'.repeat(43)}' })
       await pinned.choices.set({ level: 1 })
       const answer = await pinned.recommend('home')
       pinned.close()
       return { ...answer, trouble: pinned.choices.get().trouble }`,
    )
    expect(answer).toMatchObject({
      ok: true,
      scored: 'server',
      trouble: expect.stringMatching(/\w/),
    })
  })

  test('two tabs that lower the level at once leave nothing, and both know', async () => {
    await open()
    await choose(2)
    const other = await visitor.context.newPage()
    await other.goto(`${shop.url}/plain?view=dry-yeast-3-pcs`)
    await shown(other)
    expect((await standing(other)).level).toBe(2)
    const answers = await Promise.all([choose(0), choose(0, other)])
    expect(answers).toMatchObject([{ ok: true }, { ok: true }])
    expect([(await standing()).level, (await standing(other)).level]).toEqual([0, 0])
    await Promise.all([
      look('butter-250-g'),
      inPage(other, "await discreet.record({ type: 'view', item: 'butter-250-g' })"),
    ])
    await noDatabaseIsLeft()
  })

  test('a tab follows when another one lowers the level, and says why', async () => {
    await open()
    await choose(2)
    const other = await visitor.context.newPage()
    await other.goto(`${shop.url}/plain?view=dry-yeast-3-pcs`)
    await shown(other)
    await choose(0)
    await inPage(other, "await discreet.record({ type: 'view', item: 'butter-250-g' })")
    await other.waitForFunction(
      "import('/sdk/discreet.js').then(({ discreet }) => discreet.choices.get().level === 0)",
    )
    await expect.poll(async () => (await standing(other)).trouble).toMatch(/tab/)
    await noDatabaseIsLeft()
  })

  test('a profile file of another site, of another version or of nobody is refused', async () => {
    await page.route(
      '**/v1/site?site=other',
      changed(() => ({ site: 'other' })),
    )
    await open()
    await choose(2)
    const foreign = await inPage<string>(
      page,
      `const { createDiscreet } = await import('/sdk/discreet.js')
       const other = createDiscreet({ site: 'other' })
       await other.choices.set({ level: 2 })
       await other.record({ type: 'view', item: 'butter-250-g' })
       const { text } = await other.profile.export('long enough words')
       await other.choices.set({ level: 0 })
       other.close()
       return text`,
    )
    expect(foreign.length).toBeGreaterThan(100)
    const own = await inPage<string>(
      page,
      "return (await discreet.profile.export('long enough words')).text",
    )
    const load = (text: string, words = 'long enough words'): Promise<Answer> =>
      inPage(page, `return discreet.profile.import(${JSON.stringify(text)}, '${words}')`)
    for (const [text, words] of [
      [foreign],
      [own.slice(0, -4)],
      [own.replace(/[A-Za-z]/, (letter) => (letter === 'a' ? 'b' : 'a'))],
      [''],
      ['{"version":99}'],
      ['<html>'],
      [own, 'other words than those'],
    ] as const) {
      expect(await load(text, words)).toMatchObject({
        ok: false,
        code: 'file_refused',
        text: expect.stringMatching(/\w+ \w+/),
      })
    }
    expect(await load(own)).toMatchObject({ ok: true })
    expect((await standing()).level).toBe(2)
    await choose(0)
    await nothingIsLeft()
  })

  test('product titles and addresses of a hostile feed are text, and lead nowhere', async () => {
    await page.goto(`${shop.url}/plain`)
    await page.evaluate(() => {
      const shelf = document.querySelector('discreet-shelf')
      shelf?.setAttribute('categories', 'Hostile')
    })
    await page.locator('discreet-shelf li .title', { hasText: 'onerror' }).waitFor()
    const shelf = page.locator('discreet-shelf')
    expect(await shelf.locator('ul .title').count()).toBe(hostile.length)
    expect(await shelf.locator('img, script').count()).toBe(0)
    expect(await shelf.locator('a[href^="javascript"], a[href^="data"]').count()).toBe(0)
    const text = (await shelf.locator('ul .title').allInnerTexts()).join(' ')
    expect(text).toContain('<img src=x')
    expect(text).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/)
    for (const level of [1, 2]) {
      await choose(level)
      await page.locator('discreet-shelf li .title', { hasText: 'onerror' }).waitFor()
      await page.locator('discreet-shelf button.why').first().click()
      await page.locator('discreet-why bdi').first().waitFor()
      await page.locator('discreet-shelf .close').click()
    }
    expect(await page.title()).toBe('Plain shop')
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
    expect(wide).toBe(false)
  })

  test.each([
    ['two years ahead', 730 * days],
    ['to 1990', -36 * 365 * days],
  ])('a clock that jumps %s and back breaks nothing and erases nothing', async (_, jump) => {
    const now = Date.now()
    await visitor.context.clock.setFixedTime(now)
    await open()
    await choose(2)
    await look('dry-yeast-3-pcs')
    await visitor.context.clock.setFixedTime(now + jump)
    expect((await recommend()).ok).toBe(true)
    await open()
    expect((await recommend()).items?.length).toBeGreaterThan(0)
    await visitor.context.clock.setFixedTime(now)
    await open()
    expect((await standing()).level).toBe(2)
    const { entries } = await inPage<{ entries: object[] }>(page, 'return discreet.profile.view()')
    expect(entries.length).toBeGreaterThan(0)
  })

  test('when the time of a choice has really run out, what was kept goes', async () => {
    await open()
    await choose(2)
    await look('dry-yeast-3-pcs')
    const later = Date.now() + 730 * days
    shop.clock.now = later
    // What the browser cached a moment ago is not two years old.
    await page.route('**/v1/site*', (route) => route.continue())
    await visitor.context.clock.setFixedTime(later)
    await open()
    expect((await standing()).level).toBe(0)
    expect((await recommend()).items?.length).toBeGreaterThan(0)
    await nothingIsLeft()
    shop.clock.now = undefined
  })
})
