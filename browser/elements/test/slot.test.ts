import { chromiumPath } from '@discreet/contracts/chromium'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Context, Elements, Page, Shown } from './elements-page.ts'
import { openElements, violations } from './elements-page.ts'
import type { FakeSettings } from './fake.ts'

type Slots = NonNullable<FakeSettings['slots']>
type Content = NonNullable<Slots[string]['content']>

const words = (en: string, de = en) => ({ en, de })
const bread: Content = {
  kind: 'banner',
  title: words('Fresh bread', 'Frisches Brot'),
  text: words('Until ten every morning.'),
  link: { href: '/bread', label: words('To the bakery') },
  image: '/pictures.svg#oats',
}
const arm = { campaign: 'morning', arm: 'bread', variant: 'bread', reasons: ['arm'] } as const
const morning = {
  ...arm,
  content: bread,
  fields: ['time.hour', 'page.kind'],
  tactic: 'context_banner',
  sentence: 'This fits the time of day.',
} as const
const asks = {
  variant: 'welcome',
  content: { kind: 'banner', title: words('Welcome') },
  asks: { tactic: 'dwell_offer', sentence: 'May we show an offer after a while?' },
  later: morning,
} as const
const slots: Slots = {
  hero: morning,
  asks,
  row: { content: { kind: 'shelf', list: 'home', title: words('For you') } },
  code: { ...arm, content: { kind: 'value', value: { theme: 'warm' } } },
  none: { variant: 'none', content: { kind: 'nothing' }, reasons: ['not_scheduled'] },
}
const heroSlot = '<discreet-slot placement="hero" page="home"></discreet-slot>'

describe.skipIf(chromiumPath === undefined)('a slot', () => {
  let elements: Elements
  beforeAll(async () => {
    elements = await openElements()
  })
  afterAll(() => elements.close())

  const show = (markup = heroSlot, settings: FakeSettings = {}, context?: Context) =>
    elements.show(markup, { slots, ...settings }, context)
  const calls = (page: Page, ...whats: readonly string[]): Promise<unknown> =>
    page.evaluate(`fake.calls.filter(([what]) => ${JSON.stringify(whats)}.includes(what))`)
  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
  const dots = (page: Page) => page.locator('discreet-slot .more')
  const opened = async (markup?: string, settings?: FakeSettings, context?: Context) => {
    const shown: Shown = await show(markup, settings, context)
    await dots(shown.page).first().click()
    await shown.page.locator('discreet-slot-panel .button').first().waitFor()
    return shown
  }
  const state = (page: Page) => page.locator('discreet-slot').first().getAttribute('state')

  test('shows a banner of text and a safe link, and is exposed once it is drawn', async () => {
    const { page, complaints, close } = await show()
    await expect.poll(() => page.locator('discreet-slot h2').innerText()).toBe('Fresh bread')
    expect(await page.locator('discreet-slot a').getAttribute('href')).toBe('/bread')
    expect(await page.locator('discreet-slot use').getAttribute('href')).toBe('/pictures.svg#oats')
    await expect.poll(() => calls(page, 'exposed')).toEqual([['exposed', 'hero', 'bread']])
    expect(await calls(page, 'decide')).toEqual([['decide', 'hero', { page: { kind: 'home' } }]])
    await page.evaluate("addEventListener('click', (event) => event.preventDefault())")
    await page.locator('discreet-slot a').click()
    expect(await calls(page, 'happened')).toEqual([['happened', 'morning', 'clicked']])
    expect(complaints).toEqual([])
    await close()
  })

  test('takes nothing but text and addresses from whoever writes campaigns', async () => {
    const bad: Content = {
      kind: 'banner',
      title: words('<img src=x onerror=alert(1)>\u202e'),
      link: { href: 'javascript:alert(1)', label: words('Go') },
      image: 'data:image/svg+xml,<svg/>',
    }
    const { page, complaints, close } = await show(heroSlot, { slots: { hero: { content: bad } } })
    await expect
      .poll(() => page.locator('discreet-slot h2').innerText())
      .toBe('<img src=x onerror=alert(1)>')
    expect(await page.locator('discreet-slot :is(a, img)').count()).toBe(0)
    expect(complaints).toEqual([])
    await close()
  })

  test('draws no picture of its own where that would tell what a device knows', async () => {
    const own = { ...morning, content: { ...bread, image: '/bread.jpg' } }
    const drawn = async (level: 0 | 2, images = ''): Promise<number> => {
      const { page, close } = await show(
        `<discreet-slot placement="hero" ${images}></discreet-slot>`,
        {
          slots: { hero: { ...own, level } },
        },
      )
      await page.locator('discreet-slot h2').waitFor()
      const count = await page.locator('discreet-slot img').count()
      await close()
      return count
    }
    expect([await drawn(0), await drawn(2), await drawn(2, 'images="any"')]).toEqual([1, 0, 1])
  })

  test('shows a row of products with their reasons, and tells code its value', async () => {
    const { page, complaints, close } = await show(
      `<discreet-slot placement="row"></discreet-slot>`,
    )
    await expect.poll(() => page.locator('discreet-slot li .title').count()).toBe(6)
    expect(await page.locator('discreet-slot h2').innerText()).toBe('For you')
    expect(await calls(page, 'recommend')).toEqual([])
    await page.locator('discreet-slot .why').first().click()
    await page.locator('discreet-why [data-correction=helpful]').waitFor()
    await page.evaluate(`
      globalThis.told = []
      addEventListener('discreet-value', ({ detail }) => told.push(detail))
      document.querySelector('discreet-slot').setAttribute('placement', 'code')
    `)
    await expect
      .poll(() => page.evaluate('told'))
      .toEqual([{ value: { theme: 'warm' }, variant: 'bread', campaign: 'morning', arm: 'bread' }])
    expect(complaints).toEqual([])
    await close()
  })

  test('keeps what stands in it where nothing else is to be shown, and moves nothing', async () => {
    const within = (placement: string) =>
      `<discreet-slot placement="${placement}"><p>Welcome to the shop</p></discreet-slot>`
    const plainly: Slots = {
      ...slots,
      plain: { variant: 'welcome', content: { kind: 'banner', title: words('Welcome') } },
    }
    const seen: unknown[] = []
    for (const placement of ['plain', 'hero', 'none', 'unknown']) {
      const { page, close } = await show(within(placement), { slots: plainly })
      await expect.poll(() => state(page)).not.toBeNull()
      seen.push([await state(page), await page.getByText('Welcome to the shop').isVisible()])
      await close()
    }
    expect(seen).toEqual([
      ['shown', true],
      ['shown', false],
      ['empty', false],
      ['shown', true],
    ])
  })

  test('moves nothing: neither when it comes, nor when it is told away', async () => {
    const { page, close } = await elements.open()
    await page.evaluate(`(async () => {
      globalThis.shifts = 0
      new PerformanceObserver((list) => {
        for (const one of list.getEntries()) if (!one.hadRecentInput) shifts += one.value
      }).observe({ type: 'layout-shift', buffered: true })
      const sheet = new CSSStyleSheet()
      sheet.replaceSync('discreet-slot { display: block; min-block-size: 16rem; --discreet-slot-block-size: 16rem }')
      document.adoptedStyleSheets = [sheet]
      const main = document.querySelector('main')
      for (const placement of ['hero', 'asks', 'none']) {
        const slot = document.createElement('discreet-slot')
        slot.setAttribute('placement', placement)
        main.append(slot, Object.assign(document.createElement('p'), { textContent: 'After it' }))
      }
      await new Promise((done) => setTimeout(done, 100))
      const code = await import('/entry.js')
      globalThis.fake = code.fakeDiscreet(${JSON.stringify({ slots })})
      code.defineElements()
      code.provide(fake)
    })()`)
    await page.locator('discreet-slot h2').first().waitFor()
    await page.locator('discreet-slot .asks').waitFor()
    await page.waitForTimeout(100)
    expect(await page.evaluate('shifts')).toBe(0)
    const below = (): Promise<number> => page.evaluate("document.querySelector('p').offsetTop")
    const before = await below()
    await dots(page).first().click()
    await button(page, 'Not for me').click()
    await expect.poll(() => page.locator('discreet-slot h2').count()).toBe(0)
    await button(page, 'Close').click()
    await page.waitForTimeout(600)
    expect(await below()).toBe(before)
    expect(await page.evaluate('shifts')).toBe(0)
    await close()
  })

  test('takes an answer in one tap, says what changed and takes it back', async () => {
    const { page, complaints, close } = await opened()
    const status = page.locator('discreet-slot-panel [role=status]')
    const title = page.locator('discreet-slot h2')
    const answers = [
      ['Helpful', 'helpful', 1],
      ['Not for me', 'not_for_me', 0],
      ['Too personal', 'too_personal', 0],
      ['Seen too often', 'seen_often', 0],
    ] as const
    for (const [name, , left] of answers) {
      await button(page, name).click()
      await expect.poll(() => status.innerText()).toBe('You will not see this again here.')
      await button(page, name).press('Enter')
      await expect.poll(() => title.count()).toBe(left)
      await button(page, 'Undo').click()
      await expect.poll(() => status.innerText()).toBe('Taken back.')
      await expect.poll(() => title.count()).toBe(1)
    }
    expect(await calls(page, 'say', 'undo')).toEqual(
      answers.flatMap(([, feedback]) => [
        ['say', 'hero', feedback],
        ['undo', feedback],
      ]),
    )
    expect(complaints).toEqual([])
    await close()
  })

  test('says why it is shown: the tactic, what was read, and that chance decides', async () => {
    await Promise.all(
      (
        [
          ['en', 'Why this?', ['Because of this page.', 'The shop tries out']],
          ['de', 'Warum das?', ['Wegen dieser Seite.', 'Der Shop probiert']],
        ] as const
      ).map(async ([locale, why, [page_, drawn]]) => {
        const { page, close } = await opened(heroSlot, { locale })
        await page.getByText(why).click()
        const lines = await page.locator('discreet-slot-panel li').allInnerTexts()
        expect(lines).toHaveLength(4)
        expect(lines[0]).toBe(morning.sentence)
        expect(lines[1]).toMatch(/morning|afternoon|evening|night|Morgen|Nachmittag|Abend|Nacht/)
        expect(lines[2]).toBe(page_)
        expect(lines[3]).toContain(drawn)
        await close()
      }),
    )
  })

  test.each([
    ['Yes', 'yes', 'Fresh bread'],
    ['No', 'no', 'Welcome'],
  ])(
    'asks first where the tactic does, with two buttons that weigh the same: %s',
    async (name, answer, then) => {
      const { page, complaints, close } = await show(
        `<discreet-slot placement="asks"></discreet-slot>`,
      )
      await page.getByText('May we show an offer after a while?').waitFor()
      const looks = await page.locator('discreet-slot .asks button').evaluateAll((both) =>
        both.map((one) => {
          const { color, backgroundColor, fontWeight, inlineSize } = getComputedStyle(one)
          return [color, backgroundColor, fontWeight, inlineSize].join()
        }),
      )
      expect(new Set(looks).size).toBe(1)
      expect(await page.locator('discreet-slot h2').count()).toBe(0)
      await page.evaluate('fake.tellChanged()')
      await page.waitForTimeout(50)
      await button(page, name).click()
      await expect.poll(() => page.locator('discreet-slot h2').innerText()).toBe(then)
      expect(await calls(page, 'mayAsk', 'answer')).toEqual([
        ['mayAsk', 'asks'],
        ['answer', 'asks', answer],
      ])
      expect(complaints).toEqual([])
      await close()
    },
  )

  test('takes a question and an open panel away with the level that they belong to', async () => {
    const { page, close } = await show(
      `<discreet-slot placement="asks"></discreet-slot>${heroSlot}`,
      { slots: { ...slots, asks: { ...asks, level: 1 }, hero: { ...morning, level: 1 } } },
    )
    await page.locator('discreet-slot .asks').waitFor()
    await dots(page).first().click()
    await page.locator('discreet-slot-panel .button').first().waitFor()
    await page.evaluate(`
      const { campaigns } = fake
      fake.campaigns = async () => {
        const all = await campaigns()
        const decide = async (...asked) => ({ ...(await all.decide(...asked)), level: 0, asks: null })
        return { ...all, decide }
      }
      fake.tellChanged()
    `)
    await expect.poll(() => page.locator('discreet-slot .asks').count()).toBe(0)
    expect(await page.locator('discreet-slot .panel').count()).toBe(0)
    await close()
  })

  test('can be used with keys alone', async () => {
    const { page, close } = await show()
    await dots(page).waitFor()
    await dots(page).focus()
    await page.keyboard.press('Enter')
    await page.locator('discreet-slot .panel:focus').waitFor()
    await page.locator('discreet-slot-panel .button').first().waitFor()
    const walk: string[] = []
    const focused = `(() => {
      let one = document.activeElement
      while (one.shadowRoot?.activeElement) one = one.shadowRoot.activeElement
      return one.textContent.trim()
    })()`
    for (let k = 0; k < 6; k += 1) {
      await page.keyboard.press('Tab')
      walk.push(await page.evaluate<string>(focused))
    }
    expect(walk).toEqual([
      'Close',
      'Helpful',
      'Not for me',
      'Too personal',
      'Seen too often',
      'Why this?',
    ])
    await page.keyboard.press('Escape')
    await expect.poll(() => page.locator('discreet-slot .panel').count()).toBe(0)
    expect(await dots(page).evaluate((one) => one.matches(':focus'))).toBe(true)
    await close()
  })

  describe('as a question', () => {
    const question = '<discreet-question page="home"></discreet-question>'
    const visiting = { level: 1, chosen: 1, chosenAt: 0 } as const

    test('asks with buttons that weigh the same, and says thanks', async () => {
      const asked = { about: 'too_personal', campaign: 'morning' } as const
      const { page, complaints, close } = await show(question, {
        choices: visiting,
        question: asked,
      })
      await page.getByText('Did this feel too personal?').waitFor()
      expect(await page.locator('discreet-question button').allInnerTexts()).toEqual([
        'No',
        'A little',
        'Yes',
      ])
      expect(await violations(page)).toEqual([])
      await button(page, 'A little').click()
      await expect
        .poll(() => page.locator('discreet-question [role=status]').innerText())
        .toBe('Thank you. We will not ask again soon.')
      expect(await calls(page, 'question', 'answerQuestion')).toEqual([
        ['question', 'home'],
        ['answerQuestion', 'too_personal', 'little'],
      ])
      expect(complaints).toEqual([])
      await close()
    })

    test('goes when the level does', async () => {
      const asked = { about: 'helpful', campaign: 'morning' } as const
      const { page, close } = await show(question, { choices: visiting, question: asked })
      await page.locator('discreet-question .question').waitFor()
      await page.evaluate('fake.choices.set({ level: 0 })')
      await expect.poll(() => page.locator('discreet-question .question').count()).toBe(0)
      await close()
    })

    test('is not even thought of at levels 0 and 3', async () => {
      const asked = { about: 'helpful', campaign: 'morning' } as const
      const both = await Promise.all(
        ([0, 3] as const).map((level) =>
          show(question, { choices: { ...visiting, level }, question: asked }),
        ),
      )
      for (const { page, close } of both) {
        await page.waitForTimeout(1100)
        expect(await calls(page, 'question')).toEqual([])
        await close()
      }
    })
  })

  describe.each([
    ['light', { colorScheme: 'light' }],
    ['dark, on a phone', { colorScheme: 'dark', viewport: { width: 320, height: 640 } }],
  ] as const)('%s', (_look, context) => {
    test('can be used by everybody', async () => {
      const markup = ['hero', 'asks', 'row'].map(
        (one) => `<discreet-slot placement="${one}"></discreet-slot>`,
      )
      const { page, close } = await opened(
        markup.join(''),
        {},
        { reducedMotion: 'reduce', ...context },
      )
      await page.getByText('Why this?').click()
      await button(page, 'Helpful').click()
      await button(page, 'Undo').waitFor()
      await page.locator('discreet-slot li .why').first().waitFor()
      await page.locator('discreet-slot .asks').waitFor()
      expect(await violations(page)).toEqual([])
      expect(
        await page.evaluate('document.documentElement.scrollWidth - innerWidth'),
      ).toBeLessThanOrEqual(0)
      await close()
    })
  })
})
