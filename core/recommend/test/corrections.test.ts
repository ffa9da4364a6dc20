import type { Correction, Item, Preferences, ScoreTerm } from '@discreet/protocol'
import { describe, expect, test } from 'vitest'
import { correctPreferences, isPersonal, noPreferences } from '../src/corrections.ts'
import { checkPreferences } from '../src/preferences-check.ts'

const rice: Item = { id: 'rice', categories: ['Pantry', 'Grains'], tags: ['vegan'] }
const about = (item: Item, term: ScoreTerm = 'popular') => ({ item, term })

describe('a correction', () => {
  test.each<[Correction, Item, ScoreTerm, Partial<Preferences>]>([
    ['not_this', rice, 'history', { avoided: ['rice'] }],
    ['less_like_this', rice, 'history', { less: ['Grains'] }],
    ['less_like_this', { id: 'x', tags: ['vegan', 'new'] }, 'popular', { less: ['vegan'] }],
    ['less_like_this', { id: 'x', categories: [] }, 'popular', { avoided: ['x'] }],
    ['too_personal', rice, 'history', { without: ['history'] }],
    ['too_personal', rice, 'again', { without: ['again'] }],
    ['too_personal', rice, 'preference', { without: ['preference'] }],
    ['too_personal', rice, 'together', { avoided: ['rice'] }],
    ['have_it', rice, 'popular', { owned: ['rice'] }],
    ['forget', rice, 'history', {}],
    ['helpful', rice, 'popular', { liked: ['Grains'] }],
    ['helpful', { id: 'x', tags: ['vegan', 'new'] }, 'popular', { liked: ['vegan'] }],
    ['helpful', { id: 'x' }, 'popular', {}],
    ['helpful', { ...rice, sensitive: true }, 'popular', {}],
    ['seen_often', rice, 'popular', { less: ['rice'] }],
    ['too_personal', rice, 'chosen', { avoided: ['rice'] }],
  ])('%s about %o because of %s changes %o', (correction, item, term, changed) => {
    expect(correctPreferences(noPreferences, correction, about(item, term))).toEqual({
      ...noPreferences,
      ...changed,
    })
  })

  test('leaves everything else that was said, and what it was given, alone', () => {
    const said: Preferences = {
      liked: ['a'],
      avoided: ['b'],
      less: ['c'],
      owned: ['d'],
      without: ['again'],
    }
    const copy = structuredClone(said)
    expect(correctPreferences(said, 'not_this', about(rice))).toEqual({
      ...said,
      avoided: ['b', 'rice'],
    })
    expect(said).toEqual(copy)
  })

  test('made twice is there once, as the newest', () => {
    const first = correctPreferences(noPreferences, 'have_it', about(rice))
    const second = correctPreferences(first, 'have_it', about({ id: 'salt' }))
    expect(correctPreferences(second, 'have_it', about(rice)).owned).toEqual(['salt', 'rice'])
  })

  test('beyond two hundred of a kind lets the oldest go', () => {
    let said = noPreferences
    for (let k = 0; k < 205; k += 1) {
      said = correctPreferences(said, 'not_this', about({ id: `i${k}` }))
    }
    expect(said.avoided).toHaveLength(200)
    expect([said.avoided[0], said.avoided.at(-1)]).toEqual(['i5', 'i204'])
    expect(checkPreferences(said)).toEqual(said)
  })

  test('knows which terms are about the person', () => {
    const others = ['together', 'similar', 'popular', 'content', 'rising', 'chosen'] as const
    const all = [...others, 'history', 'again', 'preference'] as const
    expect(all.filter(isPersonal)).toEqual(['history', 'again', 'preference'])
  })
})

describe('preferences from outside', () => {
  const whole: Preferences = {
    liked: ['Tea'],
    avoided: ['Meat', 'rice'],
    less: ['Sweets'],
    owned: ['salt'],
    without: ['history', 'again', 'chosen'],
  }

  test('come in as they are, without what does not belong to them and without repetition', () => {
    expect(checkPreferences({ ...whole, level: 3, liked: ['Tea', 'Tea'] })).toEqual(whole)
  })

  test('of before the newer lists still read', () => {
    const { liked, avoided } = whole
    expect(checkPreferences({ liked, avoided })).toEqual({ ...noPreferences, liked, avoided })
  })

  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['text', 'liked'],
    ['a list', []],
    ['an empty object', {}],
    ['only what is liked', { liked: [] }],
    ['only what is avoided', { avoided: [] }],
    ['text for a list', { ...whole, liked: 'Tea' }],
    ['empty text', { ...whole, liked: [''] }],
    ['long text', { ...whole, liked: ['x'.repeat(513)] }],
    ['text that cannot be stored', { ...whole, liked: ['\0'] }],
    ['a number', { ...whole, avoided: [7] }],
    ['null for a list', { ...whole, less: null }],
    ['a long list', { ...whole, less: Array.from({ length: 201 }, (_, k) => `c${k}`) }],
    ['what is like a list', { ...whole, owned: { length: 1, 0: 'x' } }],
    ['a term that is none', { ...whole, without: ['toString'] }],
  ])('that are not preferences are refused: %s', (_, value) => {
    expect(checkPreferences(value)).toBeUndefined()
  })
})
