/** Every route that a server has, also those that its description hides. */
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { FastifyInstance, RouteOptions } from 'fastify'

export interface Route {
  readonly method: string
  /** With `:name` and `*` in it. */
  readonly path: string
  /** An address that leads to it; nothing needs to be there. */
  readonly url: string
  readonly options: RouteOptions
}

function routeOf(method: string, options: RouteOptions): Route {
  const { url: path } = options
  const url = path.replaceAll('::', ':').replace(/:[a-zA-Z]+/g, 'nothing')
  return { method, path, url: url.replace('*', 'nothing'), options }
}

/** What `open` builds is the first server of this process that it builds. */
export async function withRoutes(
  open: () => Promise<FastifyInstance>,
): Promise<{ readonly server: FastifyInstance; readonly routes: readonly Route[] }> {
  const routes: Route[] = []
  const watch = (message: unknown): void => {
    const { fastify } = message as { fastify: FastifyInstance }
    fastify.addHook('onRoute', (options: RouteOptions) => {
      for (const one of [options.method].flat()) routes.push(routeOf(one, options))
    })
  }
  subscribe('fastify.initialization', watch)
  try {
    const server = await open()
    await server.ready()
    return { server, routes }
  } finally {
    unsubscribe('fastify.initialization', watch)
  }
}
