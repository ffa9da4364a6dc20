/** The built pages of the staff: one shell for every address of the console, and the files it loads. */
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { problemOf, sendProblem } from './problem.ts'
import { hashedName, immutable } from './public-files.ts'

/** CSP 3, Trusted Types: what runs is ours and comes from files; no text becomes script or markup. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  // Lit's own (lit-html.ts); there is no other.
  'trusted-types lit-html',
].join('; ')

const fileName = /\.[a-z][a-z0-9]*$/i

/** `folder`: as `npm run build` makes it. */
export async function consoleFiles(server: FastifyInstance, folder: string): Promise<void> {
  const shell = readFileSync(join(folder, 'index.html'), 'utf8')
  const sendShell = (reply: FastifyReply): FastifyReply =>
    reply.header('content-security-policy', policy).type('text/html; charset=utf-8').send(shell)
  // A route for each file that there is: nothing else of the disk has an address.
  await server.register(fastifyStatic, {
    root: folder,
    prefix: '/console/',
    wildcard: false,
    globIgnore: ['index.html*', '**/*.br', '**/*.gz'],
    preCompressed: true,
    index: false,
    decorateReply: false,
    cacheControl: false,
    setHeaders: (reply, path) => {
      void reply.header('cache-control', hashedName.test(basename(path)) ? immutable : 'no-cache')
    },
  })
  const schema = { hide: true }
  server.get('/console', { schema }, (_, reply) => reply.redirect('/console/', 308))
  server.get('/console/*', { schema }, (request, reply) => {
    const { '*': path = '' } = request.params as { '*'?: string }
    if (!fileName.test(path)) return sendShell(reply)
    return sendProblem(reply, problemOf('route_unknown', 'there is no such file'))
  })
}
