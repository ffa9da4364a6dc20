/**
 * Can a person read it? English: Flesch-Kincaid grade ≤ 8 and reading ease ≥ 60 over all sentences
 * of a locale; elsewhere LIX (words a sentence + share of words longer than six letters): ≤ 40 is
 * "easy" to "medium". German joins words, so it gets 45.
 */
import { syllable } from 'syllable'
import { describe, expect, test } from 'vitest'
import { noticeFor } from '../src/notice.ts'
import { packFor } from '../src/pack.ts'
import { locales, textsFor } from '../src/texts/index.ts'
import type { Locale } from '../src/texts/texts.ts'
import { packs } from './packs.ts'

const banned: Readonly<Record<Locale, readonly RegExp[]>> = {
  en: [/\benhanc/i, /\bpartners?\b/i, /legitimate interest/i, /\bmay\b/i, /\bessential\b/i],
  de: [/berechtigt\w* interesse/i, /\bpartner/i, /optimier/i, /verbesser\w* nutzererlebnis/i],
  fr: [/intérêt légitime/i, /\bpartenaires?\b/i, /améliorer votre expérience/i],
  es: [/interés legítimo/i, /\bsocios?\b/i, /mejorar su experiencia/i],
}

function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value === 'function') return strings((value as (part: string) => unknown)('1'))
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(strings)
  return []
}

interface Counts {
  sentences: number
  words: number
  long: number
  syllables: number
}

function countsOf(texts: readonly string[]): Counts {
  const sentences = texts
    .flatMap((text) => text.split(/[.!?:](?:\s|$)/))
    .filter((one) => one !== '')
  const words = sentences.flatMap((one) => one.match(/[\p{L}’'-]+/gu) ?? [])
  return {
    sentences: sentences.length,
    words: words.length,
    long: words.filter((word) => word.length > 6).length,
    syllables: words.reduce((sum, word) => sum + syllable(word), 0),
  }
}

/** Whole sentences only: labels and names of a word or two would make everything look easy. */
const prose = (locale: Locale): string[] =>
  strings([
    textsFor(locale),
    noticeFor(
      { controller: 'x', contact: 'x', officer: 'x', recipients: [], transfers: [] },
      packFor(packs, undefined),
      locale,
    ).sections.map(({ lines }) => lines),
  ]).filter((text) => /[.!?]$/.test(text))

const ease = ({ words, sentences, syllables }: Counts): number =>
  206.835 - 1.015 * (words / sentences) - 84.6 * (syllables / words)
const grade = ({ words, sentences, syllables }: Counts): number =>
  0.39 * (words / sentences) + 11.8 * (syllables / words) - 15.59
const lix = ({ words, sentences, long }: Counts): number => words / sentences + (100 * long) / words

describe('what people read', () => {
  test('is easy in English, the short notice too', () => {
    for (const texts of [prose('en'), [textsFor('en').shortNotice]]) {
      const counts = countsOf(texts)
      expect(grade(counts)).toBeLessThanOrEqual(8)
      expect(ease(counts)).toBeGreaterThanOrEqual(60)
    }
  })

  test.each([
    ['de', 45],
    ['fr', 40],
    ['es', 40],
  ] as const)('is easy in %s', (locale, most) => {
    expect(lix(countsOf(prose(locale)))).toBeLessThanOrEqual(most)
    expect(lix(countsOf([textsFor(locale).shortNotice]))).toBeLessThanOrEqual(most)
  })

  test.each(locales)('uses none of the words that hide things (%s)', (locale) => {
    const all = strings(textsFor(locale)).join('\n')
    for (const word of banned[locale]) expect(all).not.toMatch(word)
  })

  test('a sentence as others write it would not pass', () => {
    const usual =
      'We and our partners process personal data based on legitimate interest, including the enhancement of personalised advertising measurement and audience understanding capabilities.'
    expect(grade(countsOf([usual]))).toBeGreaterThan(8)
    expect(lix(countsOf([usual]))).toBeGreaterThan(45)
    expect(banned.en.some((word) => word.test(usual))).toBe(true)
  })
})
