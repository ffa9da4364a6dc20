import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Model, SparseWeights } from '../src/model.ts'
import { decodePack, encodePack } from '../src/pack.ts'
import { decodeUtf8, encodeUtf8 } from '../src/utf8.ts'
import { randomModel } from './example-model.ts'

const sign = (): Uint8Array => new Uint8Array(64)

/** One row with these entries, the other rows empty. */
function modelWith(items: number, columns: readonly number[], values: readonly number[]): Model {
  const empty: SparseWeights = {
    rowOffsets: new Uint32Array(items + 1),
    columns: new Uint32Array(),
    values: new Float32Array(),
  }
  const weights = {
    rowOffsets: new Uint32Array(items + 1).fill(columns.length, 2),
    columns: Uint32Array.from(columns),
    values: Float32Array.from(values),
  }
  return {
    ...randomModel(1, 0, 1),
    items: Array.from({ length: items }, (_, k) => `${k}`),
    logPopularity: new Float32Array(items).fill(-3),
    trend: Float32Array.from({ length: items }, (_, k) => k / 7),
    weights,
    association: empty,
  }
}

describe('a model pack that is read', () => {
  test('has columns of any distance, and values of both signs to the last step', () => {
    const columns = [0, 1, 128, 129, 257, 16_641, 19_999]
    const values = [127, -127, 1, -1, 0, 64, -128 + 1]
    const model = modelWith(20_000, columns, values)
    const back = decodePack(encodePack(model, { keep: 10, sign }))
    const kept = columns.flatMap((column, k) => (values[k] === 0 ? [] : column))
    expect([...back.weights.columns]).toEqual(kept)
    expect([...back.weights.values]).toEqual(values.filter((value) => value !== 0))
    expect(back.weights.rowOffsets).toEqual(new Uint32Array(20_001).fill(kept.length, 2))
    expect(back.trend).toEqual(model.trend)
    expect(back.association.columns).toHaveLength(0)
  })

  test('holds no more memory than its entries', () => {
    const back = decodePack(encodePack(randomModel(60, 10, 2), { keep: 10, sign }))
    expect(back.weights.columns.buffer.byteLength).toBe(4 * back.weights.columns.length)
    expect(back.weights.values.buffer.byteLength).toBe(4 * back.weights.values.length)
  })

  /** The tables follow head and floats; the first row is the one with entries. */
  function bytesWithTable(table: readonly number[]): Uint8Array {
    const model = modelWith(3, [], [])
    const pack = encodePack(model, { keep: 1, sign })
    const before = pack.slice(0, pack.length - 64 - 6)
    return Uint8Array.from([...before, ...table, ...sign()])
  }
  const one = [0, 0, 128, 63]

  test.each([
    ['a row longer than the catalogue', [4, ...one, 0, 1, 0, 1, 0, 1, 0, 1, 0, 0, 0, 0, 0]],
    ['a row that goes beyond the end', [3, ...one, 0, 1]],
    ['a column beyond the catalogue', [1, ...one, 3, 1, 0, 0, 0, 0, 0]],
    ['a number that never ends', [128, 128, 128, 128, 128, 128, 128, 128, 128, 128]],
    ['a value that is no number', [1, 0, 0, 192, 127, 0, 1, 0, 0, 0, 0, 0]],
    ['something after its end', [0, 0, 0, 0, 0, 0, 0]],
    ['a table that is missing', [0, 0, 0]],
    ['nothing', []],
  ])('is refused with %s', (_, table) => {
    expect(() => decodePack(bytesWithTable(table))).toThrowError(
      expect.objectContaining({ code: 'pack_invalid' }),
    )
  })

  test('is read where it is whole', () => {
    const { weights } = decodePack(bytesWithTable([1, ...one, 2, 127, 0, 0, 0, 0, 0]))
    expect([...weights.columns, ...weights.values]).toEqual([2, 1])
  })
})

describe('UTF-8', () => {
  test('comes back as it was, of any length', () => {
    const long = 'aä€🧀'.repeat(3000)
    expect(decodeUtf8(encodeUtf8(long))).toBe(long)
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 50 }), (text) => {
        expect(encodeUtf8(text)).toEqual(new TextEncoder().encode(text))
        expect(decodeUtf8(encodeUtf8(text))).toBe(text)
      }),
    )
  })

  test('that is broken is not text', () => {
    for (const bytes of [[0xc3], [0xc0, 0x80], [0xe2, 0x82], [0xf5, 0x80, 0x80, 0x80], [0x80]]) {
      expect(decodeUtf8(Uint8Array.from(bytes))).toBeUndefined()
    }
  })
})
