import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { LawPack } from '../src/pack.ts'
import { packFor } from '../src/pack.ts'
import type { PackVector } from '../src/pack-vectors.ts'
import { checkVectors } from '../src/pack-vectors.ts'
import { packs } from './packs.ts'

const now = Date.UTC(2028, 1, 29)

describe('every pack', () => {
  test.each(packs)('$id does what its vectors say', (pack) => {
    const file = new URL(`../packs/${pack.id}.vectors.json`, import.meta.url)
    const vectors = JSON.parse(readFileSync(file, 'utf8')) as PackVector[]
    expect(vectors.length).toBeGreaterThanOrEqual(6)
    const faults = checkVectors(packs, pack, vectors, now).filter((one) => one.faults.length > 0)
    expect(faults).toEqual([])
  })

  test('is at most as strict as the strictest, in every number', () => {
    const strictest = packFor(packs, undefined)
    for (const pack of packs) {
      for (const one of [
        pack,
        ...Object.keys(pack.national).map((place) => packFor(packs, place)),
      ]) {
        expect(strictest.defaultLevel).toBeLessThanOrEqual(one.defaultLevel)
        expect(strictest.reaskDays).toBeGreaterThanOrEqual(one.reaskDays)
        expect(strictest.consentDays).toBeLessThanOrEqual(one.consentDays ?? Infinity)
        expect(strictest.inactiveDays).toBeLessThanOrEqual(one.inactiveDays ?? Infinity)
        expect(new Set(strictest.noticeItems)).toEqual(
          new Set([...strictest.noticeItems, ...one.noticeItems]),
        )
        expect(one.ages).toEqual([...one.ages].sort((a, b) => a.below - b.below))
      }
    }
  })

  test('has its places to itself', () => {
    const places = packs.flatMap((pack) => pack.places)
    expect(new Set(places).size).toBe(places.length)
  })
})

test('a vector that does not hold says what was found', () => {
  const [pack] = packs.filter(({ id }) => id === 'eu') as [LawPack]
  const vector: PackVector = { shows: 'x', place: 'US-CA', state: {}, expect: { level: 2 } }
  expect(checkVectors(packs, pack, [vector], now)).toEqual([
    { shows: 'x', faults: ['US-CA belongs to us-ca', 'level is 0, expected 2'] },
  ])
})

test.each([
  ['DE', 'eu'],
  ['DE-BY', 'eu'],
  ['US-CA', 'us-ca'],
  ['US-WY', 'strictest'],
  ['CA-ON', 'strictest'],
  ['', 'strictest'],
  [undefined, 'strictest'],
])('%s is under %s', (place, id) => {
  expect(packFor(packs, place).id).toBe(id)
})

test('without the strictest pack there is no answer for an unknown place', () => {
  expect(() => packFor([], undefined)).toThrowError(RangeError)
})
