import { chromiumPath } from '@discreet/contracts/chromium'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Elements, Page, Shown } from './elements-page.ts'
import { openElements } from './elements-page.ts'
import type { FakeSettings } from './fake.ts'

const onDevice: FakeSettings = {
  choices: { level: 2, chosen: 2, chosenAt: 0, reasons: ['chosen'] },
}

describe.skipIf(chromiumPath === undefined)('the reason', () => {
  let elements: Elements
  beforeAll(async () => {
    elements = await openElements()
  })
  afterAll(() => elements.close())

  /** Opened for the first product: basil at level 0, penne at level 2. */
  async function opened(settings: FakeSettings = onDevice): Promise<Shown> {
    const shown = await elements.show('<discreet-shelf></discreet-shelf>', settings)
    await shown.page.locator('discreet-shelf .why').first().click()
    await shown.page.locator('discreet-why .reason').waitFor()
    return shown
  }

  const corrections = (page: Page): Promise<unknown> =>
    page.evaluate("fake.calls.filter(([what]) => what === 'correct' || what === 'undo')")

  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

  const status = (page: Page) => page.locator('discreet-why [role=status]')

  test('is one sentence, with every term behind it on demand', async () => {
    const { page, complaints, close } = await opened()
    expect(await page.locator('discreet-why .reason').innerText()).toBe(
      'Goes with what you chose before: Coffee beans',
    )
    expect(await page.locator('discreet-why table').isVisible()).toBe(false)
    await page.getByText('What counted').click()
    const rows = await page.locator('discreet-why tr').allInnerTexts()
    expect(rows.map((row) => row.replaceAll(/\s+/g, ' ').trim())).toEqual([
      'Goes with what you chose before Coffee beans 48%',
      'Often bought with what is here 33%',
      'Popular with everyone 19%',
      'Close to it in the catalogue against it',
    ])
    const widths = await page
      .locator('discreet-why rect')
      .evaluateAll((bars) => bars.map((bar) => Math.round(Number(bar.getAttribute('width')))))
    expect(widths).toEqual([48, 33, 19, 0])
    expect(complaints).toEqual([])
    await close()
  })

  test.each([
    ['Not this', 'not_this'],
    ['Less like this', 'less_like_this'],
    ['I have it already', 'have_it'],
    ['Too personal', 'too_personal'],
  ])('takes "%s" in one tap, says what changed and takes it back', async (name, code) => {
    const { page, complaints, close } = await opened()
    await button(page, name).click()
    await expect.poll(() => status(page).innerText()).toContain('You will not see Penne')
    const done = button(page, name)
    expect(await done.getAttribute('aria-disabled')).toBe('true')
    await done.press('Enter')
    expect(await corrections(page)).toEqual([['correct', code, 'penne', undefined]])
    await button(page, 'Undo').click()
    await expect.poll(() => status(page).innerText()).toBe('Taken back.')
    expect(await done.getAttribute('aria-disabled')).toBeNull()
    expect(await done.evaluate((one) => one.matches(':focus'))).toBe(true)
    expect(await corrections(page)).toEqual([
      ['correct', code, 'penne', undefined],
      ['undo', code],
    ])
    expect(complaints).toEqual([])
    await close()
  })

  test('forgets what it names, and leaves the focus where it can be taken back', async () => {
    const { page, close } = await opened()
    await button(page, 'Forget Coffee beans').press('Enter')
    await expect.poll(() => button(page, 'Forget Coffee beans').count()).toBe(0)
    expect(await corrections(page)).toEqual([['correct', 'forget', 'penne', 'coffee']])
    await page.keyboard.press('Tab')
    expect(await button(page, 'Undo').evaluate((one) => one.matches(':focus'))).toBe(true)
    await page.keyboard.press('Enter')
    await expect.poll(() => button(page, 'Forget Coffee beans').count()).toBe(1)
    expect(
      await page.locator('discreet-why .status').evaluate((one) => one.matches(':focus')),
    ).toBe(true)
    await close()
  })

  test('offers "too personal" and "forget" only where something personal counted', async () => {
    const { page, close } = await opened({})
    expect(await button(page, 'Not this').count()).toBe(1)
    expect(await button(page, 'Too personal').count()).toBe(0)
    expect(await page.getByRole('button', { name: /Forget/ }).count()).toBe(0)
    await close()
  })

  test('says so when a correction is refused, and offers it again', async () => {
    const { page, close } = await opened({ ...onDevice, refuses: 'This did not work.' })
    await button(page, 'Not this').click()
    await expect.poll(() => status(page).innerText()).toBe('This did not work.')
    expect(await button(page, 'Undo').count()).toBe(0)
    expect(await button(page, 'Not this').getAttribute('aria-disabled')).toBeNull()
    await close()
  })

  test('says so when a correction breaks off', async () => {
    const { page, complaints, close } = await opened()
    await page.evaluate("fake.correct = () => Promise.reject(new Error('gone'))")
    await button(page, 'Not this').click()
    await expect
      .poll(() => status(page).innerText())
      .toBe('This did not work. Try again in a moment.')
    expect(complaints).toEqual([])
    await close()
  })

  test('says so when its words cannot be fetched', async () => {
    const { page, close } = await elements.show('<discreet-shelf></discreet-shelf>')
    await page.route('**/en-*.js', (route) => route.abort())
    await page.locator('discreet-shelf .why').first().click()
    await expect
      .poll(() => page.locator('discreet-why').evaluate((why) => why.shadowRoot?.textContent))
      .toContain('This did not load.')
    await close()
  })

  test('stands alone, with an item set before the element was known', async () => {
    const { page, close } = await elements.show('<discreet-shelf></discreet-shelf>')
    await expect.poll(() => page.evaluate('shown.length')).toBe(1)
    await page.evaluate(`const alone = document.createElement('discreet-why')
      alone.item = shown[0].items[0]
      document.querySelector('main').append(alone)`)
    await expect
      .poll(() => page.locator('discreet-why .reason').innerText())
      .toBe('Often bought together with Vine tomatoes')
    await close()
  })
})
