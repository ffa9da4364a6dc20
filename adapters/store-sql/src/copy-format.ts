/** COPY's binary format (PostgreSQL manual, "COPY", "Binary Format"), without copying the rows. */
import { DiscreetError } from '@discreet/protocol'
import type { RecordLayout, Records } from './database.ts'

const signature = Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1')
/** The signature, 4 bytes of flags, 4 bytes: the length of an extension (there is none). */
const headerBytes = signature.length + 8

/** 2 bytes: number of columns; then each column after 4 bytes: its length. */
const copyLayout: RecordLayout = { stride: 2 + 20 + 20 + 8, person: 6, basket: 26, item: 46 }

function broken(): DiscreetError {
  return new DiscreetError('unexpected', 'the database answered COPY in an unknown form')
}

function requireHeader(bytes: Buffer): void {
  const fits = bytes.subarray(0, signature.length).equals(signature)
  if (!fits || bytes.readUInt32BE(signature.length + 4) !== 0) throw broken()
}

/** Whole rows of (uuid, uuid, int4) as they come. Rejects when the end is missing. */
export async function* copyRecords(source: AsyncIterable<Buffer>): AsyncIterable<Records> {
  let rest: Buffer = Buffer.alloc(0)
  let started = false
  for await (const chunk of source) {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    if (!started) {
      if (rest.length < headerBytes) continue
      requireHeader(rest)
      rest = rest.subarray(headerBytes)
      started = true
    }
    const length = Math.floor(rest.length / copyLayout.stride) * copyLayout.stride
    if (length === 0) continue
    if (rest.readInt16BE(0) !== 3 || rest.readInt32BE(2) !== 16) throw broken()
    yield { bytes: rest.subarray(0, length), layout: copyLayout }
    rest = rest.subarray(length)
  }
  if (!started || rest.length !== 2 || rest.readInt16BE(0) !== -1) throw broken()
}
