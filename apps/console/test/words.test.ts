/** What stands around the pages, signing in and the pages about staff; other areas have tests of their own. */
import { bannedWords, mostLix, readingOf, sentencesOf, textsIn } from '@discreet/contracts/reading'
import { describe, expect, test } from 'vitest'
import type { Words } from '../src/locale.ts'
import { locales } from '../src/locale.ts'
import { signInTexts } from '../src/pages/sign-in/sign-in-texts.ts'
import { staffTexts } from '../src/pages/staff/staff-texts.ts'
import { frameTexts } from '../src/texts/frame-texts.ts'

const areas: readonly Words<unknown>[] = [frameTexts, signInTexts, staffTexts]

describe.each(locales)('words in %s', (locale) => {
  test('are easy to read, and hide nothing', async () => {
    const words = await Promise.all(areas.map((area) => area[locale]()))
    const all = textsIn(words)
    const reading = readingOf(sentencesOf(all))
    if (locale === 'en') expect(reading.grade).toBeLessThanOrEqual(8)
    else expect(reading.lix).toBeLessThanOrEqual(mostLix[locale])
    for (const word of bannedWords[locale]) expect(all.join('\n')).not.toMatch(word)
  })
})
