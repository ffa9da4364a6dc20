import { bannedWords, mostLix, readingOf, sentencesOf, textsIn } from '@discreet/contracts/reading'
import { describe, expect, test } from 'vitest'
import { noticeFor } from '../src/notice.ts'
import { packFor } from '../src/pack.ts'
import { exportTextsFor } from '../src/texts/export-texts-for.ts'
import { locales, textsFor } from '../src/texts/index.ts'
import type { Locale } from '../src/texts/texts.ts'
import { packs } from './packs.ts'

const prose = (locale: Locale): string[] =>
  sentencesOf(
    textsIn([
      textsFor(locale),
      exportTextsFor(locale),
      noticeFor(
        { controller: 'x', contact: 'x', officer: 'x', recipients: [], transfers: [] },
        packFor(packs, undefined),
        locale,
      ).sections.map(({ lines }) => lines),
    ]),
  )

describe('what people read', () => {
  test('is easy in English, the short notice too', () => {
    for (const texts of [prose('en'), [textsFor('en').shortNotice]]) {
      expect(readingOf(texts).grade).toBeLessThanOrEqual(8)
      expect(readingOf(texts).ease).toBeGreaterThanOrEqual(60)
    }
  })

  test.each(['de', 'fr', 'es'] as const)('is easy in %s', (locale) => {
    expect(readingOf(prose(locale)).lix).toBeLessThanOrEqual(mostLix[locale])
    expect(readingOf([textsFor(locale).shortNotice]).lix).toBeLessThanOrEqual(mostLix[locale])
  })

  test.each(locales)('uses none of the words that hide things (%s)', (locale) => {
    const all = textsIn([textsFor(locale), exportTextsFor(locale)]).join('\n')
    for (const word of bannedWords[locale]) expect(all).not.toMatch(word)
  })

  test.each(locales)('what comes with an export is easy by itself (%s)', (locale) => {
    const reading = readingOf(sentencesOf(textsIn(exportTextsFor(locale))))
    if (locale === 'en') expect(reading.grade).toBeLessThanOrEqual(8)
    else expect(reading.lix).toBeLessThanOrEqual(mostLix[locale])
  })

  test.each(locales)('every heading of an export has words in %s', (locale) => {
    const { columns } = exportTextsFor(locale)
    expect(Object.keys(columns).sort()).toEqual(Object.keys(exportTextsFor('en').columns).sort())
  })

  test('a sentence as others write it would not pass', () => {
    const usual =
      'We and our partners process personal data based on legitimate interest, including the enhancement of personalised advertising measurement and audience understanding capabilities.'
    expect(readingOf([usual]).grade).toBeGreaterThan(8)
    expect(readingOf([usual]).lix).toBeGreaterThan(45)
    expect(bannedWords.en.some((word) => word.test(usual))).toBe(true)
  })
})
