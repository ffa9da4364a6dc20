/**
 * A noisy aggregate as bytes: a JSON head, then the cells as zigzag varints. There is an encoder for
 * `Noised` only.
 */
import type { Noised, NoisyAggregate } from '@discreet/privacy'
import { DiscreetError } from '@discreet/protocol'

const format = 1
const chunkBytes = 4_000_000

function writeVarints(cells: Int32Array | Uint32Array): Uint8Array {
  let out = new Uint8Array(cells.length * 3 + 16)
  let used = 0
  for (const cell of cells) {
    if (used + 5 > out.length) {
      const larger = new Uint8Array(out.length * 2)
      larger.set(out)
      out = larger
    }
    let rest = ((cell << 1) ^ (cell >> 31)) >>> 0
    while (rest > 127) {
      out[used] = (rest & 127) | 128
      used += 1
      rest >>>= 7
    }
    out[used] = rest
    used += 1
  }
  return out.subarray(0, used)
}

function readVarints(bytes: Uint8Array, count: number): Int32Array {
  const cells = new Int32Array(count)
  let at = 0
  for (let k = 0; k < count; k += 1) {
    let value = 0
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at]
      if (byte === undefined) throw new DiscreetError('unexpected', 'a stored release is cut short')
      at += 1
      value |= (byte & 127) << shift
      if (byte < 128) break
    }
    cells[k] = (value >>> 1) ^ -(value & 1)
  }
  return cells
}

interface Part {
  readonly name: string
  readonly count: number
  readonly bytes: number
}

interface Head {
  readonly format: number
  readonly parts: readonly Part[]
  readonly values: NoisyAggregate
}

const cellFields = new Set(['cells', 'first', 'second'])

/** Chunks of at most 4 MB. */
export function encodeAggregate(aggregate: Noised<NoisyAggregate>): Uint8Array[] {
  const parts: Part[] = []
  const bodies: Uint8Array[] = []
  const values: Record<string, unknown> = {}
  for (const [name, section] of Object.entries(aggregate as NoisyAggregate)) {
    const plain: Record<string, unknown> = {}
    for (const [field, value] of Object.entries(section as Record<string, unknown>)) {
      if (!cellFields.has(field)) {
        plain[field] = value
        continue
      }
      const cells = value as Int32Array | Uint32Array
      const bytes = writeVarints(cells)
      parts.push({ name: `${name}.${field}`, count: cells.length, bytes: bytes.length })
      bodies.push(bytes)
    }
    values[name] = plain
  }
  const head = Buffer.from(JSON.stringify({ format, parts, values }), 'utf8')
  const length = Buffer.alloc(4)
  length.writeUInt32BE(head.length)
  const whole = Buffer.concat([length, head, ...bodies])
  const chunks: Uint8Array[] = []
  for (let at = 0; at < whole.length; at += chunkBytes) {
    chunks.push(whole.subarray(at, at + chunkBytes))
  }
  return chunks
}

/** What was encoded carried noise, so what is decoded does. */
export function decodeAggregate(chunks: readonly Uint8Array[]): Noised<NoisyAggregate> {
  const whole = Buffer.concat(chunks)
  const headLength = whole.readUInt32BE(0)
  const head = JSON.parse(whole.toString('utf8', 4, 4 + headLength)) as Head
  if (head.format !== format) {
    throw new DiscreetError('unexpected', 'a stored release has an unknown format')
  }
  const values = head.values as unknown as Record<string, Record<string, unknown>>
  let at = 4 + headLength
  for (const { name, count, bytes } of head.parts) {
    const [section = '', field = ''] = name.split('.')
    const cells = readVarints(whole.subarray(at, at + bytes), count)
    const target = values[section]
    if (target !== undefined) target[field] = field === 'cells' ? cells : Uint32Array.from(cells)
    at += bytes
  }
  return head.values as Noised<NoisyAggregate>
}
