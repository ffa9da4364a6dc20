/** The two cookies of the staff; there is no other in Discreet. `__Host-`: RFC 6265bis § 4.1.3.2. */
import type {} from '@fastify/cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'

/** `session` goes with requests of the console alone; `signIn` comes back from the provider's page. */
const cookies = {
  session: { name: '__Host-discreet-staff', sameSite: 'strict' },
  signIn: { name: '__Host-discreet-sign-in', sameSite: 'lax' },
} as const

type Kind = keyof typeof cookies

export interface StaffCookie {
  readonly site: string
  /** 256 bits, base64url. */
  readonly secret: string
}

const form = /^([a-z0-9][a-z0-9_-]{0,62})\.([A-Za-z0-9_-]{43})$/

/** undefined: there is none, or it is none of ours. */
export function cookieOf(kind: Kind, { headers, server }: FastifyRequest): StaffCookie | undefined {
  const value = server.parseCookie(headers.cookie ?? '')[cookies[kind].name]
  const [, site, secret] = form.exec(value ?? '') ?? []
  return site === undefined || secret === undefined ? undefined : { site, secret }
}

const attributes = { path: '/', secure: true, httpOnly: true } as const

export function giveCookie(
  kind: Kind,
  reply: FastifyReply,
  { site, secret }: StaffCookie,
  seconds: number,
): void {
  const { name, sameSite } = cookies[kind]
  void reply.setCookie(name, `${site}.${secret}`, { ...attributes, sameSite, maxAge: seconds })
}

export function takeCookie(kind: Kind, reply: FastifyReply): void {
  const { name, sameSite } = cookies[kind]
  void reply.clearCookie(name, { ...attributes, sameSite })
}
