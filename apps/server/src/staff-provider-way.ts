/** Signing in with the company's provider; and the moment from which it is the only way. */
import { memberFromProvider, showProvider, staffAccessOf } from '@discreet/engine'
import { DiscreetError } from '@discreet/protocol'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { noteEvent } from './staff-attempts.ts'
import { reachedAt } from './staff-origin.ts'
import { providerOf } from './staff-provider-check.ts'
import type { Ended, SignInCourse } from './staff-sign-in.ts'
import { notOffered } from './staff-sign-in.ts'

export async function beginProvider(
  course: SignInCourse,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<object> {
  const { setup, keyThumbprint } = await course.begin(request)
  if (setup.store.site.settings.staffProvider === undefined) throw notOffered()
  const back = `${reachedAt(request, course.options.publicUrl)}/v1/staff/callback`
  const { url, facts } = await providerOf(course.options, setup.store).begin(back)
  await course.keep(setup, reply, { kind: 'provider', facts, keyThumbprint })
  return { url }
}

async function signedIn(
  course: SignInCourse,
  request: FastifyRequest,
  reply: FastifyReply,
  { setup, pending }: Ended,
): Promise<void> {
  const { options, sites } = course
  const { store, now } = setup
  const { staffProvider } = store.site.settings
  if (staffProvider === undefined) throw notOffered()
  const url = `${reachedAt(request, options.publicUrl)}${request.url}`
  const { person, tokens } = await providerOf(options, store).finish(url, pending.facts)
  const member = await memberFromProvider(setup, staffProvider, person)
  await course.open(reply, setup, member, pending.keyThumbprint, {
    providerSession: person.session,
    providerSubject: person.subject,
    tokens,
  })
  const { roles } = await staffAccessOf(setup, member)
  if (!roles.includes('administrator')) return
  if (await showProvider(options.store, store, now())) {
    await noteEvent(setup, member, 'provider_shown', 200)
  }
  sites.reopen(store.site.id)
}

/**
 * Sends the browser on to the console. Whatever fails is said there: a person sees this, no script does.
 */
export async function finishProvider(
  course: SignInCourse,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const console = `${course.options.publicUrl ?? ''}/console/`
  try {
    const ended = await course.end(request, reply, 'provider')
    await course.attempt(request, ended.setup, () => signedIn(course, request, reply, ended))
    return reply.redirect(console, 303)
  } catch (error) {
    if (!(error instanceof DiscreetError)) throw error
    return reply.redirect(`${console}?problem=${error.code}`, 303)
  }
}
