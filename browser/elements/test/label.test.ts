import { chromiumPath } from '@discreet/contracts/chromium'
import { textsFor } from '@discreet/policy'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Elements } from './elements-page.ts'
import { openElements } from './elements-page.ts'

const { levels, labelRows } = textsFor('de')

describe.skipIf(chromiumPath === undefined)('a label', () => {
  let elements: Elements
  beforeAll(async () => {
    elements = await openElements()
  })
  afterAll(() => elements.close())

  test('says the five things about one level', async () => {
    const { page, close } = await elements.show('<discreet-label level="2"></discreet-label>', {
      locale: 'de-AT',
    })
    const label = page.locator('discreet-label table')
    await expect.poll(() => label.locator('caption').allInnerTexts()).toEqual([levels[2].name])
    expect(await label.locator('th').allInnerTexts()).toEqual(Object.values(labelRows))
    expect(await label.locator('td').allInnerTexts()).toEqual(Object.values(levels[2].label))
    await page.evaluate("document.querySelector('discreet-label').setAttribute('level', '0')")
    await expect.poll(() => label.locator('caption').allInnerTexts()).toEqual([levels[0].name])
    await close()
  })

  test.each([
    [1120, 1],
    [390, 4],
  ])('shows all levels at once, %i pixels wide in %i tables', async (width, tables) => {
    const { page, close } = await elements.show(
      '<discreet-label></discreet-label>',
      { locale: 'de' },
      { viewport: { width, height: 800 } },
    )
    await expect.poll(() => page.locator('discreet-label table').count()).toBe(tables)
    const text = await page.locator('discreet-label table').allInnerTexts()
    for (const { name, label } of levels) {
      for (const words of [name, ...Object.values(label)]) expect(text.join()).toContain(words)
    }
    await close()
  })
})
