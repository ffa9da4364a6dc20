/**
 * The transparency log, for whoever wants to check it: the signed checkpoint, the entries, and the
 * proofs that an entry is in it and that it only grew.
 */
import { sha256Bytes } from '@discreet/crypto-node'
import type { Cryptography, LoggedKind, SiteStore } from '@discreet/engine'
import { DiscreetError } from '@discreet/protocol'
import { signCheckpoint, verifierKey } from '@discreet/transparency'
import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { immutable } from './public-files.ts'
import type { Sites } from './sites.ts'

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')
const site = Type.Optional(Type.String({ maxLength: 63 }))
const siteQuery = Type.Object({ site })
/** Whole numbers come as text in a query. */
const count = Type.String({ pattern: '^\\d{1,15}$' })

/** The checkpoint of a site's log as it is now; its origin names the site. */
export async function checkpointOf(
  { site: { id }, log }: SiteStore,
  cryptography: Cryptography,
): Promise<string> {
  return signCheckpoint(
    sha256Bytes,
    { origin: `discreet/${id}`, ...(await log.head()) },
    cryptography,
  )
}

/** That an entry is in the log, to be checked by whoever keeps it (RFC 6962 § 2.1.1). */
export async function logProof(
  store: SiteStore,
  cryptography: Cryptography,
  index: number,
): Promise<{
  readonly index: number
  readonly checkpoint: string
  readonly proof: readonly string[]
}> {
  const checkpoint = await checkpointOf(store, cryptography)
  const proof = await store.log.inclusion(index, Number(checkpoint.split('\n')[1]))
  return { index, checkpoint, proof: proof.map(base64) }
}

function atMost(value: number, size: number, field: string): void {
  if (value <= size) return
  throw new DiscreetError('field_invalid', `${field} is beyond the end of the log`, {
    field: `/${field}`,
    expected: `at most ${size}`,
  })
}

interface Named {
  readonly index?: string
  readonly kind?: string
  readonly ref?: string
}

async function indexOf(
  log: SiteStore['log'],
  { index, kind = '', ref = '' }: Named,
): Promise<number> {
  if (index !== undefined) return Number(index)
  const found = await log.find(kind as LoggedKind, ref)
  if (found !== undefined) return found.index
  throw new DiscreetError('field_invalid', 'no entry of the log is named', {
    field: '/index',
    expected: 'index, or kind and ref of an entry that is there',
  })
}

function proofRoutes(server: FastifyInstance, sites: Sites): void {
  const inclusion = Type.Object({
    site,
    index: Type.Optional(count),
    kind: Type.Optional(Type.String({ maxLength: 32 })),
    ref: Type.Optional(Type.String({ maxLength: 512 })),
    size: Type.Optional(count),
  })
  server.get(
    '/v1/log/inclusion',
    {
      schema: {
        tags: ['privacy'],
        'x-discreet-access': 'public',
        summary:
          'Proof that entry `index`, or the one of this `kind` and `ref`, is in the log of `size` entries (RFC 6962)',
        querystring: inclusion,
      },
    },
    async (request) => {
      const query = request.query as { site?: string; size?: string } & Named
      const { log } = await sites.named(query.site)
      const head = await log.head()
      const index = await indexOf(log, query)
      const size = Number(query.size ?? head.size)
      atMost(size, head.size, 'size')
      atMost(index, size - 1, 'index')
      const [entry] = await log.entries(index, 1)
      return { entry, size, proof: (await log.inclusion(index, size)).map(base64) }
    },
  )
  const consistency = Type.Object({ site, first: count, second: Type.Optional(count) })
  server.get(
    '/v1/log/consistency',
    {
      schema: {
        tags: ['privacy'],
        'x-discreet-access': 'public',
        summary: 'Proof that the log of `first` entries is the beginning of that of `second`',
        querystring: consistency,
      },
    },
    async (request, reply) => {
      const query = request.query as { site?: string; first: string; second?: string }
      const { log } = await sites.named(query.site)
      const head = await log.head()
      const first = Number(query.first)
      const second = Number(query.second ?? head.size)
      atMost(second, head.size, 'second')
      atMost(first, second, 'first')
      // Between the same two sizes it is the same for ever.
      if (query.second !== undefined) void reply.header('cache-control', immutable)
      if (first === 0) return { first, second, proof: [] }
      const proof = await log.consistency(first, second)
      return { first, second, proof: proof.map(base64) }
    },
  )
}

function wellKnownRoutes(server: FastifyInstance, sites: Sites, cryptography: Cryptography): void {
  server.get(
    '/.well-known/discreet/checkpoint',
    {
      schema: {
        tags: ['privacy'],
        'x-discreet-access': 'public',
        summary: 'The signed checkpoint of the transparency log (C2SP tlog-checkpoint)',
        querystring: siteQuery,
      },
    },
    async (request, reply) => {
      const store = await sites.named((request.query as { site?: string }).site)
      return reply
        .header('content-type', 'text/plain; charset=utf-8')
        .header('cache-control', 'no-cache')
        .send(await checkpointOf(store, cryptography))
    },
  )
  server.get(
    '/.well-known/discreet/key',
    {
      schema: {
        tags: ['privacy'],
        'x-discreet-access': 'public',
        summary: 'The key that checkpoints and receipts are signed with',
        querystring: siteQuery,
      },
    },
    async (request) => {
      const { id } = (await sites.named((request.query as { site?: string }).site)).site
      return {
        verifier: verifierKey(sha256Bytes, `discreet/${id}`, cryptography.publicKey),
        jwk: {
          kty: 'OKP',
          crv: 'Ed25519',
          alg: 'EdDSA',
          use: 'sig',
          x: Buffer.from(cryptography.publicKey).toString('base64url'),
        },
      }
    },
  )
}

export function logRoutes(server: FastifyInstance, sites: Sites, cryptography: Cryptography): void {
  wellKnownRoutes(server, sites, cryptography)
  server.get(
    '/v1/log/entries',
    {
      schema: {
        tags: ['privacy'],
        'x-discreet-access': 'public',
        summary: 'Entries of the transparency log; facts are hashed',
        querystring: Type.Object({ site, from: Type.Optional(count) }),
      },
    },
    async (request) => {
      const query = request.query as { site?: string; from?: string }
      const { log } = await sites.named(query.site)
      const entries = await log.entries(Number(query.from ?? 0), 1000)
      const last = entries.at(-1)
      return { entries, next: entries.length === 1000 && last ? last.index + 1 : null }
    },
  )
  proofRoutes(server, sites)
}
