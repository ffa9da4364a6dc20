/**
 * Mails that a development catcher has taken, for whoever sits at this machine: they open what is about
 * a person, so no other machine, and no page of another site in a browser of this one, gets to see them.
 */
import type { FastifyInstance } from 'fastify'
import { isHere } from './here.ts'
import { page, safe } from './html.ts'
import { problemOf, sendProblem } from './problem.ts'
import { sendPage } from './send-page.ts'

export interface ShownMail {
  /** Epoch milliseconds. */
  readonly at: number
  readonly to: readonly string[]
  readonly subject: string
  readonly text: string
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

const style = '\n.letter { white-space: pre-wrap; overflow-wrap: anywhere }'

export function caughtMailRoutes(server: FastifyInstance, mails: () => readonly ShownMail[]): void {
  server.get('/mail', { schema: { hide: true } }, (request, reply) => {
    if (!isHere(request)) {
      return sendProblem(reply, problemOf('route_unknown', 'there is nothing at this address'))
    }
    const all = mails()
    const none = '<p>None yet. Ask for something at <a href="/rights">/rights</a>.</p>'
    const body = `<header><h1>Mails</h1><p class="quiet">This demo sends no mail. What it would send is here until it stops.</p></header><main>${all.length === 0 ? none : all.map(shown).join('')}</main>`
    return sendPage(reply, page('Mails', body, 'en', style))
  })
}
