/**
 * A page goes out with a policy of its own: no script, nothing from outside, and of styles only the
 * one in its head, by its hash (CSP 3 § 2.3.1). A style that got in anywhere else does nothing.
 */
import { createHash } from 'node:crypto'
import type { FastifyReply } from 'fastify'
import { pageHeaders } from './response-headers.ts'

/** `forms`: the page has one, and sends it to this server. */
function pagePolicy(html: string, forms: boolean): string {
  const style = /<style>([^<]*)<\/style><\/head>/.exec(html)?.[1]
  const hash = createHash('sha256')
    .update(style ?? '')
    .digest('base64')
  return [
    "default-src 'none'",
    ...(style === undefined ? [] : [`style-src 'sha256-${hash}'`]),
    "base-uri 'none'",
    `form-action ${forms ? "'self'" : "'none'"}`,
    "frame-ancestors 'none'",
  ].join('; ')
}

/** `html`: a whole page, with at most one style, at the end of its head. */
export function sendPage(
  reply: FastifyReply,
  html: string,
  { status = 200, forms = false }: { readonly status?: number; readonly forms?: boolean } = {},
): FastifyReply {
  return reply
    .code(status)
    .headers(pageHeaders)
    .header('content-security-policy', pagePolicy(html, forms))
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(html)
}
