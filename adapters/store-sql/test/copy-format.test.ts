import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ContributionNumbering } from '../src/contribution-stream.ts'
import { copyRecords } from '../src/copy-format.ts'

type Triple = readonly [person: number, basket: number, item: number]

function uuid(value: number): Buffer {
  const bytes = Buffer.alloc(16)
  // The difference is in the first or the last word, so that every word must be compared.
  bytes.writeUInt32BE(value, value % 2 === 0 ? 0 : 12)
  return bytes
}

function copyOf(rows: readonly Triple[]): Buffer {
  const parts = [Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1'), Buffer.alloc(8)]
  for (const [person, basket, item] of rows) {
    const row = Buffer.alloc(50)
    row.writeInt16BE(3, 0)
    row.writeInt32BE(16, 2)
    uuid(person).copy(row, 6)
    row.writeInt32BE(16, 22)
    uuid(basket).copy(row, 26)
    row.writeInt32BE(4, 42)
    row.writeInt32BE(item, 46)
    parts.push(row)
  }
  return Buffer.concat([...parts, Buffer.from([0xff, 0xff])])
}

async function* cut(bytes: Buffer, size: number): AsyncIterable<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function numbered(bytes: Buffer, size: number): Promise<number[][]> {
  const numbering = new ContributionNumbering()
  const rows: number[][] = []
  for await (const records of copyRecords(cut(bytes, size))) {
    const { personOf, basketOf, items } = numbering.batch(records)
    items.forEach((item, k) => {
      rows.push([personOf[k] as number, basketOf[k] as number, item])
    })
  }
  return rows
}

const rows = fc.array(
  fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 2 }), fc.nat(99)),
  { maxLength: 40 },
)

test('however the bytes are cut, people and baskets are numbered where they change', async () => {
  await fc.assert(
    fc.asyncProperty(rows, fc.integer({ min: 1, max: 120 }), async (triples, size) => {
      let [person, basket] = [-1, -1]
      const expected = triples.map(([p, b, item], k) => {
        const last = triples[k - 1]
        const newPerson = last === undefined || last[0] !== p
        if (newPerson) person += 1
        if (newPerson || last[1] !== b) basket += 1
        return [person, basket, item]
      })
      expect(await numbered(copyOf(triples), size)).toEqual(expected)
    }),
  )
})

test('a stream that is cut short or is something else is an error, not fewer rows', async () => {
  const whole = copyOf([
    [1, 1, 1],
    [2, 2, 2],
  ])
  for (const broken of [
    whole.subarray(0, 0),
    whole.subarray(0, -2),
    whole.subarray(0, -30),
    whole.subarray(1),
  ]) {
    await expect(numbered(broken, 64)).rejects.toMatchObject({ code: 'unexpected' })
  }
})
