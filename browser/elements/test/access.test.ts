/** Who can use it: axe on every element in every state, and what axe cannot see. */
import { chromiumPath } from '@discreet/contracts/chromium'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Context, Elements, Page } from './elements-page.ts'
import { openElements, violations } from './elements-page.ts'
import type { FakeSettings } from './fake.ts'

interface State {
  readonly name: string
  readonly markup: string
  readonly settings?: FakeSettings
  /** Brings the element into its state. */
  act(page: Page): Promise<void>
}

const chose2 = { level: 2, chosen: 2, chosenAt: 0, reasons: ['chosen'] } as const
const shelf = '<discreet-shelf heading="Goes well with this"></discreet-shelf>'
const there = (selector: string) => (page: Page) => page.locator(selector).last().waitFor()
const signedIn = {
  ...chose2,
  level: 3,
  chosen: 3,
  signedIn: true,
  purposes: ['purchases'],
} as const

const states: readonly State[] = [
  { name: 'a shelf', markup: shelf, act: there('discreet-shelf li .why') },
  {
    name: 'a shelf that is loading',
    markup: shelf,
    settings: { held: true },
    act: (page) => page.locator('discreet-shelf .blank').waitFor({ state: 'attached' }),
  },
  {
    name: 'an empty shelf',
    markup: shelf,
    settings: { products: [] },
    act: there('discreet-shelf .note'),
  },
  {
    name: 'a shelf that failed',
    markup: shelf,
    settings: { failing: 'We could not reach the shop.' },
    act: there('discreet-shelf .note'),
  },
  {
    name: 'an open reason',
    markup: shelf,
    settings: { choices: chose2 },
    async act(page) {
      await page.locator('discreet-shelf .why').nth(1).click()
      await page.locator('discreet-why summary').click()
      await page.locator('discreet-why [data-correction=less_like_this]').click()
      await page.locator('discreet-why .status button').waitFor()
    },
  },
  {
    name: 'the ladder in a shelf',
    markup: shelf,
    settings: { choices: { gpc: true, reasons: ['gpc'], trouble: 'Nothing was kept.' } },
    async act(page) {
      await page.locator('discreet-shelf .change').click()
      await page.locator('discreet-level summary').click()
      await page.locator('discreet-label table').last().waitFor()
      await page.locator('discreet-level .choose').last().click()
      await page.locator('discreet-level .asks').waitFor()
    },
  },
  {
    name: 'the ladder at the account level',
    markup: '<discreet-level placement="home"></discreet-level>',
    settings: { choices: signedIn },
    act: there('discreet-level [role=switch]'),
  },
  {
    name: 'the preference centre',
    markup: '<discreet-preferences></discreet-preferences>',
    settings: { choices: { ...chose2, contribute: true } },
    async act(page) {
      await page.locator('discreet-preferences summary').filter({ visible: true }).last().click()
      await page.locator('discreet-move #lock').fill('correct horse')
      await page.locator('discreet-move button').nth(1).click()
      await page.locator('discreet-move .codes').waitFor()
      await page.locator('discreet-preferences [data-asks=erase]').click()
      await page.locator('discreet-preferences .chip').first().click()
      await page.locator('discreet-preferences .status button').waitFor()
    },
  },
  {
    name: 'a label',
    markup: '<discreet-label level="1"></discreet-label>',
    act: there('discreet-label table'),
  },
]

const looks: readonly (readonly [string, Context])[] = [
  ['light', { colorScheme: 'light' }],
  ['dark, on a phone', { colorScheme: 'dark', viewport: { width: 320, height: 640 } }],
  ['from right to left', { dir: 'rtl', viewport: { width: 390, height: 800 } }],
]

describe.skipIf(chromiumPath === undefined)('everybody can use', () => {
  let elements: Elements
  beforeAll(async () => {
    elements = await openElements()
  })
  afterAll(() => elements.close())

  describe.each(looks)('%s,', (_look, context) => {
    test.each(states)('$name', async ({ markup, settings, act }) => {
      const { page, complaints, close } = await elements.show(markup, settings, {
        reducedMotion: 'reduce',
        ...context,
      })
      await act(page)
      expect(await violations(page)).toEqual([])
      expect(
        await page.evaluate('document.documentElement.scrollWidth - innerWidth'),
      ).toBeLessThanOrEqual(0)
      expect(complaints).toEqual([])
      await close()
    })
  })

  test.each(states)(
    '$name with fingers: targets of 44 pixels',
    async ({ markup, settings, act }) => {
      const { page, close } = await elements.show(markup, settings, {
        viewport: { width: 390, height: 800 },
      })
      await act(page)
      const sizes = (await page.evaluate(`(() => {
      const all = (root) => [...root.querySelectorAll('*')].flatMap((one) => [one, ...(one.shadowRoot ? all(one.shadowRoot) : [])])
      return all(document)
        .filter((one) => one.matches('button, summary, input, a') && one.checkVisibility())
        .map((one) => {
          // The label belongs to the target, and so does what a pseudo-element adds around it.
          const target = one.closest('label') ?? one
          const { width, height } = target.getBoundingClientRect()
          const after = getComputedStyle(one, '::after')
          const more = after.position === 'absolute' ? -2 * Math.min(0, parseFloat(after.top)) : 0
          const card = after.position === 'absolute' && after.top === '0px'
          return { what: one.outerHTML.slice(0, 80), width: width + more, height: card ? 44 : height + more }
        })
    })()`)) as { what: string; width: number; height: number }[]
      for (const size of sizes) {
        expect(size.height, size.what).toBeGreaterThanOrEqual(44)
        expect(size.width, size.what).toBeGreaterThanOrEqual(24)
      }
      await close()
    },
  )

  test('a shelf, its reason and its ladder with the keyboard alone', async () => {
    const { page, close } = await elements.show(shelf, { choices: chose2 })
    await page.locator('discreet-shelf li .why').last().waitFor()
    const focused = () =>
      page.evaluate(`(() => {
        let one = document.activeElement
        while (one.shadowRoot?.activeElement) one = one.shadowRoot.activeElement
        return (one.getAttribute('aria-label') ?? one.innerText).trim()
      })()`)
    const walk: unknown[] = []
    const tab = async (times: number) => {
      for (let k = 0; k < times; k += 1) {
        await page.keyboard.press('Tab')
        walk.push(await focused())
      }
    }
    await tab(2)
    await page.keyboard.press('Enter')
    await page.locator('discreet-why .reason').waitFor()
    await page.locator('discreet-shelf .panel:focus').waitFor()
    await tab(9)
    await page.keyboard.press('Escape')
    await page.locator('discreet-why').waitFor({ state: 'detached' })
    walk.push(await focused())
    expect(walk).toEqual([
      'Penne, 500 g',
      'Why? Penne, 500 g',
      'Close',
      'What counted',
      'Helpful',
      'Not this',
      'Less like this',
      'I have it already',
      'Seen too often',
      'Too personal',
      'Forget Coffee beans',
      'Why? Penne, 500 g',
    ])
    await page.locator('discreet-shelf .change').focus()
    await page.keyboard.press('Enter')
    await page.locator('discreet-level .option').last().waitFor()
    await page.locator('discreet-shelf .panel:focus').waitFor()
    walk.length = 0
    await tab(3)
    expect(walk).toEqual(['Close', 'Off', 'This visit'])
    await page.keyboard.press('Space')
    await page.locator('discreet-shelf .foot b', { hasText: 'This visit' }).waitFor()
    expect(await focused()).toBe('This visit')
    await close()
  })

  test('a page whose text is twice as large', async () => {
    const { page, close } = await elements.show(
      shelf,
      { choices: chose2 },
      { viewport: { width: 640, height: 800 } },
    )
    await page.evaluate("document.documentElement.style.fontSize = '200%'")
    await page.locator('discreet-shelf .change').click()
    await page.locator('discreet-level .option').last().waitFor()
    expect(
      await page.evaluate('document.documentElement.scrollWidth - innerWidth'),
    ).toBeLessThanOrEqual(0)
    const cut = await page
      .locator('discreet-level')
      .evaluate((ladder) =>
        [...(ladder.shadowRoot?.querySelectorAll('h2, p, button, summary') ?? [])]
          .filter((one) => one.scrollWidth > one.clientWidth + 1)
          .map((one) => one.outerHTML),
      )
    expect(cut).toEqual([])
    await close()
  })

  test('a shelf without motion', async () => {
    const moving = async (reducedMotion: 'reduce' | 'no-preference') => {
      const { page, close } = await elements.show(shelf, { held: true }, { reducedMotion })
      await page.locator('discreet-shelf .blank').waitFor({ state: 'attached' })
      const count = await page
        .locator('discreet-shelf')
        .evaluate((one) => one.shadowRoot?.querySelector('.blank')?.getAnimations().length)
      await close()
      return count
    }
    expect(await moving('reduce')).toBe(0)
    expect(await moving('no-preference')).toBe(1)
  })

  test('the choice in forced colours: what is chosen is drawn, not coloured', async () => {
    const { page, close } = await elements.show(
      '<discreet-level></discreet-level>',
      { choices: chose2 },
      { forcedColors: 'active' },
    )
    await page.locator('discreet-level .option').last().waitFor()
    const marks = await page.locator('discreet-level .mark').evaluateAll((all) =>
      all.map((one) => {
        const dot = getComputedStyle(one, '::before')
        return {
          ring: parseFloat(getComputedStyle(one).borderWidth) > 0,
          dot: dot.content !== 'none' && parseFloat(dot.borderWidth) > 0,
        }
      }),
    )
    expect(marks).toEqual([false, false, true, false].map((dot) => ({ ring: true, dot })))
    expect(await violations(page)).toEqual([])
    await close()
  })
})
