/** Slots of the real shop: the shop's own version for everybody, a campaign's where somebody is in one. */
import { chromiumPath } from '@discreet/contracts/chromium'
import type { ShopInChromium } from '@discreet/contracts/shop-in-chromium'
import { defineCampaign, setPlacement, startCampaign } from '@discreet/engine'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runningShop } from './running-shop.ts'
import { choose, follow, open } from './shop-pages.ts'

const banner = (title: string) => ({
  kind: 'banner',
  title: { en: title },
  link: { href: '/shop/aisle/Bakery', label: { en: 'To the bakery' } },
})

const plan = {
  outcome: { kind: 'funnel', steps: ['shown', 'clicked'] },
  primary: { kind: 'reached', step: 'clicked' },
  better: 'more',
  guards: [],
  margins: {},
  audiences: [],
  levels: [1, 2, 3],
  epsilon: '1',
  alpha: 0.05,
  tuning: 1000,
  weeks: 4,
  outcomeDays: 1,
  fewest: 10,
}

/** The neutral arm is next to nobody's. */
const campaign = {
  id: 'fresh-bread',
  name: 'Fresh bread',
  kind: 'experiment',
  placement: 'hero',
  tactic: 'context_banner',
  channel: 'site',
  arms: [
    { id: 'neutral', weight: 1e-9, contents: null },
    { id: 'new', weight: 1, contents: [{ id: 'bread', content: banner('Bread is out') }] },
  ],
  holdout: 0,
  coverage: 1,
  namespace: { id: 'front', from: 0, to: 1 },
  seed: 'fresh-bread',
  startsAt: Date.now() - 1000,
  plan,
}

describe.skipIf(chromiumPath === undefined)('slots in the shop', () => {
  let shop: ShopInChromium

  beforeAll(async () => {
    shop = await runningShop({ people: 500 })
    const own = { id: 'own', content: banner('From the field this week') }
    const hero = { id: 'hero', name: 'Hero', contents: [own] }
    expect(await setPlacement(shop.site, 'hero', hero)).toMatchObject({ ok: true })
    const at = Date.now()
    expect(await defineCampaign(shop.site, campaign, 'Mara', at)).toMatchObject({ ok: true })
    const started = await startCampaign(shop.site, shop.cryptography, 'fresh-bread', 'Mara', at)
    expect(started).toMatchObject({ ok: true })
  })
  afterAll(() => shop?.stop())

  test('a campaign comes with a level and goes with it, and nothing becomes smaller', async () => {
    const visitor = await shop.visitor()
    try {
      const page = await visitor.context.newPage()
      await open(page, `${shop.url}/shop`)
      const slot = page.locator('discreet-slot[placement="hero"]')
      const own = slot.locator('.own-banner')
      await own.waitFor()
      expect(await own.innerText()).toContain('From the field this week')
      const height = (await slot.boundingBox())?.height ?? 0
      await follow(page, '/shop/choices')
      await choose(page, 1)
      await follow(page, '/shop')
      await slot.getByText('Bread is out').waitFor()
      expect(await own.isVisible()).toBe(false)
      expect((await slot.boundingBox())?.height).toBeGreaterThanOrEqual(height)
      await follow(page, '/shop/choices')
      await choose(page, 0)
      await follow(page, '/shop')
      await own.waitFor()
      expect(await slot.getByText('Bread is out').count()).toBe(0)
    } finally {
      await visitor.close()
    }
  })
})
