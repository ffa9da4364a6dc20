/**
 * Whether a request comes from a page of this server (Fetch Metadata Request Headers; RFC 6454), and
 * whether an address is the one that it asked.
 */
import type { FastifyRequest } from 'fastify'

type Own = Pick<FastifyRequest, 'headers' | 'host' | 'url'>

function isOwnOrigin(
  url: URL,
  { host }: Pick<Own, 'host'>,
  publicUrl: string | undefined,
): boolean {
  return url.host === host || (publicUrl !== undefined && url.origin === new URL(publicUrl).origin)
}

/** Of a request without the headers that browsers set there is nothing to be said: true. */
export function fromOwnPage({ headers, host }: Own, publicUrl: string | undefined): boolean {
  const { 'sec-fetch-site': from, origin } = headers
  if (from !== undefined && from !== 'same-origin') return false
  if (origin === undefined) return true
  return URL.canParse(origin) && isOwnOrigin(new URL(origin), { host }, publicUrl)
}

/** `publicUrl` may have a path in front of ours, which a proxy takes away. */
export function isAsked(url: URL, request: Own, publicUrl: string | undefined): boolean {
  const path = request.url.split('?', 1)[0]
  const plain = url.search === '' && url.hash === ''
  if (!plain || !/^https?:$/.test(url.protocol)) return false
  if (url.host === request.host && url.pathname === path) return true
  return publicUrl !== undefined && url.href === `${publicUrl}${path}`
}

/** Where people reach this server, as far as the request tells; no slash at the end. */
export function reachedAt(
  { protocol, host }: Pick<FastifyRequest, 'protocol' | 'host'>,
  publicUrl: string | undefined,
): string {
  return publicUrl ?? `${protocol}://${host}`
}
