import { gzipSync } from 'node:zlib'
import { chromiumPath, launchChromium } from '@discreet/contracts/chromium'
import { groceryCatalogue } from '@discreet/crowd'
import type { Item } from '@discreet/protocol'
import { describe, expect, test } from 'vitest'
import { recipeOf, spriteSvg } from '../src/pictures/index.ts'

const items = groceryCatalogue()
const sprite = spriteSvg()

test('every product has a recipe of its own, and no two products look the same', () => {
  const looks = new Map<string, string>()
  for (const { title = '' } of items) {
    const { begins, ...look } = recipeOf(title)
    expect(begins, title).not.toBe('')
    const before = looks.get(JSON.stringify(look))
    expect(before, `${title} looks like ${before}`).toBeUndefined()
    looks.set(JSON.stringify(look), title)
  }
})

test('the file asks for nothing, runs nothing, and is small', () => {
  expect(sprite).not.toMatch(/<script|<foreignObject|<image|\son\w+=|javascript:|url\(/i)
  for (const [, address] of sprite.matchAll(/href="([^"]*)"/g)) expect(address).toMatch(/^#/)
  expect(sprite).not.toMatch(/undefined|NaN|class=/)
  expect(gzipSync(sprite, { level: 9 }).length).toBeLessThan(40_000)
})

test('every part that a picture uses is in the file', () => {
  const ids = new Set([...sprite.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id))
  const used = [...sprite.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id)
  expect(used.length).toBeGreaterThan(1000)
  expect(used.filter((id) => !ids.has(id))).toEqual([])
  for (const { id } of items) expect(ids).toContain(id)
})

/** Ids and titles as a feed that somebody else writes may have them. */
const hostile: readonly Item[] = [
  { id: '"><script>alert(1)</script>', title: '<b>bold</b>' },
  { id: "quote'&amp;amp", title: '\u202eevil' },
  { id: 'no-title' },
  { id: 'emoji 🥕', title: 'Carrots 🥕' },
]
const impossible: readonly Item[] = [
  { id: 'bell\u0007' },
  { id: 'lone\ud800' },
  { id: 'nul\uffff' },
]

test('an id that cannot stand in XML gets no picture, and the others keep theirs', () => {
  const text = spriteSvg([...impossible, ...items.slice(0, 1)])
  expect(text).not.toMatch(/bell|lone|nul/)
  expect(text).toContain('id="bananas-1-kg"')
})

describe.skipIf(chromiumPath === undefined)('in a browser', () => {
  test('the file is well-formed, whatever the ids are, and each picture draws something', async () => {
    const browser = await launchChromium()
    const page = await browser.newPage()
    const found = await page.evaluate(
      ([usual, odd]) => {
        const read = (text: string): Document =>
          new DOMParser().parseFromString(text, 'image/svg+xml')
        const [file, strange] = [read(usual ?? ''), read(odd ?? '')]
        const shown = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
        shown.append(...file.documentElement.children)
        shown.querySelector('style')?.remove()
        document.body.append(shown)
        const empty = [...shown.querySelectorAll<SVGSVGElement>(':scope > svg')].filter((one) => {
          const { width, height } = one.getBBox()
          return !(width > 30 && height > 25 && width < 130 && height < 130)
        })
        return {
          faults: [file, strange].map((one) => one.querySelectorAll('parsererror').length),
          scripts: strange.querySelectorAll('script').length,
          ids: [...strange.querySelectorAll(':scope > svg')].map(({ id }) => id),
          empty: empty.map(({ id }) => id),
        }
      },
      [sprite, spriteSvg(hostile)],
    )
    await browser.close()
    expect(found).toEqual({
      faults: [0, 0],
      scripts: 0,
      ids: hostile.map(({ id }) => id),
      empty: [],
    })
  })
})
