/**
 * Whom a route is for, as it says itself; it is in OpenAPI as well, and docs/access.md is made from it.
 * Whoever is not named is refused, and a server with a route that names nobody does not start.
 */
import { DiscreetError } from '@discreet/protocol'
import type { Capability } from '@discreet/staff'
import { capabilities } from '@discreet/staff'
import type { RouteOptions } from 'fastify'

/** Of people and machines that are no staff. */
export const outsideAccess = [
  /** Nothing is asked for and nothing is looked at. */
  'public',
  /** Anybody; a token, if there is one, has to be a person's. */
  'anybody',
  'person',
  'write_key',
  /** The rest shows in the request itself who may: by the site's own JWT about somebody, … */
  'site',
  /** … by the secret of a link, … */
  'link',
  /** … by a signature of theirs, … */
  'agent',
  'processor',
  'identity_provider',
  /** … or by what a sign-in of staff asks for. */
  'sign_in',
] as const

export type RouteAccess = Capability | (typeof outsideAccess)[number]

declare module 'fastify' {
  interface FastifySchema {
    readonly 'x-discreet-access'?: RouteAccess
  }
}

const staffRoute = /^\/v1\/(office|staff)(\/|$)/
const beforeSignIn: readonly unknown[] = ['public', 'sign_in', 'identity_provider']

export function isCapability(access: unknown): access is Capability {
  return (capabilities as readonly unknown[]).includes(access)
}

/**
 * The capability that a route of the staff asks for; undefined: it is not for staff, or open to whoever
 * is about to sign in. Throws `configuration_invalid` where a route says nothing.
 */
export function capabilityOf({ method, url, schema }: RouteOptions): Capability | undefined {
  const access = schema?.['x-discreet-access']
  const outside = (outsideAccess as readonly unknown[]).includes(access)
  if (staffRoute.test(url)) {
    if (isCapability(access)) return access
    if (beforeSignIn.includes(access) && url.startsWith('/v1/staff/')) return undefined
  } else if (outside || (access === undefined && isHidden(schema))) return undefined
  throw new DiscreetError('configuration_invalid', 'a route does not say whom it is for', {
    field: `${String(method)} ${url}`,
    expected: 'x-discreet-access in its schema (route-access.ts)',
  })
}

/** Of pages and of what is no API; below /v1/office and /v1/staff nothing is hidden. */
function isHidden(schema: RouteOptions['schema']): boolean {
  return schema === undefined || schema.hide === true
}

export function isStaffRoute({ url }: Pick<RouteOptions, 'url'>): boolean {
  return staffRoute.test(url)
}
