import { bannedWords, mostLix, readingOf, sentencesOf, textsIn } from '@discreet/contracts/reading'
import type { Locale } from '@discreet/policy'
import { locales, textsFor } from '@discreet/policy'
import { describe, expect, test } from 'vitest'
import { localeOf, shelfTexts } from '../src/shelf-texts.ts'
import { slotWords } from '../src/slot-texts.ts'
import { elementTextsFor } from '../src/texts.ts'

async function allOf(locale: Locale): Promise<string[]> {
  const { policy: _, ...own } = await elementTextsFor(locale)
  return textsIn([own, shelfTexts[locale], slotWords[locale]])
}

describe('what the elements say', () => {
  test('is easy in English', async () => {
    const { grade, ease } = readingOf(sentencesOf(await allOf('en')))
    expect(grade).toBeLessThanOrEqual(8)
    expect(ease).toBeGreaterThanOrEqual(60)
  })

  test.each(['de', 'fr', 'es'] as const)('is easy in %s', async (locale) => {
    expect(readingOf(sentencesOf(await allOf(locale))).lix).toBeLessThanOrEqual(mostLix[locale])
  })

  test.each(locales)('uses none of the words that hide things (%s)', async (locale) => {
    const all = (await allOf(locale)).join('\n')
    for (const word of bannedWords[locale]) expect(all).not.toMatch(word)
  })

  test.each(locales)('says something everywhere (%s)', async (locale) => {
    for (const text of await allOf(locale)) expect(text.trim()).not.toBe('')
  })

  test.each(locales)('calls the levels what the policy calls them (%s)', (locale) => {
    const names = textsFor(locale).levels.map(({ name }) => name)
    expect(shelfTexts[locale].levels).toEqual(names)
  })

  test('comes in the language of the page, or in English', async () => {
    for (const locale of locales) {
      expect((await elementTextsFor(locale)).policy).toBe(textsFor(locale))
    }
    expect(localeOf('de-AT')).toBe('de')
    expect(localeOf('pt')).toBe('en')
    expect(localeOf('')).toBe('en')
  })
})
