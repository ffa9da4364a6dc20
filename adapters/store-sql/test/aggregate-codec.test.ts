import type { Noised, NoisyAggregate } from '@discreet/privacy'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeAggregate, encodeAggregate } from '../src/aggregate-codec.ts'

/** Only the codec is under test; the brand is what `addNoise` would give. */
const noised = (aggregate: NoisyAggregate) => aggregate as Noised<NoisyAggregate>

const cells = fc
  .array(fc.oneof(fc.integer({ min: -300, max: 300 }), fc.integer()), { maxLength: 50 })
  .map((values) => Int32Array.from(values))
const positions = fc
  .array(fc.integer({ min: 0, max: 2 ** 31 - 1 }), { maxLength: 20 })
  .map((values) => Uint32Array.from(values))
const items = fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 5 })
const grid = {
  items,
  cells,
  sigma: fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }),
  scale: fc.nat(),
}
const pairs = fc.record({ ...grid, kind: fc.constantFrom('basket' as const, 'history' as const) })
const second = fc.record({ ...grid, first: positions, second: positions })
const aggregates = fc.record(
  {
    people: fc.record({
      value: fc.integer(),
      sigma: fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }),
    }),
    popularity: fc.record(grid),
    basket: pairs,
    basketSecond: second,
    history: pairs,
    historySecond: second,
  },
  { requiredKeys: ['people', 'popularity'] },
)

test('what is decoded is what was encoded, exactly', async () => {
  await fc.assert(
    fc.asyncProperty(aggregates, async (aggregate) => {
      const back = await decodeAggregate(await encodeAggregate(noised(aggregate)))
      expect(back).toEqual(aggregate)
    }),
    { numRuns: 200 },
  )
})

function large(): NoisyAggregate {
  const many = Int32Array.from({ length: 6_000_000 }, (_, k) => ((k * 2_654_435_761) >>> 20) - 2048)
  many.set([2 ** 31 - 1, -(2 ** 31)], 3_999_990)
  const people = { value: -3, sigma: 1.5 }
  return { people, popularity: { items: ['a', 'ä🧀'], cells: many, sigma: 7, scale: 1024 } }
}

const bytesOf = ({ popularity }: NoisyAggregate) => Buffer.from(popularity.cells.buffer)

test('a large aggregate is cut into chunks of at most 8 MB', async () => {
  const aggregate = large()
  const chunks = await encodeAggregate(noised(aggregate))
  expect(chunks.length).toBeGreaterThan(1)
  expect(Math.max(...chunks.map((chunk) => chunk.length))).toBeLessThanOrEqual(8_000_000)
  const back = await decodeAggregate(chunks)
  // Not toEqual, which would write out millions of numbers.
  expect(Buffer.compare(bytesOf(back), bytesOf(aggregate))).toBe(0)
})

test('a chunk that is missing, cut or changed is noticed', async () => {
  const chunks = await encodeAggregate(noised(large()))
  const [first = new Uint8Array(), ...others] = chunks
  const changed = first.slice()
  changed[1000] = (changed[1000] ?? 0) ^ 1
  for (const broken of [
    [],
    others,
    chunks.slice(0, -1),
    [first.slice(0, -9), ...others],
    [changed, ...others],
  ]) {
    await expect(decodeAggregate(broken)).rejects.toMatchObject({ code: 'unexpected' })
  }
})
