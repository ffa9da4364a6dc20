/** The notice as its officer sees it: in each language with its measures, looked at and published. */
import type { Filed, MeasuredNotice, NoticeDraft, SiteStore, WeighedNotice } from '@discreet/engine'
import { noticeInForce, publishNotice, weighNotice } from '@discreet/engine'
import { isPlain } from '@discreet/engine/reading'
import type { Locale } from '@discreet/policy'
import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import type { AtDesk, OfficeDesk } from './office-desk.ts'
import { body, officeSchema, reasonText } from './office-desk.ts'
import { orThrow } from './problem.ts'
import { time } from './times.ts'

const line = Type.String({ maxLength: 500 })
const lines = Type.Array(Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' }), {
  maxItems: 40,
})
const addition = Type.Optional(
  body({
    heading: Type.String({ maxLength: 200 }),
    lines: Type.Array(Type.String({ maxLength: 2000 }), { maxItems: 40 }),
  }),
)

const draftFields = {
  controller: body({
    controller: line,
    contact: line,
    officer: line,
    recipients: lines,
    transfers: lines,
  }),
  additions: body({ en: addition, de: addition, fr: addition, es: addition }),
}

function shownReading(reading: MeasuredNotice['readings']['full'], locale: Locale): object {
  const { words, grade, ease, lix } = reading
  const rounded = (value: number): number => Math.round(value * 10) / 10
  const figures =
    locale === 'en' ? { grade: rounded(grade), ease: rounded(ease) } : { lix: rounded(lix) }
  return { words, ...figures, plain: isPlain(reading, locale) }
}

function shownNotice({ notice, sha256, readings }: MeasuredNotice): object {
  const { material: _, ...shown } = notice
  const { locale } = notice
  return {
    ...shown,
    sha256,
    readings: {
      short: shownReading(readings.short, locale),
      label: shownReading(readings.label, locale),
      full: shownReading(readings.full, locale),
    },
  }
}

function weighed({ notices, missing, widened }: WeighedNotice): object {
  return { notices: notices.map(shownNotice), missing, widened, material: widened.length > 0 }
}

const shownVersion = ({ id, at, body: facts }: Filed): object => ({ id, ...facts, at: time(at) })

async function versionsOf({ rights }: SiteStore): Promise<object[]> {
  return (await rights.registers.filed('notice', 100)).map(shownVersion)
}

const emptyFacts = { controller: '', contact: '', officer: '', recipients: [], transfers: [] }

/** What a publication changes, for the hashes of before and after. */
async function state({ store }: AtDesk, desk: OfficeDesk): Promise<unknown> {
  const site = (await desk.options.store.sites()).find(({ id }) => id === store.site.id)
  const { controller = emptyFacts, noticeAddition = {} } = site?.settings ?? {}
  return { controller, additions: noticeAddition }
}

export function officePrivacyNoticeRoutes(server: FastifyInstance, desk: OfficeDesk): void {
  server.get(
    '/v1/office/notices',
    {
      schema: officeSchema(
        'privacy.read',
        'The notice in each language with how hard it reads, what is missing, and its versions',
      ),
    },
    async (request) => {
      const { store, setup } = await desk.of(request)
      const { controller = emptyFacts, noticeAddition: additions = {} } = store.site.settings
      return {
        controller,
        additions,
        ...weighed(await noticeInForce(setup)),
        versions: await versionsOf(store),
      }
    },
  )
  server.post(
    '/v1/office/notices/preview',
    {
      schema: officeSchema('privacy.write', 'What it would be; nothing is changed', {
        body: body(draftFields),
      }),
    },
    async (request) => {
      const { setup } = await desk.of(request)
      return weighed(orThrow(await weighNotice(setup, request.body as NoticeDraft)))
    },
  )
  server.post(
    '/v1/office/notices',
    {
      schema: officeSchema(
        'privacy.write',
        'Publishes the notice and keeps it; says whether people may be asked again',
        { body: body({ ...draftFields, reason: reasonText }) },
      ),
      config: { state: (at) => state(at, desk) },
    },
    async (request, reply) => {
      const { store, setup, staff } = await desk.of(request)
      const { reason, ...draft } = request.body as NoticeDraft & { readonly reason: string }
      const published = orThrow(
        await publishNotice(desk.options.store, setup, draft, { by: staff, reason }),
      )
      desk.sites.reopen(store.site.id)
      const { filed, logIndex } = published
      return reply.code(201).send({ ...weighed(published), version: shownVersion(filed), logIndex })
    },
  )
}
