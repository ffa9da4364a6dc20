/** The built pages: one shell for every address of the shop, and the files that it loads. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

interface Shell {
  readonly tag: string
  readonly plain: Buffer
  readonly gzip: Buffer
  readonly br: Buffer
}

function shellOf(text: string): Shell {
  const plain = Buffer.from(text)
  return {
    tag: createHash('sha256').update(plain).digest('base64url').slice(0, 22),
    plain,
    gzip: gzipSync(plain, { level: 9 }),
    br: brotliCompressSync(plain),
  }
}

/** What the home page shows before any script runs is not sent with other pages. */
function withoutHome(text: string): string {
  return text.replace(/<!--home-->.*?<!--\/home-->/s, '')
}

/** RFC 9110 § 12.5.3, for clients that are browsers. */
function codingFor(header: string | string[] | undefined): 'br' | 'gzip' | 'plain' {
  const accepted = String(header ?? '')
    .split(',')
    .map((one) => one.trim().split(/ *; */))
    .filter(([, quality]) => !/^q=0(\.0*)?$/.test(quality ?? ''))
    .map(([coding]) => coding)
  if (accepted.includes('br')) return 'br'
  return accepted.includes('gzip') ? 'gzip' : 'plain'
}

function sendShell(request: FastifyRequest, reply: FastifyReply, shell: Shell): FastifyReply {
  const coding = codingFor(request.headers['accept-encoding'])
  const etag = `"${shell.tag}-${coding}"`
  void reply
    .header('vary', 'accept-encoding')
    .header('etag', etag)
    .header('cache-control', 'no-cache')
    .type('text/html; charset=utf-8')
  if (request.headers['if-none-match'] === etag) return reply.code(304).send()
  if (coding !== 'plain') void reply.header('content-encoding', coding)
  return reply.send(shell[coding])
}

/** Ids of products have dots in them as well ("dishwasher-salt-1.2-kg"). */
const fileName = /\.[a-z][a-z0-9]*$/i

/** With a hash of the content in it: the content never changes. */
const hashedName = /-[0-9a-f]{8}\.[a-z.]+$/

function cacheControlOf(path: string): string {
  return hashedName.test(path)
    ? 'public, max-age=31536000, immutable'
    : 'public, max-age=3600, stale-while-revalidate=604800'
}

/** `bundle`: a folder as `npm run build` makes it. */
export async function pageRoutes(server: FastifyInstance, bundle: string): Promise<void> {
  const text = readFileSync(join(bundle, 'index.html'), 'utf8')
  const [home, other] = [shellOf(text), shellOf(withoutHome(text))]
  // A route for each file that there is: nothing else of the disk has an address.
  await server.register(fastifyStatic, {
    root: bundle,
    prefix: '/shop/',
    wildcard: false,
    globIgnore: ['index.html*', '**/*.br', '**/*.gz'],
    preCompressed: true,
    index: false,
    decorateReply: false,
    cacheControl: false,
    setHeaders: (reply, path) => {
      void reply.header('cache-control', cacheControlOf(path))
    },
  })
  server.get('/shop', (request, reply) => sendShell(request, reply, home))
  server.get('/shop/*', (request, reply) => {
    const { '*': path = '' } = request.params as { '*'?: string }
    if (path === '') return sendShell(request, reply, home)
    if (!path.startsWith('api/') && !fileName.test(path)) return sendShell(request, reply, other)
    return reply.code(404).send({ error: 'there is nothing at this address' })
  })
}
