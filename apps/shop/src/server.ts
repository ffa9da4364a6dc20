/**
 * The shop's own backend: it serves the pages, knows who is signed in and what they ordered, and
 * vouches for them to Discreet. A visitor who does not sign in gets no cookie, and nothing is stored.
 */
import type { FastifyInstance } from 'fastify'
import { accountRoutes } from './account-routes.ts'
import type { DiscreetOptions } from './discreet-account.ts'
import { pageRoutes } from './page-routes.ts'

export interface ShopOptions extends DiscreetOptions {
  /** `shopBundle`, or another folder of the same form. */
  readonly bundle: string
}

/** Lit makes its templates by the policy `lit-html`; `default` lets the page's own worker start. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html default',
].join('; ')

const headers: Readonly<Record<string, string>> = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  // The address of a product page says what somebody looked at.
  'referrer-policy': 'no-referrer',
  // The camera reads the QR code of a device profile.
  'permissions-policy': 'camera=(self), geolocation=(), microphone=()',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}

/** For a scope of its own. */
export async function shopRoutes(server: FastifyInstance, options: ShopOptions): Promise<void> {
  // Discreet's own description of its API is not about the shop.
  server.addHook('onRoute', (route) => {
    Object.assign(route, { schema: { hide: true } })
  })
  server.addHook('onSend', (_, reply, payload, done) => {
    // Pages of other origins have no business here, whatever Discreet allows beside it.
    void reply.removeHeader('access-control-allow-origin').headers(headers)
    done(null, payload)
  })
  await server.register(
    (scope, _, done) => {
      accountRoutes(scope, options)
      done()
    },
    { prefix: '/shop/api' },
  )
  await pageRoutes(server, options.bundle)
}
