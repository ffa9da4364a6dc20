/**
 * Whether what a shop adds to its notice can be read by everybody, and hides nothing: the same measures as
 * for every other sentence here. It says which sentence is in the way; it mends none.
 */
import type { Locale, NoticeAddition, NoticeAdditions } from '@discreet/policy'
import { locales } from '@discreet/policy'
import type { Refusal } from '@discreet/protocol'
import { isText, refuse } from '@discreet/protocol'
import type { Reading } from './reading.ts'
import { bannedWords, isPlain, leastEase, mostGrade, mostLix, readingOf } from './reading.ts'

const longestHeading = 80
const longestLine = 600
const mostLines = 12

function formRefusal(locale: Locale, { heading, lines }: NoticeAddition): Refusal | undefined {
  const wrong = (field: string, expected: string): Refusal =>
    refuse('field_invalid', 'a paragraph of the notice has an unexpected form', {
      field: `/additions/${locale}/${field}`,
      expected,
    })
  if (!isText(heading, longestHeading)) {
    return wrong('heading', `text of 1 to ${longestHeading} characters`)
  }
  if (lines.length === 0 || lines.length > mostLines) return wrong('lines', `1 to ${mostLines}`)
  const k = lines.findIndex((line) => !isText(line, longestLine) || !/[.!?]$/.test(line))
  if (k < 0) return undefined
  return wrong(`lines/${k}`, `whole sentences, ${longestLine} characters at most`)
}

const sentencesIn = (lines: readonly string[]): string[] =>
  lines.flatMap((line) => line.split(/(?<=[.!?])\s+/))

const said = (sentence: string): string => `“${sentence}”`

/** Higher is harder. */
function hardness({ grade, lix }: Reading, locale: Locale): number {
  return locale === 'en' ? grade : lix
}

function measured({ grade, ease, lix }: Reading, locale: Locale): string {
  const digit = (value: number): string => value.toFixed(1)
  return locale === 'en' ? `grade ${digit(grade)}, ease ${digit(ease)}` : `LIX ${digit(lix)}`
}

function expectedOf(locale: Locale): string {
  return locale === 'en'
    ? `a grade of ${mostGrade} at most and an ease of ${leastEase} at least: shorter sentences and words`
    : `a LIX of ${mostLix[locale]} at most: shorter sentences and words`
}

function hardRefusal(locale: Locale, lines: readonly string[]): Refusal | undefined {
  const whole = readingOf(lines)
  if (isPlain(whole, locale)) return undefined
  const [hardest = ''] = sentencesIn(lines).sort(
    (a, b) => hardness(readingOf([b]), locale) - hardness(readingOf([a]), locale),
  )
  return refuse(
    'field_invalid',
    `this is hard to read (${measured(whole, locale)}); the hardest sentence is ${said(hardest)}`,
    { field: `/additions/${locale}/lines`, expected: expectedOf(locale) },
  )
}

/** Refuses with `field_invalid`: the form, a sentence with a word that hides things, the hardest one. */
export function additionRefusal(additions: NoticeAdditions): Refusal | undefined {
  for (const locale of locales) {
    const addition = additions[locale]
    if (addition === undefined) continue
    const refused = formRefusal(locale, addition)
    if (refused !== undefined) return refused
    const { heading, lines } = addition
    const hiding = [heading, ...sentencesIn(lines)].find((sentence) =>
      bannedWords[locale].some((word) => word.test(sentence)),
    )
    if (hiding !== undefined) {
      return refuse(
        'field_invalid',
        `this sentence has a word that hides things: ${said(hiding)}`,
        {
          field: `/additions/${locale}`,
          expected: 'what is done and by whom, in plain words',
        },
      )
    }
    const hard = hardRefusal(locale, lines)
    if (hard !== undefined) return hard
  }
  return undefined
}
