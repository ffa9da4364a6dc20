/** The files of the SDK, for pages of any origin. */
import { basename } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { hashedName, immutable } from './public-files.ts'

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
      const cached = hashedName.test(basename(path)) ? immutable : 'no-cache'
      void reply.header('cache-control', cached)
    },
  })
}
