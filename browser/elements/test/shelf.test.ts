import { chromiumPath } from '@discreet/contracts/chromium'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Elements } from './elements-page.ts'
import { openElements } from './elements-page.ts'
import { products } from './products.ts'

const plainShelf =
  '<discreet-shelf heading="Goes well with this"></discreet-shelf><p id="after">After</p>'

const onDevice = {
  choices: { level: 2, chosen: 2, chosenAt: 0, reasons: ['chosen'] },
} as const

describe.skipIf(chromiumPath === undefined)('a shelf', () => {
  let elements: Elements
  beforeAll(async () => {
    elements = await openElements()
  })
  afterAll(() => elements.close())

  test('shows products with price, reason, link and the level in force', async () => {
    const { page, complaints, close } = await elements.show(plainShelf)
    const cards = page.locator('discreet-shelf li')
    await expect.poll(() => cards.count()).toBe(6)
    const text = await cards.first().innerText()
    expect(text).toContain('Basil, in a pot')
    expect(text).toContain('€2.49')
    expect(text).toContain('Often bought together with Vine tomatoes')
    expect(await cards.first().locator('a').getAttribute('href')).toBe('/product/basil')
    expect(await page.locator('discreet-shelf .foot').innerText()).toMatch(
      /How personal: Off\s+Change/,
    )
    expect(await page.locator('discreet-shelf').getAttribute('state')).toBe('shown')
    expect(complaints).toEqual([])
    await close()
  })

  test('asks for what its attributes say, and asks again when they change', async () => {
    const { page, close } = await elements.show(
      '<discreet-shelf placement="basket" items="a, b" basket="c" exclude="d" categories="Soft cheese,Dairy" limit="3"></discreet-shelf>',
    )
    const asked = () => page.evaluate("fake.calls.filter(([what]) => what === 'recommend').at(-1)")
    await expect.poll(asked).toEqual([
      'recommend',
      'basket',
      {
        limit: 3,
        items: ['a', 'b'],
        basket: ['c'],
        exclude: ['d'],
        categories: ['Soft cheese', 'Dairy'],
      },
    ])
    await page.evaluate("document.querySelector('discreet-shelf').setAttribute('limit', 'many')")
    await expect.poll(asked).toMatchObject(['recommend', 'basket', { limit: 6 }])
    await close()
  })

  test('tells the page what was shown and at which level', async () => {
    const { page, close } = await elements.show(plainShelf, onDevice)
    await expect
      .poll(() => page.evaluate('shown.map(({ items, level }) => [items.length, level])'))
      .toEqual([[6, 2]])
    await close()
  })

  test.each([390, 1120])('moves nothing when its products come (%i pixels wide)', async (width) => {
    const { page, close } = await elements.show(
      plainShelf,
      { held: true },
      { viewport: { width, height: 800 } },
    )
    await page.evaluate(`globalThis.shifts = []
      new PerformanceObserver((list) => shifts.push(...list.getEntries().map(({ value }) => value)))
        .observe({ type: 'layout-shift', buffered: true })`)
    const box = () => page.locator('#after').boundingBox()
    await expect.poll(() => page.locator('discreet-shelf .blank').count()).toBe(1)
    const before = await box()
    await page.evaluate('fake.letGo()')
    await expect.poll(() => page.locator('discreet-shelf .blank').count()).toBe(0)
    expect(await box()).toEqual(before)
    expect(await page.evaluate('shifts')).toEqual([])
    await close()
  })

  test.each([
    ['empty', { products: [] }, 'Nothing to show here yet.'],
    ['failed', { failing: 'We could not reach the shop.' }, 'We could not reach the shop.'],
  ])('says quietly that it is %s, and moves nothing', async (state, settings, text) => {
    const { page, complaints, close } = await elements.show(plainShelf, { held: true, ...settings })
    await expect.poll(() => page.locator('discreet-shelf .blank').count()).toBe(1)
    const before = await page.locator('#after').boundingBox()
    await page.evaluate('fake.letGo()')
    await expect.poll(() => page.locator('discreet-shelf').getAttribute('state')).toBe(state)
    expect(await page.locator('discreet-shelf .note').innerText()).toBe(text)
    expect(await page.locator('#after').boundingBox()).toEqual(before)
    expect(complaints).toEqual([])
    await close()
  })

  test('keeps its products until others are there, but none of a level that was left in vain', async () => {
    const { page, close } = await elements.show(plainShelf, onDevice)
    const titles = () => page.locator('discreet-shelf .title').allInnerTexts()
    await expect.poll(titles).toHaveLength(6)
    const before = await titles()
    await page.evaluate(`globalThis.answers = []
      fake.recommend = () => new Promise((resolve) => answers.push(resolve))
      fake.tellChanged()`)
    await page.evaluate('new Promise((done) => setTimeout(done, 100))')
    expect(await titles()).toEqual(before)
    await page.evaluate("answers[0]({ ok: false, code: 'offline', text: 'Offline.' })")
    await expect.poll(titles).toEqual([])
    await close()
  })

  test('takes no late answer for a newer one', async () => {
    const { page, close } = await elements.show(plainShelf)
    await expect.poll(() => page.locator('discreet-shelf .title').count()).toBe(6)
    await page.evaluate(`globalThis.answers = []
      fake.recommend = () => new Promise((resolve) => answers.push(resolve))
      fake.tellChanged()
      fake.tellChanged()
      const list = (items) => ({ ok: true, placement: 'home', level: 0, items, scored: 'server' })
      answers[1](list(shown[0].items.slice(0, 2)))
      answers[0](list(shown[0].items))`)
    await expect.poll(() => page.locator('discreet-shelf .title').count()).toBe(2)
    await page.evaluate('new Promise((done) => setTimeout(done, 50))')
    expect(await page.locator('discreet-shelf .title').count()).toBe(2)
    await close()
  })

  test('shows hostile titles as text and follows no hostile address', async () => {
    const title = '<img src=x onerror="globalThis.hurt=1">\u202e<b>cheap</b>'
    const hostile = [
      { id: 'x', title, url: 'javascript:globalThis.hurt=1', image: 'javascript:hurt' },
      { id: '"><script>hurt=1</script>', currency: 'zz', price: 1 },
    ]
    const own =
      '<discreet-shelf><template><h2 data-text="title"></h2><a data-href="url">x</a><img alt="" data-src="image"></template></discreet-shelf>'
    const { page, complaints, close } = await elements.show(`${plainShelf}${own}`, {
      products: hostile,
    })
    const first = page.locator('discreet-shelf').first()
    await expect.poll(() => first.locator('.title').count()).toBe(2)
    expect(await first.locator('.title').first().innerText()).toBe(
      '<img src=x onerror="globalThis.hurt=1"> <b>cheap</b>',
    )
    expect(await first.locator('a, img, b').count()).toBe(1)
    const second = page.locator('discreet-shelf').last()
    await expect.poll(() => second.locator('h2').count()).toBe(2)
    expect(await second.locator('h2 *').count()).toBe(0)
    expect(await second.locator('a[href]').count()).toBe(0)
    expect(await second.locator('img[src]').count()).toBe(0)
    expect(await page.evaluate('globalThis.hurt')).toBeUndefined()
    expect(complaints).toEqual([])
    await close()
  })

  test("fills the shop's own card, in the page where the shop's styles hold", async () => {
    const { page, complaints, close } = await elements.show(
      `<discreet-shelf limit="2"><template>
        <a data-href="url"><svg><use data-src="image"></use></svg><b data-text="title"></b></a>
        <i data-text="price"></i><em data-text="reason"></em>
      </template></discreet-shelf>`,
    )
    const cards = page.locator('discreet-shelf > div')
    await expect.poll(() => cards.count()).toBe(2)
    expect(await cards.first().locator('a').getAttribute('href')).toBe('/product/basil')
    expect(await cards.first().locator('use').getAttribute('href')).toBe('/pictures.svg#basil')
    expect(await cards.first().innerText()).toMatch(/Basil, in a pot\s*€2.49\s*Often bought/)
    expect(await page.locator('discreet-shelf .why').count()).toBe(2)
    expect(complaints).toEqual([])
    await close()
  })

  test.each([
    [onDevice, 0],
    [{}, 6],
  ] as const)(
    'asks for no picture that would tell what a device worked out',
    async (settings, most) => {
      const photographed = products.map((product) => ({ ...product, image: `/${product.id}.jpg` }))
      const { page, close } = await elements.show(
        `${plainShelf}<discreet-shelf><template><img alt="" data-src="image"></template></discreet-shelf>`,
        { ...settings, products: photographed },
      )
      await expect
        .poll(() => page.locator('discreet-shelf').first().locator('.title').count())
        .toBe(6)
      const asked = await page.evaluate(
        "performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.jpg')).length",
      )
      const drawn = await page.locator('discreet-shelf img[src]').count()
      expect(drawn).toBe(2 * most)
      if (most === 0) expect(asked).toBe(0)
      await close()
    },
  )

  test('loads nothing but itself until somebody asks', async () => {
    const { page, close } = await elements.show(plainShelf)
    await expect.poll(() => page.locator('discreet-shelf .title').count()).toBe(6)
    const defined = () =>
      page.evaluate(
        "['why', 'level', 'preferences', 'label', 'move'].filter((name) => customElements.get('discreet-' + name))",
      )
    expect(await defined()).toEqual([])
    await page.locator('discreet-shelf .why').first().click()
    await expect.poll(defined).toEqual(['why'])
    await close()
  })

  test('opens the reason in place and gives the focus back', async () => {
    const { page, close } = await elements.show(plainShelf)
    const why = page.locator('discreet-shelf .why').nth(1)
    await why.focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => page.locator('discreet-why .reason').innerText()).toContain('Popular')
    expect(await why.getAttribute('aria-expanded')).toBe('true')
    const inside = () =>
      page.evaluate("document.activeElement.shadowRoot.activeElement.getAttribute('part')")
    expect(await inside()).toBe('panel')
    await page.keyboard.press('Escape')
    await expect.poll(() => page.locator('discreet-why').count()).toBe(0)
    expect(await why.evaluate((button) => button.matches(':focus'))).toBe(true)
    await close()
  })

  test('keeps the reason open for a product that was told away, and the focus somewhere', async () => {
    const { page, close } = await elements.show(plainShelf)
    await page.locator('discreet-shelf .why').first().click()
    await page.getByRole('button', { name: 'Not this' }).click()
    await expect.poll(() => page.locator('discreet-shelf li').first().innerText()).toContain('Vine')
    expect(await page.locator('discreet-why [role=status]').innerText()).toContain(
      'You will not see Basil',
    )
    await page.getByRole('button', { name: 'Close' }).click()
    const change = page.locator('discreet-shelf .change')
    expect(await change.evaluate((button) => button.matches(':focus'))).toBe(true)
    await close()
  })

  test('opens the ladder in place, by a tap and never by itself', async () => {
    const { page, close } = await elements.show(plainShelf)
    await expect.poll(() => page.locator('discreet-shelf .title').count()).toBe(6)
    expect(await page.locator('discreet-level').count()).toBe(0)
    await page.locator('discreet-shelf .change').click()
    await expect.poll(() => page.locator('discreet-level .option').count()).toBe(4)
    await page.locator('discreet-shelf .change').click()
    await expect.poll(() => page.locator('discreet-level').count()).toBe(0)
    await close()
  })

  test('stays whole when what it opens cannot be fetched', async () => {
    const { page, close } = await elements.show(plainShelf)
    await expect.poll(() => page.locator('discreet-shelf .title').count()).toBe(6)
    await page.route('**/why-*.js', (route) => route.abort())
    await page.locator('discreet-shelf .why').first().click()
    await page.evaluate('new Promise((done) => setTimeout(done, 100))')
    expect(await page.locator('discreet-shelf .title').count()).toBe(6)
    expect(await page.locator('discreet-shelf .panel').count()).toBe(0)
    await page.unroute('**/why-*.js')
    await page.locator('discreet-shelf .why').first().click()
    await expect.poll(() => page.locator('discreet-why').count()).toBe(1)
    await close()
  })
})
