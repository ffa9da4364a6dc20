/** The script tag of a shop, with the SDK itself and a server that knows nothing. */
import { chromiumPath } from '@discreet/contracts/chromium'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Elements } from './elements-page.ts'
import { openElements } from './elements-page.ts'

describe.skipIf(chromiumPath === undefined)('the script tag', () => {
  let elements: Elements
  beforeAll(async () => {
    elements = await openElements()
  })
  afterAll(() => elements.close())

  test('starts Discreet for its site and language, and the elements with it', async () => {
    const { page, close } = await elements.open()
    const started = await page.evaluate(`(async () => {
      const code = await import('/entry.js')
      const tag = document.createElement('script')
      Object.assign(tag.dataset, { discreetSite: 'my-shop', discreetLocale: 'fr', discreetDataLayer: 'layer' })
      const discreet = code.startFrom(tag, location.origin)
      document.querySelector('main').append(document.createElement('discreet-shelf'))
      const same = (await code.provided()) === discreet
      return [discreet.site, discreet.locale, same, customElements.get('discreet-shelf') !== undefined]
    })()`)
    expect(started).toEqual(['my-shop', 'fr', true, true])
    // Nothing answers: the page stays whole and says so.
    await expect.poll(() => page.locator('discreet-shelf').getAttribute('state')).toBe('failed')
    expect(await page.locator('discreet-shelf .note').innerText()).toMatch(/boutique/)
    await expect.poll(() => page.evaluate("Object.hasOwn(layer, 'push')")).toBe(true)
    await close()
  })

  test('starts nothing without a site', async () => {
    const { page, complaints, close } = await elements.open()
    const started = await page.evaluate(`(async () => {
      const code = await import('/entry.js')
      code.startFrom(document.createElement('script'), location.origin)
      code.startFrom(null, location.origin)
      return customElements.get('discreet-shelf') !== undefined
    })()`)
    expect(started).toBe(false)
    expect(complaints).toEqual([])
    await close()
  })
})
