/** What a guest is told in a page: that a request is there, how far it is, and what came of it. */
import type { ConsentRecord, Fulfilment } from '@discreet/engine'
import type { RightsRequest } from '@discreet/rights'
import { isFinal, requestCourse } from '@discreet/rights'
import type { GuestOpened } from './guest-desk.ts'
import type { Here } from './guest-pages.ts'
import { askedFor, guestPage } from './guest-pages.ts'
import type { GuestTexts } from './guest-texts-shape.ts'
import type { Safe } from './html.ts'
import { safe } from './html.ts'

const day = (at: number): string => new Date(at).toISOString().slice(0, 10)

function facts(rows: readonly (readonly [string, Safe])[]): Safe {
  return `<dl>${rows.map(([name, value]) => `<dt>${safe(name)}</dt><dd>${value}</dd>`).join('')}</dl>`
}

function proof(jws: string): Safe {
  return `<pre tabindex="0" class="secret">${safe(jws)}</pre>`
}

function back({ texts, query }: Here): Safe {
  return `<p><a href="/rights?${safe(query)}">${safe(texts.answers.back)}</a></p>`
}

/** The way on to `/rights/status`: in a form, so that the secret is in no address. */
function lookForm(
  { texts, query }: Here,
  { id }: RightsRequest,
  token: string,
  revoke = false,
): Safe {
  const hidden = (name: string, value: string): Safe =>
    `<input type="hidden" name="${name}" value="${safe(value)}">`
  const act = revoke ? hidden('act', 'revoke') : ''
  const text = revoke ? texts.status.revoke : texts.sent.look
  return `<form method="post" action="/rights/status?${safe(query)}">${hidden('request', id)}${hidden('token', token)}${act}<div class="buttons"><button class="second">${safe(text)}</button></div></form>`
}

export function sentPage(here: Here, { request, statusToken, mailed }: GuestOpened): string {
  const { texts } = here
  const { sent } = texts
  const { clocks } = request
  return guestPage(
    here,
    sent.title,
    undefined,
    `${askedFor(texts, request.type)}<p>${safe(mailed ? sent.mailed : sent.taken)}</p>
${facts([
  [sent.number, `<span class="secret">${safe(request.id)}</span>`],
  [sent.secret, `<span class="secret">${safe(statusToken)}</span>`],
  [sent.state, safe(texts.states[request.state])],
  [sent.aimBy, day(clocks.aimBy)],
  [sent.answerBy, day(clocks.answerBy)],
])}<p>${safe(sent.keep)}</p>${lookForm(here, request, statusToken)}${back(here)}`,
  )
}

export function statusPage(here: Here, request: RightsRequest, token: string): string {
  const { texts } = here
  const { status, sent } = texts
  const { clocks, denial, stores, certificate } = request
  const done = stores.map(({ store, state, count }) => `${store}: ${state} (${count})`)
  const rows: (readonly [string, Safe])[] = [
    [sent.asked, safe(texts.types[request.type].name)],
    [sent.number, `<span class="secret">${safe(request.id)}</span>`],
    [sent.state, `<strong>${safe(texts.states[request.state])}</strong>`],
    ...(isFinal(request.state)
      ? []
      : ([
          [sent.aimBy, day(clocks.aimBy)],
          [sent.answerBy, day(clocks.answerBy)],
        ] as const)),
    ...(denial === null ? [] : ([[status.denied, safe(denial.explanation)]] as const)),
    ...(clocks.extended === null
      ? []
      : ([[status.extended, safe(clocks.extended.reason)]] as const)),
    ...(clocks.paused === null ? [] : ([[status.paused, safe(clocks.paused.reason)]] as const)),
    ...(stores.length === 0 ? [] : ([[status.stores, done.map(safe).join('<br>')]] as const)),
  ]
  const signed =
    certificate === null ? '' : `<h2>${safe(status.certificate)}</h2>${proof(certificate)}`
  const revoke = requestCourse[request.state].moves.includes('revoked')
    ? `<p>${safe(status.revokeLine)}</p>${lookForm(here, request, token, true)}`
    : ''
  return guestPage(here, status.title, undefined, `${facts(rows)}${signed}${revoke}${back(here)}`)
}

function recordFacts({ recordRows }: GuestTexts, record: ConsentRecord): Safe {
  return facts([
    [recordRows.at, day(record.at)],
    [recordRows.level, String(record.levelTo)],
    [recordRows.contribute, safe(record.contribute ? recordRows.yes : recordRows.no)],
  ])
}

function nothing({ answers }: GuestTexts): Safe {
  return answers.nothing.map((line) => `<p>${safe(line)}</p>`).join('')
}

/** Of a receipt that no account goes with: GDPR 11(2), and what the record itself says. */
export function recordPage(here: Here, record: ConsentRecord): string {
  const { texts } = here
  const [, ...rest] = texts.answers.nothing
  return guestPage(
    here,
    texts.answers.recordTitle,
    undefined,
    `<p>${safe(texts.answers.record)}</p>${recordFacts(texts, record)}<p>${safe(texts.answers.nothingTitle)}.</p>${rest.map((line) => `<p>${safe(line)}</p>`).join('')}${back(here)}`,
  )
}

/** Everything but an export, which is a page of its own. `signed`: the receipt as a JWS. */
export function answerPage(
  here: Here,
  request: RightsRequest,
  fulfilment: Exclude<Fulfilment, { kind: 'export' }>,
  signed: string | undefined,
): string {
  const { texts } = here
  const { answers } = texts
  const asked = askedFor(texts, request.type)
  const show = (title: string, body: Safe): string =>
    guestPage(here, title, undefined, `${body}${back(here)}`)
  switch (fulfilment.kind) {
    case 'certificate': {
      const whole = request.state === 'fulfilled'
      return show(
        answers.erasedTitle,
        `<p>${safe(whole ? answers.erased : answers.partly)}</p>${proof(fulfilment.jws)}`,
      )
    }
    case 'receipt':
      return show(
        answers.receiptTitle,
        `${asked}<p>${safe(answers.receipt)}</p>${recordFacts(texts, fulfilment.record)}${proof(signed ?? '')}`,
      )
    case 'nothing_held':
      return show(answers.nothingTitle, nothing(texts))
    case 'done':
      return show(
        answers.doneTitle,
        `${asked}<p>${safe(isFinal(request.state) ? answers.done : answers.underway)}</p>`,
      )
  }
}
