/** Who is signed in, signing out here, and being signed out by the provider. */
import type { Store } from '@discreet/engine'
import { endStaffSessions } from '@discreet/engine'
import { DiscreetError } from '@discreet/protocol'
import { idleMilliseconds, sessionMilliseconds } from '@discreet/staff'
import formbody from '@fastify/formbody'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import type { AtDesk, OfficeDesk } from './office-desk.ts'
import { staffSchema } from './office-desk.ts'
import type { RightsOptions } from './rights-options.ts'
import { rightsSetup } from './rights-options.ts'
import type { Sites } from './sites.ts'
import { noteEvent } from './staff-attempts.ts'
import { cookieOf, takeCookie } from './staff-cookies.ts'
import { reachedAt } from './staff-origin.ts'
import { openTokens, providerOf } from './staff-provider-check.ts'
import { time, timeOrNull } from './times.ts'

function shownSession({ member, access, store: { site }, setup, session }: AtDesk): object {
  const until = session === null ? null : session.openedAt + sessionMilliseconds
  const idleUntil = session === null ? null : session.seenAt + idleMilliseconds
  return {
    member: member.id,
    name: member.name,
    source: member.source,
    roles: access.roles,
    asleep: access.asleep,
    capabilities: [...access.capabilities],
    site: { id: site.id, name: site.name },
    idleUntil: timeOrNull(idleUntil),
    until: timeOrNull(until),
    serverTime: time(setup.now()),
  }
}

/** Where to sign out as well; null: nowhere, or it cannot be asked now. */
async function endAtProvider(
  { options }: OfficeDesk,
  { store, session }: AtDesk,
  request: FastifyRequest,
): Promise<string | null> {
  const secret = cookieOf('session', request)?.secret
  if (session?.source !== 'provider' || secret === undefined) return null
  try {
    const { idToken } = openTokens(secret, session)
    const back = `${reachedAt(request, options.publicUrl)}/console/`
    return (await providerOf(options, store).endSession(idToken, back)) ?? null
  } catch {
    // It is over here in any case.
    return null
  }
}

function sessionRoutes(server: FastifyInstance, desk: OfficeDesk): void {
  server.get(
    '/v1/staff/session',
    { schema: staffSchema('self', 'Who is signed in, and what they may do') },
    async (request) => shownSession(await desk.of(request)),
  )
  server.post(
    '/v1/staff/sign-out',
    { schema: staffSchema('self', 'Ends the session; says where to sign out as well') },
    async (request, reply) => {
      const at = await desk.of(request)
      const url = await endAtProvider(desk, at, request)
      if (at.session !== null) await endStaffSessions(at.setup, { sha256: at.session.sha256 })
      takeCookie('session', reply)
      return { url }
    },
  )
}

const longestToken = 20_000

/** OpenID Connect Back-Channel Logout 1.0 § 2.5 to 2.8. What does not hold in every part ends nothing. */
async function loggedOut(
  sites: Sites,
  options: RightsOptions & { readonly store: Store },
  request: FastifyRequest,
): Promise<void> {
  const { logout_token: token } = request.body as { logout_token: string }
  const store = await sites.named((request.query as { site?: string }).site)
  const setup = rightsSetup(options, store)
  const { subject, session, id, until } = await providerOf(options, store).loggedOut(token)
  const spent = setup.cryptography.sha256(`logout ${id}`)
  if (!(await store.rights.requests.spend(spent, until))) {
    throw new DiscreetError('token_invalid', 'the logout token came before')
  }
  await endStaffSessions(setup, { providerSession: session, providerSubject: subject })
  const member = subject === null ? undefined : await store.staff.member(`provider:${subject}`)
  await noteEvent(setup, member, 'back_channel_logout', 200)
}

async function backChannelRoutes(
  server: FastifyInstance,
  sites: Sites,
  options: RightsOptions & { readonly store: Store },
): Promise<void> {
  await server.register(formbody, { bodyLimit: longestToken })
  const refused = (reply: FastifyReply): FastifyReply =>
    reply.code(400).header('cache-control', 'no-store').send({ error: 'invalid_request' })
  server.setErrorHandler((error, request, reply) => {
    request.log.warn({ name: (error as Error).name }, 'a logout token was refused')
    return refused(reply)
  })
  server.post(
    '/v1/staff/back-channel-logout',
    {
      schema: {
        ...staffSchema('identity_provider', 'The provider says that somebody signed out there'),
        consumes: ['application/x-www-form-urlencoded'],
        body: Type.Object({ logout_token: Type.String({ minLength: 1, maxLength: longestToken }) }),
      },
    },
    async (request, reply) => {
      await loggedOut(sites, options, request)
      return reply.code(200).header('cache-control', 'no-store').send()
    },
  )
}

export async function staffSessionRoutes(server: FastifyInstance, desk: OfficeDesk): Promise<void> {
  sessionRoutes(server, desk)
  await server.register((scope) => backChannelRoutes(scope, desk.sites, desk.options))
}
