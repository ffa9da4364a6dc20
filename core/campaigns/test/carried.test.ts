import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { carriedBy, carriedFields } from '../src/carried.ts'

describe('what a request carries', () => {
  it('takes attributes by their field, flat or nested', () => {
    const flat = { 'page.kind': 'product', 'page.items': ['p-1'], language: 'de', 'time.hour': 9 }
    const nested = { page: { kind: 'product', items: ['p-1'] }, language: 'de', time: { hour: 9 } }
    expect(carriedBy(flat)).toEqual(flat)
    expect(carriedBy(nested)).toEqual(flat)
  })

  it('counts the basket where nobody did', () => {
    expect(carriedBy({ 'basket.items': ['a', 'b'] })).toEqual({
      'basket.items': ['a', 'b'],
      'basket.size': 2,
    })
    expect(carriedBy({ 'basket.items': ['a'], 'basket.size': 5 })['basket.size']).toBe(5)
  })

  it('takes other names where they are said, and the field itself before them', () => {
    const names = { country: 'given.place', locale: 'language' } as const
    expect(carriedBy({ country: 'FR', locale: 'fr' }, names)).toEqual({
      'given.place': 'FR',
      language: 'fr',
    })
    expect(carriedBy({ country: 'FR', 'given.place': 'Lyon' }, names)).toEqual({
      'given.place': 'Lyon',
    })
  })

  it('does not know what has the wrong kind', () => {
    const wrong = { 'time.hour': '9', 'page.items': ['a', {}], language: null, 'basket.size': NaN }
    expect(carriedBy(wrong)).toEqual({})
    expect(carriedBy({ language: true, 'page.items': 'one' })).toEqual({
      language: 'true',
      'page.items': ['one'],
    })
  })

  it('never takes anything about a person, under whatever name', () => {
    const personal = {
      'account.bought': ['p-1'],
      account: { liked: ['tea'] },
      'visit.items': ['p'],
    }
    expect(carriedBy(personal)).toEqual({})
    expect(carriedBy({ bought: ['p-1'] }, { bought: 'account.bought' })).toEqual({})
  })

  it('gives only fields of a request for any attributes', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.anything()), (attributes) => {
        const fields: readonly string[] = carriedFields
        expect(Object.keys(carriedBy(attributes)).every((key) => fields.includes(key))).toBe(true)
      }),
    )
  })
})
