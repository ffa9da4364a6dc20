/** Signing in without a provider: a passkey, and the link by which somebody comes to have one. */
import type { PasskeyCeremony, RightsSetup } from '@discreet/engine'
import { freshId, joinByLink, localSignInAllowed } from '@discreet/engine'
import { DiscreetError } from '@discreet/protocol'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { orThrow } from './problem.ts'
import { noteEvent } from './staff-attempts.ts'
import type { SignInCourse } from './staff-sign-in.ts'
import { fromHere, notOffered } from './staff-sign-in.ts'

function ceremonyOf({ options }: SignInCourse, { store }: RightsSetup): PasskeyCeremony {
  const { passkeys } = options
  if (passkeys === undefined || !localSignInAllowed(store.site)) throw notOffered()
  return passkeys
}

export async function beginPasskey(
  course: SignInCourse,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<object> {
  const { setup, keyThumbprint } = await course.begin(request)
  const { options, facts } = await ceremonyOf(course, setup).beginSignIn()
  await course.keep(setup, reply, { kind: 'passkey', facts, keyThumbprint })
  return { options }
}

export async function finishPasskey(
  course: SignInCourse,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<object> {
  const { response } = request.body as { response: object }
  const { setup, pending } = await course.end(request, reply, 'passkey')
  const { staff } = setup.store
  const { id } = response as { id?: unknown }
  const claimed = typeof id === 'string' ? await staff.passkey(id) : undefined
  const member = claimed && (await staff.member(claimed.member))
  const work = async (): Promise<object> => {
    const ceremony = ceremonyOf(course, setup)
    const { passkey, counter } = await ceremony.finishSignIn(pending.facts, response, (one) =>
      staff.passkey(one),
    )
    const shown = await staff.member(passkey.member)
    const grew = await staff.countPasskey(passkey.credential, counter)
    if (shown === undefined || !grew) throw unknownPasskey()
    return course.open(reply, setup, shown, pending.keyThumbprint, fromHere)
  }
  try {
    return await course.attempt(request, setup, work, member)
  } catch (error) {
    const unknown = error instanceof DiscreetError && error.code === 'signature_invalid'
    throw unknown ? unknownPasskey() : error
  }
}

/** The same, whether there is such a passkey or not. */
function unknownPasskey(): DiscreetError {
  return new DiscreetError('signature_invalid', 'the passkey is not known here, or does not hold')
}

function linkOver(): DiscreetError {
  return new DiscreetError('token_invalid', 'this link was used, or it does not hold any more', {
    expected: 'a new link',
  })
}

/** What is kept until the new passkey is there. */
interface Joining {
  readonly id: string
  readonly name: string
  readonly facts: string
}

export async function beginJoin(
  course: SignInCourse,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<object> {
  const { secret, name } = request.body as { secret: string; name: string }
  const { setup, keyThumbprint } = await course.begin(request)
  const ceremony = ceremonyOf(course, setup)
  await course.attempt(request, setup, async () => {
    const link = setup.cryptography.sha256(secret)
    const known = await setup.store.staff.invite(link, setup.now())
    if (known === undefined) throw linkOver()
  })
  const member = { id: `passkey:${freshId(setup)}`, name: name.trim() }
  const { options, facts } = await ceremony.beginRegistration(member, [])
  const joining: Joining = { ...member, facts }
  await course.keep(setup, reply, {
    kind: 'register',
    facts: JSON.stringify(joining),
    keyThumbprint,
  })
  return { options }
}

export async function finishJoin(
  course: SignInCourse,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<object> {
  const { secret, response } = request.body as { secret: string; response: object }
  const { setup, pending } = await course.end(request, reply, 'register')
  return course.attempt(request, setup, async () => {
    const { facts, ...wanted } = JSON.parse(pending.facts) as Joining
    const ceremony = ceremonyOf(course, setup)
    const passkey = await ceremony.finishRegistration(facts, response, setup.now())
    const link = setup.cryptography.sha256(secret)
    const { member } = orThrow(await joinByLink(setup, link, wanted, passkey))
    await noteEvent(setup, member, 'join', 200)
    return course.open(reply, setup, member, pending.keyThumbprint, fromHere)
  })
}
