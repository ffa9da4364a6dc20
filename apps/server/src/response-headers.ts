/**
 * What every answer says to browsers, whatever it is: nothing is guessed, framed, referred to or kept.
 * What may be kept, or shown with a style, says so itself by setting the same header again.
 *
 * Ours instead of @fastify/helmet: what an answer needs depends on who it is for (pages of other
 * origins call the API and load the SDK; nobody else's page has business with the rest), and the API
 * answers thousands of times a second (docs/dependencies.md).
 */
import type { FastifyInstance } from 'fastify'

type Headers = Readonly<Record<string, string>>

/** Of whatever is no page: if a browser is made to show it, it can do nothing there. */
const nothingAllowed =
  "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/** Of every document: no other page can reach into its window, and it asks for no sensor. */
export const pageHeaders: Headers = {
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
}

/** Whom a path is for: pages of any origin, or only this server's own pages and no browser at all. */
function audienceOf(path: string): 'anyone' | 'here' {
  if (/^\/v1\/(office|staff)(\/|\?|$)/.test(path)) return 'here'
  return /^\/(v1|sdk|drp|\.well-known)\/|^\/openapi\.json/.test(path) ? 'anyone' : 'here'
}

function headersFor(path: string, secure: Headers): Headers {
  const audience = audienceOf(path)
  return {
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
    'cross-origin-resource-policy': audience === 'anyone' ? 'cross-origin' : 'same-origin',
    // Of a script this would be the policy of the worker that it becomes.
    ...(path.startsWith('/sdk/') ? {} : { 'content-security-policy': nothingAllowed }),
    ...(audience === 'here' ? pageHeaders : {}),
    ...secure,
  }
}

/** By the route that answers; '' is none. `publicUrl`: where people reach this server, if it is known. */
export function answerHeaders(publicUrl: string | undefined): (route: string) => Headers {
  // RFC 6797. Of this host alone: names below it may be somebody else's to decide.
  const secure: Headers =
    publicUrl?.startsWith('https:') === true
      ? { 'strict-transport-security': 'max-age=31536000' }
      : {}
  const known = new Map<string, Headers>()
  return (route) => {
    const headers = known.get(route) ?? headersFor(route, secure)
    known.set(route, headers)
    return headers
  }
}

/**
 * Before CORS is registered: pages of other origins are not told that they may ask for what is not
 * for them. (The plugin can decide by path itself, for 15 µs a request.)
 */
export function keepFromOthers(server: FastifyInstance): void {
  server.addHook('onRoute', (route) => {
    // '*' is where the plugin itself answers what may be asked.
    if (route.url === '*' || audienceOf(route.url) === 'anyone') return
    Object.assign(route, { config: { ...route.config, cors: false } })
  })
  server.addHook('onRequest', (request, reply, done) => {
    if (request.method !== 'OPTIONS' || audienceOf(request.url) === 'anyone') return done()
    reply.callNotFound()
  })
}
