/**
 * The same as the API for guests, as pages without any script. Opening a link does nothing; a button
 * does. Tokens come in a body, but for the one in the mail, whose page sends no referrer.
 */
import type { SiteStore } from '@discreet/engine'
import { noticeOf } from '@discreet/engine'
import { archiveOf } from '@discreet/export-archive'
import { packFor } from '@discreet/policy'
import type { ErrorCode } from '@discreet/protocol'
import { DiscreetError } from '@discreet/protocol'
import type { RequestType } from '@discreet/rights'
import { requestTypes } from '@discreet/rights'
import formbody from '@fastify/formbody'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { askingQuery as querystring } from './asking.ts'
import { renderExport } from './export-page.ts'
import { answerPage, recordPage, sentPage, statusPage } from './guest-answers.ts'
import type { GuestAsked, GuestAsking } from './guest-asking.ts'
import type { GuestAsk, GuestDesk } from './guest-desk.ts'
import type { Draft, Here } from './guest-pages.ts'
import {
  askPage,
  confirmPage,
  emptyDraft,
  faultPage,
  lookPage,
  queryOf,
  verifyPage,
} from './guest-pages.ts'
import type { GuestTexts } from './guest-texts-shape.ts'
import type { RateLimit } from './limits.ts'
import { problemFor, sendProblem } from './problem.ts'
import { sendPage } from './send-page.ts'

function send(reply: FastifyReply, html: string, status = 200): FastifyReply {
  return sendPage(reply.header('x-robots-tag', 'noindex'), html, { status, forms: true })
}

type Fields = Readonly<Record<string, string>>

/** What was filled in; nothing of it is trusted. */
function fieldsOf({ body }: FastifyRequest): Fields {
  const entries = Object.entries((body ?? {}) as Record<string, unknown>)
  return Object.fromEntries(
    entries.flatMap(([name, value]) =>
      typeof value === 'string' && value.trim() !== '' ? [[name, value.trim()]] : [],
    ),
  )
}

function askOf({ email, receipt, text, about, type }: Fields): GuestAsk | undefined {
  const known = requestTypes.find((one): one is RequestType => one === type)
  if (known === undefined) return undefined
  return {
    type: known,
    ...(email === undefined ? {} : { email }),
    ...(receipt === undefined ? {} : { receipt }),
    ...(text === undefined ? {} : { text }),
    ...(about === undefined ? {} : { about }),
  }
}

function faultOf(error: unknown, { faults }: GuestTexts, { email }: Fields): Draft['faults'] {
  if (!(error instanceof DiscreetError)) throw error
  const name = (error.details.field ?? '').slice(1)
  if (error.code === 'request_unknown' && name === 'about') return { about: faults.unknown }
  if (error.code !== 'field_invalid') throw error
  if (name === 'email') return { email: email === undefined ? faults.proof : faults.email }
  if (name === 'receipt' || name === 'text' || name === 'about') return { [name]: faults[name] }
  throw error
}

function textOf({ faults }: GuestTexts, code: ErrorCode): string {
  if (code === 'rate_limited') return faults.busy
  if (code === 'token_invalid') return faults.gone
  if (code === 'request_unknown') return faults.unknown
  if (code === 'request_state') return faults.late
  return faults.other
}

type AskedHere = GuestAsked & Here & Pick<SiteStore, 'site'>

export class GuestPages {
  readonly #asking: GuestAsking
  readonly #desk: GuestDesk

  constructor(asking: GuestAsking, desk: GuestDesk) {
    this.#asking = asking
    this.#desk = desk
  }

  async here(request: FastifyRequest): Promise<AskedHere> {
    const asked = await this.#asking.of(request)
    const { site } = asked.store
    return { ...asked, site, query: queryOf(site.id, asked.texts.locale) }
  }

  #form(here: AskedHere, draft: Draft): string {
    const setup = this.#desk.setup(here.store)
    const pack = packFor(setup.packs, here.site.settings.place)
    const notice = noticeOf(setup, pack, here.texts.locale)
    return askPage(here, draft, { mail: this.#desk.mails, notice })
  }

  async ask(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    return send(reply, this.#form(await this.here(request), emptyDraft))
  }

  async asked(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const here = await this.here(request)
    const { texts } = here
    const values = fieldsOf(request)
    const ask = askOf(values)
    if (ask === undefined) {
      const faults = { type: texts.faults.type }
      return send(reply, this.#form(here, { values, faults }), 422)
    }
    try {
      const opened = await this.#desk.open(here, ask)
      if (opened.record !== undefined) return send(reply, recordPage(here, opened.record))
      const { fulfilment } = opened
      return fulfilment === undefined
        ? send(reply, sentPage(here, opened), 202)
        : this.#answer(here, reply, { request: opened.request, fulfilment }, 'html')
    } catch (error) {
      const faults = faultOf(error, texts, values)
      return send(reply, this.#form(here, { values, faults }), 422)
    }
  }

  async confirm(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const here = await this.here(request)
    const { token = '' } = request.query as { token?: string }
    const found = await this.#desk.lookAtLink(here.store, token)
    return found === undefined
      ? send(reply, faultPage(here, here.texts.faults.gone), 410)
      : send(reply, confirmPage(here, found.request.type, token, found.wish))
  }

  async confirmed(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const here = await this.here(request)
    const { token = '', format } = fieldsOf(request)
    try {
      return this.#answer(here, reply, await this.#desk.confirm(here.store, token), format)
    } catch (error) {
      // Another link of the same request was used, or it was taken back.
      if (!(error instanceof DiscreetError) || error.code !== 'request_state') throw error
      return send(reply, faultPage(here, here.texts.faults.gone), 410)
    }
  }

  #answer(
    here: AskedHere,
    reply: FastifyReply,
    { request, fulfilment }: Awaited<ReturnType<GuestDesk['confirm']>>,
    format: string | undefined,
  ): FastifyReply {
    if (fulfilment.kind !== 'export') {
      const { signReceipt } = this.#desk.setup(here.store)
      const signed = fulfilment.kind === 'receipt' ? signReceipt(fulfilment.record) : undefined
      return send(reply, answerPage(here, request, fulfilment, signed))
    }
    const html = renderExport(fulfilment.export, here.texts.locale)
    if (format !== 'zip') return send(reply, html)
    return reply
      .type('application/zip')
      .header('content-disposition', `attachment; filename="${here.site.id}-data.zip"`)
      .send(Buffer.from(archiveOf(fulfilment.export, html)))
  }

  async look(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    return send(reply, lookPage(await this.here(request), emptyDraft))
  }

  async looked(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const here = await this.here(request)
    const values = fieldsOf(request)
    const { request: id = '', token = '', act } = values
    try {
      const found =
        act === 'revoke'
          ? await this.#desk.revoke(here.store, id, token)
          : await this.#desk.look(here.store, id, token)
      return send(reply, statusPage(here, found, token))
    } catch (error) {
      if (!(error instanceof DiscreetError) || error.code !== 'request_unknown') throw error
      const faults = { request: here.texts.faults.unknown }
      return send(reply, lookPage(here, { values: { request: id }, faults }), 404)
    }
  }

  /** Says the same whatever is at this address. */
  async verify(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const here = await this.here(request)
    const { id } = request.params as { id: string }
    // § 3.02.1: the agent names the request once more, and it must be the same one.
    const { request_id: named = id } = request.query as { request_id?: string }
    if (named !== id) return send(reply, faultPage(here, here.texts.faults.unknown), 404)
    return send(reply, verifyPage(here, id, false))
  }

  /** To the address that the agent gave, if the request still waits for it. */
  async verifyAgain(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const here = await this.here(request)
    const { id } = request.params as { id: string }
    await this.#desk.mailAgain(here, id)
    return send(reply, verifyPage(here, id, true))
  }

  /** A fault as a page, in the language of whoever reads it. */
  async fault(error: Error, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const problem = problemFor(error, request)
    const here = await this.here(request).catch(() => undefined)
    if (here === undefined) return sendProblem(reply, problem)
    const text = textOf(here.texts, problem.code)
    return send(reply, faultPage(here, text), problem.status)
  }
}

export async function guestPageRoutes(
  server: FastifyInstance,
  pages: GuestPages,
  limit: RateLimit,
): Promise<void> {
  await server.register(formbody, { bodyLimit: 20_000 })
  server.setErrorHandler((error: Error, request, reply) => pages.fault(error, request, reply))
  const schema = { hide: true, querystring }
  const limited = { schema, config: { rateLimit: limit } }
  server.get('/rights', { schema }, (request, reply) => pages.ask(request, reply))
  server.post('/rights', limited, (request, reply) => pages.asked(request, reply))
  server.get('/rights/confirm', { schema: { hide: true } }, (request, reply) =>
    pages.confirm(request, reply),
  )
  server.post('/rights/confirm', limited, (request, reply) => pages.confirmed(request, reply))
  server.get('/rights/status', { schema }, (request, reply) => pages.look(request, reply))
  server.post('/rights/status', limited, (request, reply) => pages.looked(request, reply))
  const params = Type.Object({ id: Type.String({ maxLength: 64 }) })
  server.get('/rights/verify/:id', { schema: { hide: true, params } }, (request, reply) =>
    pages.verify(request, reply),
  )
  server.post(
    '/rights/verify/:id',
    { schema: { hide: true, params }, config: { rateLimit: limit } },
    (request, reply) => pages.verifyAgain(request, reply),
  )
}
