/**
 * Public files whose content never changes: the same for everybody, compressed once, kept in memory.
 */
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'

const zip = promisify(gzip)

export class PublicFile {
  readonly id: string
  readonly type: string
  readonly bytes: Buffer
  #zipped: Promise<Buffer> | undefined

  constructor(id: string, type: string, bytes: Uint8Array) {
    this.id = id
    this.type = type
    this.bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  zipped(): Promise<Buffer> {
    this.#zipped ??= zip(this.bytes, { level: 9 })
    return this.#zipped
  }
}

/** RFC 9110 § 12.5.3, as far as gzip goes. */
function acceptsGzip(header: string | string[] | undefined): boolean {
  const codings = String(header ?? '')
    .split(',')
    .map((one) => one.replaceAll(' ', '').toLowerCase().split(';q='))
  const found =
    codings.find(([name]) => name === 'gzip' || name === 'x-gzip') ??
    codings.find(([name]) => name === '*')
  return found !== undefined && Number(found[1] ?? 1) > 0
}

/** Adds to what other parts of the answer vary by. */
export function varyBy(reply: FastifyReply, header: string): void {
  const before = reply.getHeader('vary')
  void reply.header('vary', before === undefined ? header : `${String(before)}, ${header}`)
}

/** A name that has a hash of the content in it, as bundlers make them: its content never changes. */
export const hashedName: RegExp = /-([0-9a-f]{8}|[A-Z0-9]{8})\.[a-z.]+$/

export const immutable = 'public, max-age=31536000, immutable'

/** Answers 304 to whoever has it. */
export async function sendFile(
  request: FastifyRequest,
  reply: FastifyReply,
  file: PublicFile,
  cacheControl: string,
): Promise<FastifyReply> {
  const zipped = acceptsGzip(request.headers['accept-encoding'])
  // Another coding is another representation, so it has another strong tag (RFC 9110 § 8.8.3.3).
  const [plainTag, zippedTag] = [`"${file.id}"`, `"${file.id}.gzip"`]
  varyBy(reply, 'accept-encoding')
  void reply
    .header('content-type', file.type)
    .header('etag', zipped ? zippedTag : plainTag)
    .header('cache-control', cacheControl)
  const held = (request.headers['if-none-match'] ?? '')
    .split(',')
    .map((tag) => tag.trim().replace(/^W\//, ''))
  if (held.some((tag) => tag === '*' || tag === plainTag || tag === zippedTag)) {
    return reply.code(304).send()
  }
  if (!zipped) return reply.send(file.bytes)
  return reply.header('content-encoding', 'gzip').send(await file.zipped())
}
