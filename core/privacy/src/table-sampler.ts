/**
 * Exact discrete noise by inversion of a certified table, about one 32-bit word a sample.
 *
 * A word gives a sign (its lowest bit) and the first 31 binary digits of U, uniform on [0, 1). The
 * magnitude is the smallest k with U < F_k. When the digits lie strictly between two certified
 * thresholds they decide it; when they are equal to the leading digits of a threshold, 32 more
 * digits are drawn and compared with the enclosure of that threshold; when even the enclosure
 * cannot decide, the table is made again with twice the precision. Digits are never rounded, so
 * the output has exactly the stated distribution: there is no approximation error to account for.
 * (Magnitude 0 ignores the sign, which gives it w_0; every other magnitude k has 2·w_k and the sign
 * splits it evenly.)
 */
import { PrivacyError } from './errors.ts'
import type { MagnitudeTable, NoiseShape } from './magnitude-table.ts'
import { magnitudeTable } from './magnitude-table.ts'
import type { RandomWords } from './randomness.ts'

export interface NoiseSampler {
  /** Overwrites every cell with an independent sample. */
  fill(cells: Int32Array): void
  /** Adds an independent sample to every cell. Throws before changing a cell beyond 32 bits. */
  add(cells: Int32Array): void
}

const digits = 31
const poolWords = 16_384

interface FastTable {
  readonly table: MagnitudeTable
  /** First 31 digits of the upper end of every threshold, ascending. */
  readonly tops: Uint32Array
  /** How far the digits of a threshold's lower end can be below those of its upper end. */
  readonly gap: number
  /** guide[u >>> shift]: the first k whose `tops` reaches the cell of u. */
  readonly guide: Uint32Array
  readonly shift: number
}

function fastTable(table: MagnitudeTable): FastTable {
  const drop = BigInt(table.bits - digits)
  const tops = Uint32Array.from(table.upper, (value) => Number(value >> drop))
  const bottoms = Uint32Array.from(table.lower, (value) => Number(value >> drop))
  let gap = 0
  for (let k = 0; k < tops.length; k += 1)
    gap = Math.max(gap, (tops[k] as number) - (bottoms[k] as number))
  const guideBits = Math.min(17, Math.max(12, Math.ceil(Math.log2(tops.length)) + 1))
  const shift = digits - guideBits
  const guide = new Uint32Array(2 ** guideBits)
  let k = 0
  for (let cell = 0; cell < guide.length; cell += 1) {
    while (k < tops.length - 1 && (tops[k] as number) < cell * 2 ** shift) k += 1
    guide[cell] = k
  }
  return { table, tops, gap, guide, shift }
}

/** Tables depend on public parameters only, so the last few are kept. */
const kept = new Map<string, { readonly precise: MagnitudeTable; readonly fast: FastTable }>()
const mostKept = 8

function tablesFor(
  shape: NoiseShape,
  precision: number,
): { readonly precise: MagnitudeTable; readonly fast: FastTable } {
  const { num, den } = shape.kind === 'gaussian' ? shape.sigmaSquared : shape.scale
  const name = `${shape.kind} ${num}/${den} ${precision}`
  const known = kept.get(name)
  if (known !== undefined) return known
  const precise = magnitudeTable(shape, precision)
  const tables = { precise, fast: fastTable(precise) }
  if (kept.size === mostKept) kept.delete([...kept.keys()][0] as string)
  kept.set(name, tables)
  return tables
}

class TableSampler implements NoiseSampler {
  readonly #shape: NoiseShape
  readonly #random: RandomWords
  readonly #pool = new Uint32Array(poolWords)
  readonly #fast: FastTable
  #next = poolWords
  #precise: MagnitudeTable

  constructor(shape: NoiseShape, random: RandomWords, precision: number) {
    this.#shape = shape
    this.#random = random
    const { precise, fast } = tablesFor(shape, precision)
    this.#precise = precise
    this.#fast = fast
  }

  fill(cells: Int32Array): void {
    for (let i = 0; i < cells.length; i += 1) cells[i] = this.#draw()
    this.#forget()
  }

  add(cells: Int32Array): void {
    for (let i = 0; i < cells.length; i += 1) {
      const sum = (cells[i] as number) + this.#draw()
      if (sum !== (sum | 0)) {
        this.#forget()
        throw new PrivacyError('parameter_invalid', 'a noisy cell does not fit into 32 bits')
      }
      cells[i] = sum
    }
    this.#forget()
  }

  #draw(): number {
    if (this.#next === poolWords) {
      this.#random.fill(this.#pool)
      this.#next = 0
    }
    const word = this.#pool[this.#next] as number
    this.#next += 1
    const { tops, guide, shift, gap } = this.#fast
    const u = word >>> 1
    let k = guide[u >>> shift] as number
    while (u > (tops[k] as number)) k += 1
    if (u >= (tops[k] as number) - gap) k = this.#refine(u, k)
    return (word & 1) === 0 ? k : -k
  }

  /** U starts with the 31 digits of `u`; every threshold before `from` is certainly below U. */
  #refine(u: number, from: number): number {
    let k = from
    let value = BigInt(u)
    let known = digits
    for (;;) {
      value = (value << 32n) | BigInt(this.#word())
      known += 32
      let table = this.#precise
      while (known > table.bits || k >= table.upper.length) table = this.#refined()
      const scale = BigInt(table.bits - known)
      while (k < table.upper.length && value << scale >= (table.upper[k] as bigint)) k += 1
      if (k < table.lower.length && (value + 1n) << scale <= (table.lower[k] as bigint)) return k
    }
  }

  #word(): number {
    const one = new Uint32Array(1)
    this.#random.fill(one)
    return one[0] as number
  }

  #refined(): MagnitudeTable {
    this.#precise = magnitudeTable(this.#shape, 2 * (this.#precise.bits - 64))
    return this.#precise
  }

  #forget(): void {
    this.#pool.fill(0)
    this.#next = poolWords
  }
}

/** `precision` is for tests: what a small one cannot decide is decided by making the table again. */
export function tableSampler(
  shape: NoiseShape,
  random: RandomWords,
  precision = 160,
): NoiseSampler {
  return new TableSampler(shape, random, precision)
}
