/** Who of the staff there is, what they may do, and how they come in. */
import { endMember, inviteMember, setMemberRoles, staffAccessOf } from '@discreet/engine'
import { DiscreetError } from '@discreet/protocol'
import type { Member, Role } from '@discreet/staff'
import { roles as allRoles } from '@discreet/staff'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import type { AtDesk, OfficeDesk } from './office-desk.ts'
import { body, officeSchema } from './office-desk.ts'
import { officeProviderRoutes, shownProvider } from './office-provider-routes.ts'
import { orThrow } from './problem.ts'
import { staffKeyPrefix } from './staff-credentials.ts'
import { reachedAt } from './staff-origin.ts'
import { time, timeOrNull } from './times.ts'

const roleList = Type.Array(Type.Enum([...allRoles]), {
  maxItems: allRoles.length,
  uniqueItems: true,
})
/** `<source>:<id there>`; a provider may call people anything. */
const memberParam = Type.Object({ id: Type.String({ minLength: 1, maxLength: 200 }) })
const memberOf = ({ params }: FastifyRequest): string => (params as { id: string }).id

async function shownMember({ setup, store }: AtDesk, member: Member): Promise<object> {
  const { roles, asleep } = await staffAccessOf(setup, member)
  const [last] = await store.staff.actions({ member: member.id, limit: 1 })
  return {
    ...member,
    endedAt: timeOrNull(member.endedAt),
    awake: roles,
    asleep,
    lastSeen: timeOrNull(last?.at),
  }
}

const memberState = ({ store }: AtDesk, request: FastifyRequest): Promise<unknown> =>
  store.staff.member(memberOf(request))
const membersState = ({ store }: AtDesk): Promise<unknown> => store.staff.members()

function memberRoutes(server: FastifyInstance, desk: OfficeDesk): void {
  server.get(
    '/v1/office/staff',
    {
      schema: officeSchema(
        'staff.read',
        'Every member, their roles, and what sleeps for want of training',
      ),
    },
    async (request) => {
      const at = await desk.of(request)
      const { staffProvider } = at.store.site.settings
      const members = await at.store.staff.members()
      return {
        members: await Promise.all(members.map((member) => shownMember(at, member))),
        provider: staffProvider === undefined ? null : shownProvider(staffProvider),
      }
    },
  )
  server.put(
    '/v1/office/staff/:id/roles',
    {
      schema: officeSchema('staff.write', 'Gives and takes roles of a local member or a key', {
        params: memberParam,
        body: body({ roles: roleList }),
      }),
      config: { state: memberState },
    },
    async (request) => {
      const at = await desk.of(request)
      const { roles } = request.body as { roles: readonly Role[] }
      const { member } = orThrow(await setMemberRoles(at.setup, memberOf(request), roles))
      return shownMember(at, member)
    },
  )
  server.delete(
    '/v1/office/staff/:id',
    {
      schema: officeSchema('staff.write', 'They may nothing any more; their sessions end', {
        params: memberParam,
      }),
      config: { state: memberState },
    },
    async (request) => {
      const at = await desk.of(request)
      const { member } = orThrow(await endMember(at.setup, memberOf(request)))
      return shownMember(at, member)
    },
  )
}

/** 256 random bits, base64url. */
const newSecret = ({ setup }: AtDesk): string =>
  Buffer.from(setup.cryptography.newKey()).toString('base64url')

function newcomerRoutes(server: FastifyInstance, desk: OfficeDesk): void {
  server.post(
    '/v1/office/staff/invites',
    {
      schema: officeSchema('staff.write', 'A link that makes somebody a member, once; shown once', {
        body: body({ roles: roleList }),
      }),
    },
    async (request, reply) => {
      const at = await desk.of(request)
      const { setup, member, store } = at
      const { roles } = request.body as { roles: readonly Role[] }
      const secret = newSecret(at)
      const sha256 = setup.cryptography.sha256(secret)
      const { invite } = orThrow(await inviteMember(setup, { roles, invitedBy: member.id }, sha256))
      const base = reachedAt(request, desk.options.publicUrl)
      const link = `${base}/console/join?site=${store.site.id}#${secret}`
      return reply.code(201).send({ link, roles: invite.roles, expiresAt: time(invite.expiresAt) })
    },
  )
  server.post(
    '/v1/office/staff/keys',
    {
      schema: officeSchema('staff.write', 'A key for commands; shown once', {
        body: body({
          name: Type.String({ minLength: 1, maxLength: 60, pattern: '^\\S(.*\\S)?$' }),
          roles: roleList,
        }),
      }),
      config: { state: membersState },
    },
    async (request, reply) => {
      const at = await desk.of(request)
      const { setup, store } = at
      const { name, roles } = request.body as { name: string; roles: readonly Role[] }
      const id = `key:${name}`
      if ((await store.staff.member(id)) !== undefined) {
        throw new DiscreetError('field_invalid', 'there is a key of this name already', {
          field: '/name',
          expected: 'another name; names are not used again',
        })
      }
      const key = `${staffKeyPrefix}${newSecret(at)}`
      const member: Member = { id, name, source: 'key', roles, endedAt: null }
      const sha256 = setup.cryptography.sha256(key)
      await store.staff.addKey({ sha256, member: id, addedAt: setup.now() }, member)
      return reply.code(201).send({ key, member: await shownMember(at, member) })
    },
  )
}

export function officeStaffRoutes(server: FastifyInstance, desk: OfficeDesk): void {
  memberRoutes(server, desk)
  newcomerRoutes(server, desk)
  officeProviderRoutes(server, desk)
}
