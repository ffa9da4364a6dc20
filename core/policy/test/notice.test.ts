import { expect, test } from 'vitest'
import { basisOf, dataCatalogue } from '../src/data-catalogue.ts'
import type { ControllerFacts } from '../src/notice.ts'
import { noticeFor, widens } from '../src/notice.ts'
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

test('only what says more about data widens a notice', () => {
  const pack = packFor(packs, 'FR')
  const { material } = noticeFor(facts, pack, 'en')
  const more = noticeFor({ ...facts, recipients: ['Parcel Ltd'] }, pack, 'en').material
  expect(widens(material, noticeFor({ ...facts, contact: 'x' }, pack, 'fr').material)).toBe(false)
  expect(widens(material, more)).toBe(true)
  expect(widens(more, material)).toBe(false)
  expect(widens(material, material.slice(1))).toBe(false)
  expect(widens(material.slice(1), material)).toBe(true)
  const kept = (days: string) => material.map((line) => line.replace('kept 730', `kept ${days}`))
  expect(widens(material, kept('731'))).toBe(true)
  expect(widens(material, kept('90'))).toBe(false)
  expect(widens(kept('until withdrawn'), material)).toBe(true)
  expect(widens(material, kept('until withdrawn'))).toBe(true)
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
