import { expect, test } from 'vitest'
import type { Campaign, Rule } from '../src/index.ts'
import { fieldsOf, needsOf } from '../src/index.ts'
import { breakfast, cooks, hero } from './examples.ts'

test('a rule names its fields, each once, wherever they stand', () => {
  const rule: Rule = {
    any: [
      { not: { field: 'visit.items', is: ['a'] } },
      {
        all: [
          { field: 'page.kind', is: ['home'] },
          { field: 'visit.items', is: ['b'] },
        ],
      },
    ],
  }
  expect(fieldsOf(rule)).toEqual(['page.kind', 'visit.items'])
})

test('what a campaign needs is what its rules and its segment read; audiences are only measured', () => {
  expect(needsOf(breakfast, [cooks], hero)).toEqual({
    fields: ['time.hour'],
    purposes: ['page'],
    origins: ['none'],
    level: 0,
    measured: ['device.categories'],
  })
  expect(needsOf({ ...breakfast, segment: 'cooks' }, [cooks], hero)).toEqual({
    fields: ['time.hour', 'device.categories'],
    purposes: ['page', 'device'],
    origins: ['none', 'observed_here'],
    level: 2,
    measured: [],
  })
})

const shelf = (list: 'again' | 'home'): Campaign => ({
  ...breakfast,
  arms: [
    { id: 'neutral', weight: 1, contents: null },
    { id: 'shelf', weight: 1, contents: [{ id: 'all', content: { kind: 'shelf', list } }] },
  ],
})

test('a list of what somebody bought is about them, also where it only fills a shelf', () => {
  expect(needsOf(shelf('again'), [cooks], hero)).toMatchObject({
    fields: ['device.bought', 'account.bought'],
    origins: ['observed_here'],
    level: 2,
  })
  expect(needsOf(shelf('home'), [cooks], hero)).toMatchObject({ fields: [], level: 0 })
  const filled = {
    ...hero,
    shelf: { fallbacks: ['again'], limit: 5, fewest: 5, boosts: [], pins: [] } as const,
  }
  expect(needsOf(shelf('home'), [cooks], filled).level).toBe(2)
})
