/**
 * Mails that a development catcher has taken, for whoever sits at this machine: they open what is about
 * a person, so no other machine, and no page of another site in a browser of this one, gets to see them.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { page, safe } from './html.ts'
import { problemOf, sendProblem } from './problem.ts'

export interface ShownMail {
  /** Epoch milliseconds. */
  readonly at: number
  readonly to: readonly string[]
  readonly subject: string
  readonly text: string
}

const loopback = /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/
const localName = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/
/** Of a proxy: whoever it speaks for is somewhere else. */
const forwarding = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via']

function isHere({ ip, headers }: FastifyRequest): boolean {
  const { host = '', origin, 'sec-fetch-site': from = 'none' } = headers
  const direct = forwarding.every((name) => headers[name] === undefined)
  // A name of elsewhere can be made to lead here (DNS rebinding).
  const own = localName.test(host) && origin === undefined
  return loopback.test(ip) && direct && own && (from === 'none' || from === 'same-origin')
}

/** Addresses in a text as links. */
function linked(text: string): string {
  return text
    .split(/(https?:\/\/[^\s<>"]+)/)
    .map((part, k) => (k % 2 === 1 ? `<a href="${safe(part)}">${safe(part)}</a>` : safe(part)))
    .join('')
}

function shown({ at, to, subject, text }: ShownMail): string {
  const when = new Date(at).toISOString().slice(0, 19).replace('T', ' ')
  return `<article><h2>${safe(subject)}</h2><p class="quiet">To ${safe(to.join(', '))}, ${when} UTC</p><pre class="letter">${linked(text)}</pre></article>`
}

const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
const style = '\n.letter { white-space: pre-wrap; overflow-wrap: anywhere }'

export function caughtMailRoutes(server: FastifyInstance, mails: () => readonly ShownMail[]): void {
  server.get('/mail', { schema: { hide: true } }, (request, reply) => {
    if (!isHere(request)) {
      return sendProblem(reply, problemOf('route_unknown', 'there is nothing at this address'))
    }
    const all = mails()
    const none = '<p>None yet. Ask for something at <a href="/rights">/rights</a>.</p>'
    const body = `<header><h1>Mails</h1><p class="quiet">This demo sends no mail. What it would send is here until it stops.</p></header><main>${all.length === 0 ? none : all.map(shown).join('')}</main>`
    return reply
      .header('content-security-policy', policy)
      .header('cache-control', 'no-store')
      .header('referrer-policy', 'no-referrer')
      .type('text/html; charset=utf-8')
      .send(page('Mails', body, 'en', style))
  })
}
