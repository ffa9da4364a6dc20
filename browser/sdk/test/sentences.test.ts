import { bannedWords, mostLix, readingOf, sentencesOf, textsIn } from '@discreet/contracts/reading'
import { describe, expect, test } from 'vitest'
import { campaignSentencesFor } from '../src/campaign-sentences.ts'
import { refusedIn, sentenceLocales, sentencesFor } from '../src/sentences.ts'

describe('what the SDK says', () => {
  test.each(sentenceLocales)('is plain in %s', (locale) => {
    const texts = sentencesOf(textsIn([sentencesFor(locale), campaignSentencesFor(locale)]))
    expect(texts.length).toBeGreaterThan(15)
    const { grade, ease, lix } = readingOf(texts)
    if (locale === 'en') {
      expect(grade).toBeLessThanOrEqual(8)
      expect(ease).toBeGreaterThanOrEqual(60)
    } else {
      expect(lix).toBeLessThanOrEqual(mostLix[locale as keyof typeof mostLix])
    }
    for (const word of bannedWords[locale as keyof typeof bannedWords]) {
      expect(texts.filter((text) => word.test(text))).toEqual([])
    }
  })

  test('is English where there is no other language', () => {
    expect(sentencesFor('nl-BE')).toBe(sentencesFor('en'))
    expect(sentencesFor('de-AT')).toBe(sentencesFor('de'))
  })

  test('names a code that has no sentence of its own in general words', () => {
    expect(refusedIn('en', 'item_unknown').text).toBe(sentencesFor('en').refused.other)
    expect(refusedIn('en', 'offline').text).toBe(sentencesFor('en').refused.offline)
    expect(refusedIn('en', 'not_permitted', 'sign_in').text).toContain('Sign in')
  })
})
