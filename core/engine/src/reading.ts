/**
 * Can a person read it? English: Flesch-Kincaid grade and reading ease (Kincaid and others 1975);
 * elsewhere LIX (Björnsson 1968: words a sentence + share of words longer than six letters), which needs
 * no syllables. It measures; what follows from a measure is for others to say.
 */

import type { Locale } from '@discreet/policy'
import { syllable } from 'syllable'

export interface Reading {
  readonly words: number
  /** English only: school years that the text needs. */
  readonly grade: number
  /** English only: 60 and above is plain. */
  readonly ease: number
  readonly lix: number
}

/** Whole sentences only: labels and names of a word or two would make everything look easy. */
export function sentencesOf(texts: readonly string[]): string[] {
  return texts.filter((text) => /[.!?]$/.test(text))
}

export function readingOf(texts: readonly string[]): Reading {
  const sentences = texts
    .flatMap((text) => text.split(/[.!?:](?:\s|$)/))
    .filter((one) => one !== '')
  const words = sentences.flatMap((one) => one.match(/[\p{L}’'-]+/gu) ?? [])
  const syllables = words.reduce((sum, word) => sum + syllable(word), 0)
  const [perSentence, perWord] = [words.length / sentences.length, syllables / words.length]
  const long = words.filter((word) => word.length > 6).length
  return {
    words: words.length,
    grade: 0.39 * perSentence + 11.8 * perWord - 15.59,
    ease: 206.835 - 1.015 * perSentence - 84.6 * perWord,
    lix: perSentence + (100 * long) / words.length,
  }
}

/** English that is still plain: a grade of at most, an ease of at least. */
export const mostGrade = 8
export const leastEase = 60

/** LIX that is still easy; German joins words. */
export const mostLix: Readonly<Record<Exclude<Locale, 'en'>, number>> = { de: 45, fr: 40, es: 40 }

export function isPlain({ grade, ease, lix }: Reading, locale: Locale): boolean {
  return locale === 'en' ? grade <= mostGrade && ease >= leastEase : lix <= mostLix[locale]
}

/** Words that hide things. */
export const bannedWords: Readonly<Record<Locale, readonly RegExp[]>> = {
  en: [/\benhanc/i, /\bpartners?\b/i, /legitimate interest/i, /\bmay\b/i, /\bessential\b/i],
  de: [/berechtigt\w* interesse/i, /\bpartner/i, /optimier/i, /verbesser\w* nutzererlebnis/i],
  fr: [/intérêt légitime/i, /\bpartenaires?\b/i, /améliorer votre expérience/i],
  es: [/interés legítimo/i, /\bsocios?\b/i, /mejorar su experiencia/i],
}
