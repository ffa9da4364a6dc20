/**
 * A noisy aggregate as bytes: the length of a JSON head, the head, then every array of cells as
 * zigzag varints (small numbers take one byte), cut into pieces that are deflated (RFC 1950) one by
 * one. Exact. There is an encoder for `Noised` only.
 */
import { promisify } from 'node:util'
import { constants, deflate, inflate } from 'node:zlib'
import type { Noised, NoisyAggregate } from '@discreet/privacy'
import { DiscreetError } from '@discreet/protocol'

const format = 1
/** Before compression. Deflate adds at most some bytes to it. */
const pieceBytes = 4_000_000
const longestVarint = 5
const cellFields = new Set(['cells', 'first', 'second'])

interface Part {
  readonly section: string
  readonly field: string
  readonly count: number
}

interface Head {
  readonly format: number
  readonly parts: readonly Part[]
  readonly values: Record<string, Record<string, unknown>>
}

class Pieces {
  readonly done: Uint8Array[] = []
  #piece = new Uint8Array(pieceBytes)
  #used = 0

  bytes(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; ) {
      if (this.#used === pieceBytes) this.flush()
      const part = bytes.subarray(at, at + pieceBytes - this.#used)
      this.#piece.set(part, this.#used)
      this.#used += part.length
      at += part.length
    }
  }

  varints(cells: Int32Array | Uint32Array): void {
    let piece = this.#piece
    let used = this.#used
    for (const cell of cells) {
      if (used + longestVarint > pieceBytes) {
        this.#used = used
        this.flush()
        piece = this.#piece
        used = 0
      }
      let rest = ((cell << 1) ^ (cell >> 31)) >>> 0
      while (rest > 127) {
        piece[used] = (rest & 127) | 128
        used += 1
        rest >>>= 7
      }
      piece[used] = rest
      used += 1
    }
    this.#used = used
  }

  flush(): void {
    if (this.#used > 0) this.done.push(this.#piece.slice(0, this.#used))
    this.#used = 0
  }
}

const pack = promisify<Uint8Array, { level: number }, Buffer>(deflate)
const unpack = promisify<Uint8Array, { maxOutputLength: number }, Buffer>(inflate)

/** Chunks of at most about 4 MB. */
export function encodeAggregate(aggregate: Noised<NoisyAggregate>): Promise<Uint8Array[]> {
  const parts: Part[] = []
  const arrays: (Int32Array | Uint32Array)[] = []
  const values: Record<string, Record<string, unknown>> = {}
  for (const [section, content] of Object.entries(aggregate as NoisyAggregate)) {
    const plain: Record<string, unknown> = {}
    for (const [field, value] of Object.entries(content as Record<string, unknown>)) {
      if (value instanceof Int32Array || value instanceof Uint32Array) {
        parts.push({ section, field, count: value.length })
        arrays.push(value)
      } else {
        plain[field] = value
      }
    }
    values[section] = plain
  }
  const head = Buffer.from(JSON.stringify({ format, parts, values } satisfies Head), 'utf8')
  const length = Buffer.alloc(4)
  length.writeUInt32BE(head.length)
  const pieces = new Pieces()
  pieces.bytes(length)
  pieces.bytes(head)
  for (const cells of arrays) pieces.varints(cells)
  pieces.flush()
  const level = constants.Z_BEST_SPEED
  return Promise.all(pieces.done.map((piece) => pack(piece, { level })))
}

function cutShort(): DiscreetError {
  return new DiscreetError('unexpected', 'a stored release cannot be read')
}

function readVarints(bytes: Uint8Array, from: number, cells: Int32Array | Uint32Array): number {
  let at = from
  for (let k = 0; k < cells.length; k += 1) {
    let value = 0
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at]
      if (byte === undefined || shift > 28) throw cutShort()
      at += 1
      value |= (byte & 127) << shift
      if (byte < 128) break
    }
    cells[k] = (value >>> 1) ^ -(value & 1)
  }
  return at
}

async function unpackAll(chunks: readonly Uint8Array[]): Promise<Buffer> {
  const options = { maxOutputLength: pieceBytes }
  try {
    return Buffer.concat(await Promise.all(chunks.map((chunk) => unpack(chunk, options))))
  } catch (error) {
    throw new DiscreetError('unexpected', 'a stored release cannot be read', {}, error)
  }
}

function readHead(text: string): Head {
  try {
    return JSON.parse(text) as Head
  } catch {
    throw cutShort()
  }
}

/** What was encoded carried noise, so what is decoded does. */
export async function decodeAggregate(
  chunks: readonly Uint8Array[],
): Promise<Noised<NoisyAggregate>> {
  const whole = await unpackAll(chunks)
  if (whole.length < 4) throw cutShort()
  const headLength = whole.readUInt32BE(0)
  const head = readHead(whole.toString('utf8', 4, 4 + headLength))
  if (head.format !== format) throw cutShort()
  let at = 4 + headLength
  for (const { section, field, count } of head.parts) {
    if (count > whole.length - at || !cellFields.has(field)) throw cutShort()
    const cells = field === 'cells' ? new Int32Array(count) : new Uint32Array(count)
    at = readVarints(whole, at, cells)
    const target = head.values[section]
    if (target === undefined) throw cutShort()
    target[field] = cells
  }
  if (at !== whole.length) throw cutShort()
  return head.values as unknown as Noised<NoisyAggregate>
}
