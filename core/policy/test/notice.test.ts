import { expect, test } from 'vitest'
import { basisOf, dataCatalogue } from '../src/data-catalogue.ts'
import type { ControllerFacts } from '../src/notice.ts'
import { noticeFor, widened } from '../src/notice.ts'
import { packFor } from '../src/pack.ts'
import { processingRecord } from '../src/processing-record.ts'
import { purposes } from '../src/purposes.ts'
import { locales, textsFor } from '../src/texts/index.ts'
import { packs } from './packs.ts'

const facts: ControllerFacts = {
  controller: 'Shop Ltd, 1 High Street',
  contact: 'privacy@shop.example',
  officer: 'A. Officer',
  recipients: [],
  transfers: [],
}

test.each(packs.flatMap((pack) => locales.map((locale) => ({ pack, locale, id: pack.id }))))(
  'the notice of $id in $locale says everything that the pack asks for',
  ({ pack, locale }) => {
    const notice = noticeFor(facts, pack, locale)
    expect(notice.missing).toEqual([])
    expect(notice.sections.map(({ item }) => item)).toEqual(pack.noticeItems)
    expect(notice.short.split(/\s+/).length).toBeLessThanOrEqual(50)
    expect(notice.label).toHaveLength(4)
    for (const { rows } of notice.label) {
      expect(rows).toHaveLength(5)
      for (const { text } of rows) expect(text).not.toBe('')
    }
  },
)

test('what the shop has not said is named, by item', () => {
  const notice = noticeFor({ ...facts, controller: ' ', officer: '' }, packFor(packs, 'FR'), 'en')
  expect(notice.missing).toEqual(['controller', 'officer'])
})

test('only what says more about data widens a notice, and it says what', () => {
  const pack = packFor(packs, 'FR')
  const { material } = noticeFor(facts, pack, 'en')
  const more = noticeFor({ ...facts, recipients: ['Parcel Ltd'] }, pack, 'en').material
  const other = noticeFor({ ...facts, contact: 'x' }, pack, 'fr').material
  expect(widened(material, other)).toEqual([])
  expect(widened(material, more)).toEqual(['given to Parcel Ltd'])
  expect(widened(more, material)).toEqual([])
  expect(widened(material, material.slice(1))).toEqual([])
  expect(widened(material.slice(1), material)).toEqual(material.slice(0, 1))
  const kept = (days: string) => material.map((line) => line.replace('kept 730', `kept ${days}`))
  expect(widened(material, kept('731'))).not.toEqual([])
  expect(widened(material, kept('90'))).toEqual([])
  expect(widened(kept('until withdrawn'), material)).not.toEqual([])
  expect(widened(material, kept('until withdrawn'))).not.toEqual([])
})

test('what a shop adds stands at the end in its language, and is no change of what happens', () => {
  const pack = packFor(packs, 'FR')
  const addition = { heading: 'Our shop', lines: ['We are a small shop.'] }
  const english = noticeFor(facts, pack, 'en-GB', { en: addition })
  expect(english.addition).toEqual(addition)
  expect(noticeFor(facts, pack, 'de', { en: addition })).not.toHaveProperty('addition')
  expect(english.material).toEqual(noticeFor(facts, pack, 'en').material)
})

test('recipients and transfers are listed where there are some', () => {
  const told = noticeFor(
    { ...facts, recipients: ['Parcel Ltd'], transfers: ['Canada (adequacy)'] },
    packFor(packs, 'FR'),
    'en',
  )
  const lines = told.sections.flatMap((section) => section.lines)
  expect(lines).toContain('Parcel Ltd')
  expect(lines).toContain('Canada (adequacy)')
})

test('the record of processing has one activity for every purpose that keeps something', () => {
  const record = processingRecord(facts, 'en')
  expect(record.map(({ purpose }) => purpose).sort()).toEqual(
    [...new Set(dataCatalogue.flatMap((field) => field.purposes))].sort(),
  )
  for (const activity of record) {
    expect(activity.categories.length).toBeGreaterThan(0)
    expect(activity.retention.length).toBeGreaterThan(0)
  }
})

test('the catalogue holds nothing sensitive, and one basis a field', () => {
  for (const field of dataCatalogue) {
    expect(field.sensitive).toBe(false)
    expect(new Set(field.purposes.map((purpose) => purposes[purpose].basis))).toEqual(
      new Set([basisOf(field)]),
    )
  }
})

test.each([
  ['de-AT,en;q=0.8', 'de'],
  ['pt, fr;q=0.5', 'fr'],
  ['xx', 'en'],
  [undefined, 'en'],
])('%s is answered in %s', (tag, locale) => {
  expect(textsFor(tag).locale).toBe(locale)
})
