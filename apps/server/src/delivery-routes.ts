/** Where processors confirm what they were told (OpenDSR 2.0 § 8.5 to § 8.8). */
import { acknowledge } from '@discreet/engine'
import type { FastifyInstance, FastifyReply, FastifyRequest, FastifySchema } from 'fastify'
import { Type } from 'typebox'
import { signatureHeader, verify } from './courier.ts'
import { problemOf, sendProblem } from './problem.ts'
import type { RightsOptions } from './rights-options.ts'
import { rightsSetup } from './rights-options.ts'
import type { Sites } from './sites.ts'

const longestCallback = 65_536

const schema: FastifySchema = {
  tags: ['processors'],
  'x-discreet-access': 'processor',
  summary: 'Confirm an OpenDSR request, signed with the key of the processor',
  params: Type.Object({ id: Type.String({ maxLength: 64 }) }),
  querystring: Type.Object({ site: Type.Optional(Type.String({ maxLength: 63 })) }),
}

export function deliveryRoutes(
  server: FastifyInstance,
  sites: Sites,
  options: RightsOptions,
): void {
  const { publicUrl } = options
  const trusted = { verify, ...(publicUrl === undefined ? {} : { publicUrl }) }
  const answer = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const { id } = request.params as { id: string }
    const setup = rightsSetup(options, await sites.named((request.query as { site?: string }).site))
    const signature = request.headers[signatureHeader]
    const said = {
      body: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
      signature: typeof signature === 'string' ? signature : undefined,
    }
    const outcome = await acknowledge(setup, id, said, trusted)
    return outcome.ok
      ? reply.code(202).send({ state: outcome.state })
      : sendProblem(reply, problemOf(outcome.code, outcome.reason, outcome.details))
  }
  server.register((scope, _, done) => {
    // What was signed are the bytes, which nobody parses before the signature holds.
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, parsed) => {
      parsed(null, body)
    })
    const limits = { bodyLimit: longestCallback, schema }
    scope.post('/v1/deliveries/:id/acknowledgement', limits, answer)
    done()
  })
}
