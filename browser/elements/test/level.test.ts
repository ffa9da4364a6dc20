import { chromiumPath } from '@discreet/contracts/chromium'
import { prominenceOf } from '@discreet/contracts/prominence'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Elements, Page, Shown } from './elements-page.ts'
import { openElements } from './elements-page.ts'
import type { FakeSettings } from './fake.ts'

const names = ['Off', 'This visit', 'On this device', 'My account']
const chose2 = {
  level: 2,
  chosen: 2,
  chosenAt: Date.UTC(2026, 4, 3, 12),
  reasons: ['chosen'],
} as const

describe.skipIf(chromiumPath === undefined)('the ladder', () => {
  let elements: Elements
  beforeAll(async () => {
    elements = await openElements()
  })
  afterAll(() => elements.close())

  async function ladder(settings: FakeSettings = {}, width = 1120): Promise<Shown> {
    const shown = await elements.show(
      '<discreet-level placement="product" items="a"></discreet-level>',
      settings,
      { viewport: { width, height: 900 } },
    )
    await shown.page.locator('discreet-level .option').last().waitFor()
    return shown
  }

  const choices = (page: Page): Promise<unknown> =>
    page.evaluate("fake.calls.filter(([what]) => what === 'set').map(([, choice]) => choice)")
  const option = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
  const pressed = (page: Page) =>
    page.locator('discreet-level .choose[aria-pressed=true]').allInnerTexts()
  const status = (page: Page) => page.locator('discreet-level .status [role=status]')

  test.each([
    [{}, 1120],
    [{}, 390],
    [{ choices: chose2 }, 1120],
  ] as const)('gives every option the same weight', async (settings, width) => {
    const { page, close } = await ladder(settings, width)
    await expect.poll(() => page.locator('discreet-level .shows bdi').count()).toBe(9)
    const [cards, buttons] = ['.option', '.choose'].map((selector) =>
      page.locator(`discreet-level ${selector}`),
    )
    const looks = []
    for (const k of names.keys()) {
      const { area, ...card } = await prominenceOf(cards!.nth(k))
      const { area: _, ...button } = await prominenceOf(buttons!.nth(k))
      looks.push({ area, drawn: { card, button } })
    }
    for (const { drawn } of looks) expect(drawn).toEqual(looks[0]?.drawn)
    expect(looks[0]?.drawn.button.tag).toBe('button')
    const areas = looks.map(({ area }) => area)
    expect(Math.min(...areas) / Math.max(...areas)).toBeGreaterThan(0.9)
    await close()
  })

  test('chooses nothing before the person does', async () => {
    const { page, close } = await ladder()
    expect(await pressed(page)).toEqual([])
    expect(await choices(page)).toEqual([])
    expect(await page.locator('discreet-level .lead').innerText()).toContain(
      'You have not chosen, so we start with the least.',
    )
    await close()
  })

  test.each([
    ['up', {}, 'On this device', 2],
    ['down', { choices: chose2 }, 'Off', 0],
  ] as const)('goes %s with one tap', async (_way, settings, name, level) => {
    const { page, complaints, close } = await ladder(settings)
    await option(page, name).click()
    await expect.poll(() => status(page).innerText()).toBe(`“${name}” holds from now on.`)
    expect(await pressed(page)).toEqual([name])
    expect(await choices(page)).toEqual([{ level }])
    expect(complaints).toEqual([])
    await close()
  })

  test('says what was chosen and when', async () => {
    const { page, close } = await ladder({ choices: chose2 })
    const lead = await page.locator('discreet-level .lead').innerText()
    expect(lead).toContain('You chose “On this device” on May 3, 2026.')
    await close()
  })

  test('shows what this shelf would show at each level', async () => {
    const { page, close } = await ladder()
    await expect.poll(() => page.locator('discreet-level .shows bdi').count()).toBe(9)
    const shown = await page.locator('discreet-level .option').allInnerTexts()
    expect(shown[0]).toContain('Basil, in a pot')
    expect(shown[2]).toMatch(/Penne.*mozzarella.*Olive oil/s)
    expect(shown[3]).toContain('Sign in first to use your account.')
    const asked = await page.evaluate("fake.calls.filter(([what]) => what === 'preview')")
    expect(asked).toEqual(
      [0, 1, 2, 3].map((level) => ['preview', level, 'product', { limit: 3, items: ['a'] }]),
    )
    await close()
  })

  test('shows it anew when the shelf is about something else', async () => {
    const { page, close } = await ladder()
    await page.evaluate("document.querySelector('discreet-level').setAttribute('items', 'b')")
    await expect.poll(() => page.evaluate('fake.calls.at(-1)[3].items')).toEqual(['b'])
    await close()
  })

  test('follows a choice that was made elsewhere', async () => {
    const { page, close } = await ladder()
    await page.evaluate('fake.choices.set({ level: 1 })')
    await expect.poll(() => pressed(page)).toEqual(['This visit'])
    await close()
  })

  test('has no account level where the shop has no accounts', async () => {
    const { page, close } = await ladder({ choices: { accounts: false } })
    expect(await page.locator('discreet-level .choose').allInnerTexts()).toEqual(names.slice(0, 3))
    await close()
  })

  test('asks once more where the law wants two acts, with two equal answers', async () => {
    const twice = {
      choices: { ...chose2, level: 0, chosen: 0, obligations: [{ do: 'ask_twice' }] },
    } as const
    const { page, close } = await ladder(twice)
    await option(page, 'This visit').click()
    await expect
      .poll(() => page.locator('discreet-level .asks').innerText())
      .toContain('You said no before. Do you want “This visit” now?')
    expect(await choices(page)).toEqual([])
    await option(page, 'No, leave it').click()
    await expect.poll(() => page.locator('discreet-level .asks').count()).toBe(0)
    expect(await option(page, 'This visit').evaluate((one) => one.matches(':focus'))).toBe(true)
    await option(page, 'This visit').click()
    await option(page, 'Yes, use it').click()
    await expect.poll(() => choices(page)).toEqual([{ level: 1, confirmed: true }])
    await close()
  })

  test('asks to sign in for the account level, and chooses nothing by it', async () => {
    const { page, close } = await ladder()
    await page.evaluate("globalThis.asked = 0; addEventListener('discreet-sign-in', () => asked++)")
    await option(page, 'My account').click()
    await option(page, 'Sign in').click()
    expect(await page.evaluate('asked')).toBe(1)
    expect(await choices(page)).toEqual([])
    expect(await pressed(page)).toEqual([])
    await close()
  })

  test('switches each purpose of the account on by itself, none before', async () => {
    const { page, close } = await ladder({ choices: { signedIn: true } })
    await option(page, 'My account').click()
    const switches = page.locator('discreet-level [role=switch]')
    await expect.poll(() => switches.count()).toBe(5)
    expect(await page.locator('discreet-level [role=switch]:checked').count()).toBe(0)
    await page.getByRole('switch', { name: /What you look at/ }).check()
    await expect
      .poll(() => choices(page))
      .toEqual([{ level: 3 }, { level: 3, purposes: ['browsing'] }])
    await page.getByRole('switch', { name: /What you look at/ }).uncheck()
    await expect
      .poll(async () => ((await choices(page)) as unknown[]).at(-1))
      .toEqual({ level: 3, purposes: [] })
    await close()
  })

  test('says why not, and marks nothing', async () => {
    const { page, close } = await ladder({ refuses: 'For your age the law sets a limit.' })
    await option(page, 'On this device').click()
    await expect.poll(() => status(page).innerText()).toBe('For your age the law sets a limit.')
    expect(await pressed(page)).toEqual([])
    await close()
  })

  test('shows that the privacy signal is heeded, and what went wrong', async () => {
    const { page, close } = await ladder({
      choices: { gpc: true, reasons: ['gpc'], trouble: 'Your browser keeps nothing here.' },
    })
    const lead = await page.locator('discreet-level .lead').innerText()
    expect(lead).toContain('We heed the privacy signal of your browser')
    expect(lead).toContain('Your browser asks us not to share your data.')
    expect(lead).toContain('Your browser keeps nothing here.')
    await close()
  })

  test('compares the levels in the same five rows', async () => {
    const { page, close } = await ladder()
    await page.getByText('What each level means').click()
    const table = page.locator('discreet-label table')
    await expect.poll(() => table.locator('thead th').allInnerTexts()).toEqual(names)
    expect(await table.locator('tbody th').allInnerTexts()).toEqual([
      'What',
      'Why',
      'Where it is kept',
      'For how long',
      'Who sees it',
    ])
    await close()
  })
})
