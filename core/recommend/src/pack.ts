/**
 * The model pack: one binary file, the same for everybody, so that fetching it reveals nothing.
 *
 *   'DSCR' · version (1 byte) · length of head (u32 LE) · head (JSON) · popularity (f32 LE) ·
 *   trend (f32 LE) · weights · association · Ed25519 signature over everything before it (64 bytes)
 *
 * A table is, for every row: entry count (varint), largest magnitude (f32 LE), then for every entry
 * the column's distance from the one before (varint) and the value as a signed byte in steps of
 * largest/127.
 */
import { DiscreetError } from '@discreet/protocol'
import type { Model, SparseWeights } from './model.ts'
import { compressRows } from './sparse-rows.ts'
import { decodeUtf8, encodeUtf8 } from './utf8.ts'

export type Sign = (data: Uint8Array) => Uint8Array
export type Verify = (data: Uint8Array, signature: Uint8Array) => boolean

const magic = [0x44, 0x53, 0x43, 0x52]
const version = 1
const signatureBytes = 64

class Writer {
  #bytes = new Uint8Array(4096)
  #view = new DataView(this.#bytes.buffer)
  #length = 0

  #room(count: number): void {
    if (this.#length + count <= this.#bytes.length) return
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + count))
    larger.set(this.#bytes)
    this.#bytes = larger
    this.#view = new DataView(larger.buffer)
  }

  bytes(values: ArrayLike<number>): void {
    this.#room(values.length)
    this.#bytes.set(values, this.#length)
    this.#length += values.length
  }

  varint(value: number): void {
    let rest = value
    while (rest > 127) {
      this.bytes([(rest & 127) | 128])
      rest >>>= 7
    }
    this.bytes([rest])
  }

  float(value: number): void {
    this.#room(4)
    this.#view.setFloat32(this.#length, value, true)
    this.#length += 4
  }

  signedByte(value: number): void {
    this.bytes([value & 255])
  }

  uint32(value: number): void {
    this.#room(4)
    this.#view.setUint32(this.#length, value, true)
    this.#length += 4
  }

  done(): Uint8Array {
    return this.#bytes.slice(0, this.#length)
  }
}

function invalid(what: string): DiscreetError {
  return new DiscreetError('pack_invalid', `the model pack ${what}`)
}

/** Reads every byte once: a pack is decoded in a page before anything can be shown there. */
class Reader {
  readonly #bytes: Uint8Array
  readonly #view: DataView
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  get left(): number {
    return this.#bytes.length - this.#at
  }

  take(count: number): Uint8Array {
    if (count > this.left) throw invalid('is cut short')
    this.#at += count
    return this.#bytes.subarray(this.#at - count, this.#at)
  }

  byte(): number {
    const byte = this.#bytes[this.#at]
    if (byte === undefined) throw invalid('is cut short')
    this.#at += 1
    return byte
  }

  varint(): number {
    const first = this.byte()
    if (first < 128) return first
    let value = first & 127
    for (let shift = 7; shift < 35; shift += 7) {
      const byte = this.byte()
      value += (byte & 127) * 2 ** shift
      if (byte < 128) return value
    }
    throw invalid('has a number that is too long')
  }

  float(): number {
    if (this.left < 4) throw invalid('is cut short')
    const value = this.#view.getFloat32(this.#at, true)
    if (!Number.isFinite(value)) throw invalid('has a value that is not a number')
    this.#at += 4
    return value
  }

  floats(count: number): Float32Array {
    const values = new Float32Array(count)
    for (let k = 0; k < count; k += 1) values[k] = this.float()
    return values
  }

  uint32(): number {
    if (this.left < 4) throw invalid('is cut short')
    this.#at += 4
    return this.#view.getUint32(this.#at - 4, true)
  }
}

function writeTable(writer: Writer, table: SparseWeights): void {
  for (let i = 0; i + 1 < table.rowOffsets.length; i += 1) {
    const from = table.rowOffsets[i] as number
    const to = table.rowOffsets[i + 1] as number
    let largest = 0
    for (let k = from; k < to; k += 1)
      largest = Math.max(largest, Math.abs(table.values[k] as number))
    writer.varint(to - from)
    if (to === from) continue
    writer.float(largest)
    let previous = -1
    for (let k = from; k < to; k += 1) {
      const column = table.columns[k] as number
      writer.varint(column - previous - 1)
      previous = column
      writer.signedByte(
        largest === 0 ? 0 : Math.round((127 * (table.values[k] as number)) / largest),
      )
    }
  }
}

function readTable(reader: Reader, items: number): SparseWeights {
  const rowOffsets = new Uint32Array(items + 1)
  // An entry is two bytes at least, so no more of them can follow.
  const columns = new Uint32Array(reader.left >> 1)
  const values = new Float32Array(columns.length)
  let entries = 0
  for (let i = 0; i < items; i += 1) {
    const count = reader.varint()
    if (count > items || count * 2 > reader.left) throw invalid('has a row that is too long')
    const step = count === 0 ? 0 : reader.float() / 127
    let column = -1
    for (const end = entries + count; entries < end; entries += 1) {
      column += reader.varint() + 1
      if (column >= items) throw invalid('names an item that it does not have')
      columns[entries] = column
      values[entries] = ((reader.byte() << 24) >> 24) * step
    }
    rowOffsets[i + 1] = entries
  }
  return { rowOffsets, columns: columns.slice(0, entries), values: values.slice(0, entries) }
}

type PackHead = Pick<
  Model,
  | 'id'
  | 'kind'
  | 'why'
  | 'items'
  | 'popularityWeight'
  | 'contextExponent'
  | 'releases'
  | 'epsilon'
  | 'delta'
>

export interface PackOptions {
  /** Entries kept per item in each table. */
  readonly keep: number
  readonly sign: Sign
}

function pruned(table: SparseWeights, keep: number): SparseWeights {
  const rows = Array.from({ length: table.rowOffsets.length - 1 }, (_, i) => {
    const from = table.rowOffsets[i] as number
    const to = table.rowOffsets[i + 1] as number
    return Array.from({ length: to - from }, (__, k) => ({
      column: table.columns[from + k] as number,
      value: table.values[from + k] as number,
    }))
  })
  return compressRows(rows, keep)
}

export function encodePack(model: Model, { keep, sign }: PackOptions): Uint8Array {
  const { id, kind, why, items, popularityWeight, contextExponent, releases, epsilon, delta } =
    model
  const head: PackHead = {
    id,
    kind,
    why,
    items,
    popularityWeight,
    contextExponent,
    releases,
    epsilon,
    delta,
  }
  const json = encodeUtf8(JSON.stringify(head))
  const writer = new Writer()
  writer.bytes(magic)
  writer.bytes([version])
  writer.uint32(json.length)
  writer.bytes(json)
  for (const value of model.logPopularity) writer.float(value)
  for (const value of model.trend) writer.float(value)
  writeTable(writer, pruned(model.weights, keep))
  writeTable(writer, pruned(model.association, Math.min(keep, 30)))
  const signature = sign(writer.done())
  writer.bytes(signature)
  return writer.done()
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}

function isNumberOrNull(value: unknown): value is number | null {
  return value === null || (typeof value === 'number' && Number.isFinite(value))
}

function readHead(text: string | undefined): PackHead {
  let head: Partial<Record<keyof PackHead, unknown>> | null
  try {
    head = JSON.parse(text ?? '') as typeof head
  } catch {
    throw invalid('has a head that is not JSON')
  }
  const { id, kind, why, items, popularityWeight, contextExponent, releases, epsilon, delta } =
    head ?? {}
  const fits =
    isText(id) &&
    (kind === 'pairs' || kind === 'popularity') &&
    isText(why) &&
    Array.isArray(items) &&
    items.every(isText) &&
    Array.isArray(releases) &&
    releases.every(isText) &&
    typeof popularityWeight === 'number' &&
    typeof contextExponent === 'number' &&
    isNumberOrNull(epsilon) &&
    isNumberOrNull(delta)
  if (!fits) throw invalid('has a head with missing fields')
  return { id, kind, why, items, popularityWeight, contextExponent, releases, epsilon, delta }
}

/**
 * Throws `pack_invalid` on anything that is not a whole pack of this version and, when `verify` is
 * given, on a signature that does not fit.
 */
export function decodePack(bytes: Uint8Array, verify?: Verify): Model {
  if (bytes.length < signatureBytes + 9) throw invalid('is cut short')
  const signed = bytes.subarray(0, bytes.length - signatureBytes)
  if (verify !== undefined && !verify(signed, bytes.subarray(bytes.length - signatureBytes))) {
    throw invalid('has a signature that does not fit')
  }
  const reader = new Reader(signed)
  if (reader.take(4).some((byte, k) => byte !== magic[k])) throw invalid('is not one')
  if (reader.byte() !== version) throw invalid('has another version')
  const head = readHead(decodeUtf8(reader.take(reader.uint32())))
  const count = head.items.length
  if (count * 8 > reader.left) throw invalid('is cut short')
  const logPopularity = reader.floats(count)
  const trend = reader.floats(count)
  const weights = readTable(reader, count)
  const association = readTable(reader, count)
  if (reader.left !== 0) throw invalid('has something after its end')
  return { ...head, logPopularity, trend, weights, association }
}
