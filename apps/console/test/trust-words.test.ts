import { bannedWords, mostLix, readingOf, sentencesOf, textsIn } from '@discreet/contracts/reading'
import { describe, expect, test } from 'vitest'
import { formatsOf } from '../src/format.ts'
import { locales } from '../src/locale.ts'
import { words as de } from '../src/pages/trust/de.ts'
import { words as en } from '../src/pages/trust/en.ts'
import { words as es } from '../src/pages/trust/es.ts'
import { words as fr } from '../src/pages/trust/fr.ts'
import { reasonText } from '../src/pages/trust/reasons.ts'

const all = { en, de, fr, es }
/** What the server gives with each code. */
const params: Readonly<Record<keyof typeof en.reasons, Record<string, string | number>>> = {
  nothing_released: {},
  tactic_too_personal: { tactic: 'push', low: 0.0061, high: 0.0123, margin: 0.005, verdict: 'ask' },
  tactic_highest: { tactic: 'push', rate: 0.0042, margin: 0.005 },
  counting_off: {},
  counting_begins: { nextAt: '2026-12-23T01:00:00.000Z' },
  too_few: {},
  as_easy: { up: 2, down: 2 },
  nothing_tried: {},
  nothing_decided: { of: 3 },
  tried: { certified: 1, rejected: 2, open: 3 },
  requests_overdue: { count: 4 },
  incident_overdue: { count: 1 },
  incident_open: { count: 1 },
  untrained: { count: 2, of: 5 },
  few_requests: {},
  in_time: { answered: 30, median: 45_000 },
}

describe.each(locales)('the words of the Trust page (%s)', (locale) => {
  const say = all[locale]
  const reason = (code: string, given: Record<string, string | number>): string =>
    reasonText({ code, params: given }, say, formatsOf(locale))

  test('every reason is a sentence with all that belongs to it', () => {
    for (const [code, given] of Object.entries(params)) {
      const text = reason(code, given)
      expect(text).toMatch(/^[\p{Lu}“„«3]/u)
      expect(text).not.toMatch(/undefined|NaN|Invalid|\[object/)
      if ('tactic' in given) expect(text).toContain('push')
      if ('verdict' in given) expect(text).toContain(say.tactics.verdicts.ask)
      for (const value of Object.values(given)) {
        if (Number.isInteger(value) && Number(value) < 1000) expect(text).toContain(String(value))
      }
    }
    expect(reason('counting_begins', {})).not.toContain('undefined')
    expect(reason('another_one', {})).toBe('another_one')
  })

  test('are plain and hide nothing', () => {
    const texts = textsIn(say)
    const { grade, lix } = readingOf(sentencesOf(texts))
    if (locale === 'en') expect(grade).toBeLessThanOrEqual(8)
    else expect(lix).toBeLessThanOrEqual(mostLix[locale])
    for (const word of bannedWords[locale]) expect(texts.join('\n')).not.toMatch(word)
  })
})
