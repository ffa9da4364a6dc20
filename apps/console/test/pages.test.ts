import { capabilities, capabilitiesOf, roles } from '@discreet/staff'
import { expect, test } from 'vitest'
import { areaOrder, firstPage, pageAt, pages } from '../src/pages.ts'

test('every page has an address and an element of its own, and an area that the menu shows', () => {
  for (const value of ['path', 'tag', 'name'] as const) {
    expect(new Set(pages.map((page) => page[value])).size).toBe(pages.length)
  }
  for (const { area } of pages) expect(areaOrder).toContain(area)
})

test('the longest address counts, and what follows it is given on', () => {
  expect(pageAt('privacy/requests/a%2Fb/c')).toMatchObject({
    entry: { name: 'requests' },
    rest: ['a/b', 'c'],
  })
  expect(pageAt('privacy/requests/%zz')?.rest).toEqual(['%zz'])
  expect(pageAt('privacy')).toBeUndefined()
})

test.each(roles)('somebody who is a %s and nothing else has a page to begin with', (role) => {
  expect(firstPage(capabilitiesOf[role])?.name).toBe('trust')
})

test('whoever has no role begins with the training', () => {
  expect(firstPage(['self'])?.name).toBe('training')
})

test('every capability that shows something has a page', () => {
  const looking = capabilities.filter((one) => one.endsWith('.read') || one === 'people.open')
  for (const capability of looking) {
    expect(pages.map(({ needs }) => needs)).toContain(capability)
  }
})
