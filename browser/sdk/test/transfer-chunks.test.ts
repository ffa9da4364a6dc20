import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checksum } from '../src/checksum.ts'
import { chunksFor, joinChunks } from '../src/transfer-chunks.ts'

const anyText = fc.string({ unit: 'binary-ascii', minLength: 1, maxLength: 3000 })
const anySize = fc.integer({ min: 64, max: 400 })

describe('a text in pieces', () => {
  test('comes together in any order, with repeats and with other codes in between', () => {
    fc.assert(
      fc.property(anyText, anySize, fc.infiniteStream(fc.nat()), (text, size, numbers) => {
        const chunks = chunksFor(text, size)
        for (const chunk of chunks) expect(chunk.length).toBeLessThanOrEqual(size)
        const seen = [...chunks, ...chunks, 'https://example.org/', 'DSC1 9/2 01234567 x', '']
          .map((chunk) => [numbers.next().value, chunk] as const)
          .sort(([a], [b]) => a - b)
          .map(([, chunk]) => chunk)
        expect(joinChunks(seen)).toEqual({
          read: chunks.length,
          of: chunks.length,
          missing: [],
          text,
          damaged: false,
        })
      }),
    )
  })

  test('says which pieces are missing', () => {
    const chunks = chunksFor('x'.repeat(1000), 122)
    expect(chunks).toHaveLength(10)
    const some = chunks.filter((_, k) => k !== 2 && k !== 7)
    expect(joinChunks(some)).toMatchObject({ read: 8, of: 10, missing: [3, 8], text: undefined })
    expect(joinChunks([])).toMatchObject({ read: 0, of: 0, missing: [], text: undefined })
  })

  test('is said to be damaged when all is there and not what it was', () => {
    const chunks = chunksFor('abcdefgh'.repeat(100), 100)
    const broken = chunks.map((chunk) => chunk.replace('abc', 'abd'))
    expect(joinChunks(broken)).toMatchObject({ missing: [], text: undefined, damaged: true })
  })

  test('is the one that was seen last, when there are several', () => {
    const [one, two] = [chunksFor('a'.repeat(300), 100), chunksFor('b'.repeat(200), 100)]
    expect(joinChunks([...one.slice(1), ...two]).text).toBe('b'.repeat(200))
  })

  test('never takes more than 999 pieces', () => {
    const text = 'x'.repeat(100_000)
    const chunks = chunksFor(text, 64)
    expect(chunks.length).toBeLessThanOrEqual(999)
    expect(joinChunks(chunks).text).toBe(text)
  })
})

test('the checksum is CRC-32', () => {
  // The check value of the CRC catalogue.
  expect(checksum('123456789')).toBe('cbf43926')
  expect(checksum('')).toBe('00000000')
})
