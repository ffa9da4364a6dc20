import { bannedWords, mostLix, readingOf } from '@discreet/contracts/reading'
import type { ScoreTerm } from '@discreet/protocol'
import { describe, expect, test } from 'vitest'
import { reasonText } from '../src/reason-texts.ts'
import { createRecommender } from '../src/recommender.ts'
import { randomModel } from './example-model.ts'

const quoting = ['together', 'history', 'similar', 'content'] as const
const plain = ['again', 'preference', 'rising', 'popular', 'chosen'] as const
const terms: readonly ScoreTerm[] = [...quoting, ...plain]
const titles = ['Rice', 'Salt']
const locales = ['en', 'de', 'fr', 'es'] as const

describe('a reason', () => {
  test.each(locales)('quotes what is behind it, and only where something is (%s)', (locale) => {
    for (const term of quoting) expect(reasonText(term, titles, locale)).toContain('Rice, Salt')
    for (const term of plain) expect(reasonText(term, titles, locale)).not.toContain('Rice')
  })

  test.each(locales)('is a whole sentence where what is behind it is not named (%s)', (locale) => {
    const bare = quoting.map((term) => reasonText(term, [], locale))
    expect(new Set(bare).size).toBe(quoting.length)
    for (const text of bare) expect(text).not.toMatch(/[:,\s]$/)
    const reading = readingOf(bare.map((text) => `${text}.`))
    if (locale !== 'en') expect(reading.lix).toBeLessThanOrEqual(mostLix[locale])
  })

  test('is another sentence for every term and language', () => {
    const all = locales.flatMap((locale) => terms.map((term) => reasonText(term, titles, locale)))
    expect(new Set(all).size).toBe(terms.length * locales.length)
  })

  test.each([
    ['de-AT', 'Hier bei allen beliebt'],
    ['FR', 'Tout le monde ici l’aime bien'],
    ['es-419', 'Gusta a todo el mundo aquí'],
    ['en-GB', 'Popular with everyone here'],
    ['pt-BR', 'Popular with everyone here'],
    ['', 'Popular with everyone here'],
    ['constructor', 'Popular with everyone here'],
    [undefined, 'Popular with everyone here'],
  ])('follows the language of the request: %s', (locale, text) => {
    expect(reasonText('popular', [], locale)).toBe(text)
    const recommender = createRecommender(
      randomModel(20, 4, 1),
      Array.from({ length: 20 }, (_, k) => ({ id: `item-${k}` })),
    )
    const request = { placement: 'home', ...(locale === undefined ? {} : { locale }) } as const
    for (const { reason } of recommender.recommend(request).items) expect(reason.text).toBe(text)
  })

  test.each(locales)('is easy to read and hides nothing (%s)', (locale) => {
    const texts = terms.map((term) => `${reasonText(term, titles, locale)}.`)
    const reading = readingOf(texts)
    if (locale === 'en') expect(reading.grade).toBeLessThanOrEqual(8)
    else expect(reading.lix).toBeLessThanOrEqual(mostLix[locale])
    for (const word of bannedWords[locale]) expect(texts.join('\n')).not.toMatch(word)
  })
})
