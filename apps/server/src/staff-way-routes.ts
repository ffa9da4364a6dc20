/** Ways to sign in: with the company's provider; and, until that works, with a passkey. */
import type { SiteStore } from '@discreet/engine'
import { localSignInAllowed } from '@discreet/engine'
import type { Member } from '@discreet/staff'
import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { TObject } from 'typebox'
import { Type } from 'typebox'
import { isHere } from './here.ts'
import type { Limits } from './limits.ts'
import { aMinute } from './limits.ts'
import { body, staffSchema } from './office-desk.ts'
import { beginJoin, beginPasskey, finishJoin, finishPasskey } from './staff-passkey-way.ts'
import { beginProvider, finishProvider } from './staff-provider-way.ts'
import type { SignInCourse } from './staff-sign-in.ts'
import { fromHere, notOffered } from './staff-sign-in.ts'

/** Nobody is there who could give others a role; a key signs nobody in. */
async function isNobody({ staff }: SiteStore): Promise<boolean> {
  const members = await staff.members()
  return !members.some(
    ({ source, roles, endedAt }) =>
      source !== 'key' && endedAt === null && roles.includes('administrator'),
  )
}

async function ways(course: SignInCourse, request: FastifyRequest): Promise<object> {
  const store = await course.sites.named((request.query as { site?: string }).site)
  const { id, name, settings } = store.site
  const { passkeys, demoStaff } = course.options
  const { staffProvider } = settings
  return {
    site: id,
    name,
    provider: staffProvider === undefined ? null : { issuer: staffProvider.issuer },
    passkey: passkeys !== undefined && localSignInAllowed(store.site),
    demo: isHere(request) ? (demoStaff?.get(id) ?? []) : [],
    nobody: await isNobody(store),
  }
}

async function demo(
  course: SignInCourse,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<object> {
  const { member: id } = request.body as { member: string }
  const { setup, keyThumbprint } = await course.begin(request)
  const { staff, site } = setup.store
  const offered = course.options.demoStaff?.get(site.id)?.find((one) => one.id === id)
  if (offered === undefined || !isHere(request)) throw notOffered()
  const known = await staff.member(id)
  const member: Member = known ?? { ...offered, source: 'demo', endedAt: null }
  if (known === undefined) await staff.saveMember(member)
  return course.open(reply, setup, member, keyThumbprint, fromHere)
}

/** As the browser gives it; the ceremony reads it. */
const response = Type.Object({}, { additionalProperties: true })
/** What follows the # of the link. */
const secret = Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' })

type Way = (course: SignInCourse, request: FastifyRequest, reply: FastifyReply) => Promise<object>

/** What begins takes nothing: whose session it will be bound to is said by the proof. */
const steps: readonly (readonly [string, string, TObject | undefined, Way])[] = [
  [
    'sign-in/provider',
    'Where to sign in; the provider sends the browser back',
    undefined,
    beginProvider,
  ],
  ['sign-in/passkey/begin', 'What a passkey has to sign', undefined, beginPasskey],
  [
    'sign-in/passkey/finish',
    'What it signed: somebody is signed in',
    body({ response }),
    finishPasskey,
  ],
  [
    'join/begin',
    'What a new passkey has to sign, for whoever has a link',
    body({ secret, name: Type.String({ minLength: 1, maxLength: 100, pattern: '\\S' }) }),
    beginJoin,
  ],
  [
    'join/finish',
    'The new passkey: its owner is a member, and signed in',
    body({ secret, response }),
    finishJoin,
  ],
  [
    'sign-in/demo',
    'As somebody who does not exist, in the demo',
    body({ member: Type.String({ minLength: 1, maxLength: 200 }) }),
    demo,
  ],
]

/** Together they count as one way: the limit is of tries, whichever they are. */
async function signInRoutes(
  server: FastifyInstance,
  course: SignInCourse,
  { signIns }: Pick<Limits, 'signIns'>,
): Promise<void> {
  await server.register(rateLimit, aMinute(signIns))
  server.get(
    '/v1/staff/callback',
    {
      schema: {
        ...staffSchema('sign_in', 'Where the provider sends the browser back to'),
        // What it says is the provider's to choose, and the adapter's to check.
        querystring: Type.Object({}, { additionalProperties: true }),
      },
    },
    (request, reply) => finishProvider(course, request, reply),
  )
  for (const [path, summary, form, way] of steps) {
    const schema = staffSchema('sign_in', summary, form === undefined ? {} : { body: form })
    server.post(`/v1/staff/${path}`, { schema }, (request, reply) => way(course, request, reply))
  }
}

export async function staffWayRoutes(
  server: FastifyInstance,
  course: SignInCourse,
  limits: Pick<Limits, 'signIns'>,
): Promise<void> {
  server.get(
    '/v1/staff/ways',
    { schema: staffSchema('public', 'How staff of this site sign in') },
    (request) => ways(course, request),
  )
  await server.register((scope) => signInRoutes(scope, course, limits))
}
