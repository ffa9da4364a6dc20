/** The model and the catalogue: signed or public, immutable, at the same address for everybody. */
import type { Cryptography } from '@discreet/engine'
import { DiscreetError } from '@discreet/protocol'
import type { FastifyInstance, FastifySchema } from 'fastify'
import { Type } from 'typebox'
import { immutable, sendFile } from './public-files.ts'
import type { Sites } from './sites.ts'

const querystring = Type.Object({ site: Type.Optional(Type.String({ maxLength: 63 })) })
const name = Type.String({ maxLength: 64 })

export function fileRoutes(
  server: FastifyInstance,
  sites: Sites,
  { publicKey }: Pick<Cryptography, 'publicKey'>,
): void {
  const key = Buffer.from(publicKey).toString('base64')
  const schema: FastifySchema = {
    tags: ['model'],
    'x-discreet-access': 'public',
    summary: 'The signed model pack, the same for everybody',
    querystring,
  }
  server.get('/v1/model', { schema }, async (request, reply) => {
    const store = await sites.named((request.query as { site?: string }).site)
    const { file } = await sites.recommender(store)
    void reply
      .header('discreet-public-key', key)
      .header('content-location', `/v1/model/${file.id}?site=${store.site.id}`)
    return sendFile(request, reply, file, 'public, max-age=60')
  })
  server.get(
    '/v1/model/:id',
    { schema: { ...schema, params: Type.Object({ id: name }) } },
    async (request, reply) => {
      const store = await sites.named((request.query as { site?: string }).site)
      const file = await sites.file('model', store, (request.params as { id: string }).id)
      if (file === undefined) {
        throw new DiscreetError('model_missing', 'this model is no longer served')
      }
      return sendFile(request, reply.header('discreet-public-key', key), file, immutable)
    },
  )
  server.get(
    '/v1/catalogue/:digest',
    {
      schema: {
        tags: ['catalogue'],
        'x-discreet-access': 'public',
        summary: 'The whole public catalogue, the same for everybody; GET /v1/site has its address',
        querystring,
        params: Type.Object({ digest: name }),
      },
    },
    async (request, reply) => {
      const store = await sites.named((request.query as { site?: string }).site)
      const { digest } = request.params as { digest: string }
      const file = await sites.file('catalogue', store, digest)
      if (file === undefined) {
        throw new DiscreetError('route_unknown', 'this catalogue is no longer served', {
          expected: 'the path that GET /v1/site gives now',
        })
      }
      return sendFile(request, reply, file, immutable)
    },
  )
}
