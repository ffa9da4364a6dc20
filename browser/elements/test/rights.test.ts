import { chromiumPath } from '@discreet/contracts/chromium'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Elements, Page, Shown } from './elements-page.ts'
import { openElements } from './elements-page.ts'
import type { FakeSettings } from './fake.ts'

const account: FakeSettings = {
  choices: { level: 3, chosen: 3, chosenAt: 0, signedIn: true, purposes: ['browsing'] },
}

describe.skipIf(chromiumPath === undefined)('the rights of somebody with an account', () => {
  let elements: Elements
  beforeAll(async () => {
    elements = await openElements()
  })
  afterAll(() => elements.close())

  async function centre(settings: FakeSettings = account): Promise<Shown> {
    const shown = await elements.show('<discreet-preferences></discreet-preferences>', settings)
    await shown.page.locator('discreet-rights .days').waitFor()
    return shown
  }

  const called = (page: Page, name: string): Promise<unknown> =>
    page.evaluate(`fake.calls.filter(([what]) => what === '${name}').map(([, ...rest]) => rest)`)
  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
  const told = (page: Page, text: string) =>
    page.locator('discreet-preferences .centre > .status').getByText(text).waitFor()

  test('are not offered to somebody who is not signed in', async () => {
    const { page, close } = await elements.show('<discreet-preferences></discreet-preferences>', {})
    await page.getByRole('heading', { name: 'Receipts' }).waitFor()
    expect(await page.locator('discreet-rights').count()).toBe(0)
    await close()
  })

  test('begin with a file of everything', async () => {
    const { page, close } = await centre()
    const download = page.waitForEvent('download')
    await button(page, 'Download everything').click()
    expect((await download).suggestedFilename()).toBe('discreet-shop.zip')
    await told(page, 'The file is saved.')
    await close()
  })

  test('stop use by a switch that says so, and leave the level', async () => {
    const { page, close } = await centre()
    const pause = page.getByRole('switch', { name: 'Pause all use' })
    await pause.click()
    await told(page, 'It is no longer used.')
    expect(await pause.isChecked()).toBe(true)
    await page.getByRole('switch', { name: 'No offers' }).click()
    await page.getByRole('switch', { name: 'Do not build a profile' }).click()
    await pause.click()
    await told(page, 'It is used again.')
    expect(await called(page, 'set')).toEqual([
      [{ level: 3, restricted: true }],
      [{ level: 3, objections: ['offers'] }],
      [{ level: 3, objections: ['offers', 'profiling'] }],
      [{ level: 3, restricted: false }],
    ])
    await close()
  })

  test('forget whole days, and ask for both', async () => {
    const { page, close } = await centre()
    await page.getByLabel('From').fill('2026-05-01')
    await button(page, 'Forget these days').click()
    await told(page, 'Choose a first and a last day.')
    expect(await called(page, 'forgetBetween')).toEqual([])
    await page.getByLabel('Up to').fill('2026-05-02')
    await button(page, 'Forget these days').click()
    await told(page, 'Forgotten: 2.')
    expect(await called(page, 'forgetBetween')).toEqual([
      [Date.UTC(2026, 4, 1), Date.UTC(2026, 4, 3)],
    ])
    await close()
  })

  test('show who looked, and why', async () => {
    const { page, close } = await centre({
      ...account,
      accesses: [
        { at: Date.UTC(2026, 4, 2), actor: 'staff Kim', reason: 'a complaint' },
        { at: Date.UTC(2026, 4, 1), actor: 'person', reason: 'access' },
      ],
    })
    const lines = await page.locator('discreet-rights .lines li').allInnerTexts()
    expect(lines.map((line) => line.replaceAll(/\s+/g, ' '))).toEqual([
      'staff Kim a complaint, May 2, 2026',
      'You access, May 1, 2026',
    ])
    await close()
  })

  test('erase the account in two steps, and give the certificate', async () => {
    const { page, complaints, close } = await centre()
    await button(page, 'Erase my account data').click()
    expect(await called(page, 'eraseAccount')).toEqual([])
    await button(page, 'No, keep it').click()
    expect(await called(page, 'eraseAccount')).toEqual([])
    await button(page, 'Erase my account data').click()
    await button(page, 'Yes, erase it').click()
    await told(page, 'It is all gone.')
    const download = page.waitForEvent('download')
    await button(page, 'Save the certificate').click()
    expect((await download).suggestedFilename()).toBe('erasure-certificate.jws')
    expect(complaints).toEqual([])
    await close()
  })

  test('say what does not work', async () => {
    const { page, close } = await centre({ ...account, refuses: 'Sign in first.' })
    await button(page, 'Erase my account data').click()
    await button(page, 'Yes, erase it').click()
    await told(page, 'Sign in first.')
    expect(await button(page, 'Save the certificate').count()).toBe(0)
    await close()
  })
})
