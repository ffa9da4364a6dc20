/** The files of the SDK, for pages of any origin. */
import { basename } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { immutable } from './public-files.ts'

/** A name that has a hash of the content in it, as bundlers make them: its content never changes. */
const hashedName = /-([0-9a-f]{8}|[A-Z0-9]{8})\.[a-z.]+$/

/** `<name>.gz` and `<name>.br` beside a file are sent to whoever accepts them. */
export async function sdkFiles(server: FastifyInstance, folder: string): Promise<void> {
  await server.register(fastifyStatic, {
    root: folder,
    prefix: '/sdk/',
    preCompressed: true,
    index: false,
    dotfiles: 'ignore',
    decorateReply: false,
    cacheControl: false,
    setHeaders: (reply, path) => {
      void reply
        .header('cache-control', hashedName.test(basename(path)) ? immutable : 'no-cache')
        .header('cross-origin-resource-policy', 'cross-origin')
        .header('x-content-type-options', 'nosniff')
    },
  })
}
