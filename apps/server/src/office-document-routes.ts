/** Documents generated from what the code keeps, the approval of one of them, retention, overview. */
import type { SiteStore } from '@discreet/engine'
import {
  approveAssessment,
  assessmentOf,
  assessmentText,
  officeOverview,
  runRetention,
  siteDocument,
} from '@discreet/engine'
import { documentHtml } from '@discreet/rights'
import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { checkpointOf } from './log-routes.ts'
import type { AtDesk, OfficeDesk } from './office-desk.ts'
import { body, officeSchema, reasonText } from './office-desk.ts'
import { orThrow } from './problem.ts'
import { sendPage } from './send-page.ts'
import { time } from './times.ts'
import { answerWork } from './work-stream.ts'

function documentRoute(server: FastifyInstance, desk: OfficeDesk): void {
  server.get(
    '/v1/office/documents/:name',
    {
      schema: officeSchema(
        'privacy.read',
        'The record of processing (GDPR 30) or the assessment of risks (35)',
        {
          params: Type.Object({ name: Type.Enum(['processing', 'assessment']) }),
          query: {
            format: Type.Optional(Type.Enum(['html', 'json'])),
            locale: Type.Optional(Type.String({ maxLength: 35 })),
          },
        },
      ),
    },
    async (request, reply) => {
      const { setup } = await desk.of(request)
      const { name } = request.params as { name: 'processing' | 'assessment' }
      const { format = 'json', locale = 'en' } = request.query as {
        format?: 'html' | 'json'
        locale?: string
      }
      const document = siteDocument(setup.store.site, setup.packs, name, locale)
      if (format === 'json') return document
      return sendPage(reply, documentHtml(document))
    },
  )
}

function assessmentFacts({ store: { site }, setup }: AtDesk): object {
  const { assessment } = site.settings
  const sha256 = setup.cryptography.sha256(assessmentText(site, setup.packs))
  return {
    state: assessmentOf(site),
    /** Of the document as it is now; what is approved has to be this one. */
    sha256,
    /** The document says something else now than what was approved: to be looked at (35(11)). */
    changed: assessment !== undefined && assessment.sha256 !== sha256,
    approved: assessment === undefined ? null : { ...assessment, at: time(assessment.at) },
  }
}

function assessmentRoutes(server: FastifyInstance, desk: OfficeDesk): void {
  const state = async ({ store: { site } }: AtDesk): Promise<unknown> =>
    (await desk.options.store.sites()).find(({ id }) => id === site.id)?.settings.assessment
  server.get(
    '/v1/office/assessment',
    {
      schema: officeSchema(
        'privacy.read',
        'Whether level 3 is assessed, and the hash of the document of now',
      ),
    },
    async (request) => assessmentFacts(await desk.of(request)),
  )
  server.post(
    '/v1/office/assessment',
    {
      config: { state },
      schema: officeSchema(
        'privacy.write',
        'Approves the assessment as it is now; level 3 can then be switched on',
        {
          body: body({
            approvedBy: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }),
            sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }),
          }),
        },
      ),
    },
    async (request) => {
      const { store, setup } = await desk.of(request)
      const said = request.body as { approvedBy: string; sha256: string }
      const { assessment, logIndex } = orThrow(
        await approveAssessment(desk.options.store, setup, said),
      )
      desk.sites.reopen(store.site.id)
      return { state: 'approved', ...assessment, at: time(assessment.at), logIndex }
    },
  )
}

async function retentionReports({ rights }: SiteStore): Promise<object> {
  const filed = await rights.registers.filed('retention', 100)
  return { reports: filed.map(({ id, at, body: report }) => ({ id, ...report, at: time(at) })) }
}

function retentionRoutes(server: FastifyInstance, desk: OfficeDesk): void {
  server.post(
    '/v1/office/retention',
    {
      schema: officeSchema('privacy.write', 'Erases what is beyond its date, or only counts it', {
        body: body({ dryRun: Type.Boolean(), reason: Type.Optional(reasonText) }),
      }),
    },
    async (request, reply) => {
      const { setup } = await desk.of(request)
      const { dryRun } = request.body as { dryRun: boolean }
      return answerWork(request, reply, async (progress) => {
        const report = await runRetention(setup, { dryRun }, progress)
        return { ...report, at: time(report.at) }
      })
    },
  )
  server.get(
    '/v1/office/retention',
    { schema: officeSchema('privacy.read', 'Reports of retention, newest first') },
    async (request) => retentionReports((await desk.of(request)).store),
  )
}

export function officeDocumentRoutes(server: FastifyInstance, desk: OfficeDesk): void {
  documentRoute(server, desk)
  assessmentRoutes(server, desk)
  retentionRoutes(server, desk)
  server.get(
    '/v1/office/overview',
    {
      schema: officeSchema(
        'privacy.read',
        'What waits, what is late, what was done, and the head of the log',
      ),
    },
    async (request) => {
      const { store, setup } = await desk.of(request)
      const overview = await officeOverview(store, setup.now())
      const { size } = await store.log.head()
      return {
        ...overview,
        retention: overview.retention && {
          ...overview.retention.body,
          at: time(overview.retention.at),
        },
        assessment: assessmentOf(store.site),
        log: { size, checkpoint: await checkpointOf(store, desk.options.cryptography) },
      }
    },
  )
}
