import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readPacks } from '../src/read-packs.ts'

const eu = readPacks().find(({ pack }) => pack.id === 'eu')
const text = readFileSync(eu?.file ?? '', 'utf8')
const folder = (name: string, content: string): string => {
  const made = mkdtempSync(join(tmpdir(), 'discreet-packs-'))
  writeFileSync(join(made, name), content)
  return made
}
const lineOf = (content: string, part: string): number =>
  content.slice(0, content.indexOf(part)).split('\n').length

test('the shipped packs are read with their vectors', () => {
  const packs = readPacks()
  expect(packs.map(({ pack }) => pack.id)).toEqual([
    'br',
    'ca-qc',
    'eu',
    'in',
    'strictest',
    'uk',
    'us-ca',
    'us-gpc',
  ])
  for (const { vectors } of packs) expect(vectors.length).toBeGreaterThan(5)
})

test('a pack of a site replaces the one with its id', () => {
  const own = folder('eu.json', text.replace('"version": "1.1.0"', '"version": "1.2.0"'))
  const packs = readPacks(own)
  expect(packs).toHaveLength(8)
  expect(packs.find(({ pack }) => pack.id === 'eu')?.pack.version).toBe('1.2.0')
})

test.each([
  [
    'an interval that is too short',
    '"reaskDays": 183,\n  "calendar"',
    '"reaskDays": 7,\n  "calendar"',
    '/reaskDays',
  ],
  ['a default that raises', '"defaultLevel": 0', '"defaultLevel": 2', '/defaultLevel'],
  ['GPC not honoured', '"gpc": "honour"', '"gpc": "ignore"', '/gpc'],
  ['a field that nobody knows', '"gpc": "honour"', '"gpc": "honour", "track": true', ''],
  ['a unit that nobody knows', '"unit": "hour"', '"unit": "moon"', '/breach/unit'],
  ['a zone that nobody knows', '"Atlantic/Azores"', '"Atlantic/Atlantis"', '/calendar/timeZones/0'],
])('%s is refused with its file, field and line', (_, before, after, field) => {
  const changed = text.replace(before, after)
  expect(changed).not.toBe(text)
  const line = field === '' ? 1 : lineOf(changed, after) + 0
  expect(() => readPacks(folder('eu.json', changed))).toThrowError(
    expect.objectContaining({
      code: 'configuration_invalid',
      message: expect.stringMatching(new RegExp(`^eu\\.json line ${line}: `)),
      details: expect.objectContaining({ field: field === '' ? 'eu.json' : field, line }),
    }),
  )
})

test.each([
  [{ name: 'x', month: 6, day: 31 }, '/calendar/holidays/0/day'],
  [{ name: 'x', month: 2, day: 29 }, '/calendar/holidays/0/day'],
  [{ name: 'x', month: 2 }, '/calendar/holidays/0'],
  [{ name: 'x', easter: 1, observed: 'next' }, '/calendar/holidays/0'],
  [{ name: 'x' }, '/calendar/holidays/0'],
])('the holiday %o is refused', (holiday, field) => {
  const changed = text.replace('"holidays": []', `"holidays": [${JSON.stringify(holiday)}]`)
  expect(() => readPacks(folder('eu.json', changed))).toThrowError(
    expect.objectContaining({ details: expect.objectContaining({ field }) }),
  )
})

test('broken JSON is refused with its line', () => {
  const cut = text.slice(0, text.indexOf('"places"'))
  expect(() => readPacks(folder('eu.json', cut))).toThrowError(/^eu\.json line \d+: JSON/)
})

test('a place in two packs, and a folder that is not there', () => {
  const twice = text.replace('"id": "eu"', '"id": "eu-too"')
  expect(() => readPacks(folder('eu-too.json', twice))).toThrowError(/AT is in eu and eu-too/)
  expect(() => readPacks('/no/such/folder')).toThrowError(/not there/)
})
