/** The HTTP server, put together; nothing here listens yet. */
import type { Store } from '@discreet/engine'
import cookie from '@fastify/cookie'
import cors from '@fastify/cors'
import rateLimit from '@fastify/rate-limit'
import swagger from '@fastify/swagger'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import Fastify from 'fastify'
import { agentRoutes } from './agent-routes.ts'
import type { BackgroundOptions } from './background.ts'
import { startBackground } from './background.ts'
import { accountCampaignRoutes, campaignFileRoutes } from './campaign-routes.ts'
import { catalogueRoutes } from './catalogue-routes.ts'
import { consoleFiles } from './console-files.ts'
import { contributionRoutes } from './contribution-routes.ts'
import { decideRoutes } from './decide-routes.ts'
import { deliveryRoutes } from './delivery-routes.ts'
import { fileRoutes } from './file-routes.ts'
import { guestRoutes } from './guest-routes.ts'
import { ingestRoutes } from './ingest.ts'
import type { Limits } from './limits.ts'
import { aMinute, usualLimits } from './limits.ts'
import { logRoutes } from './log-routes.ts'
import { meRightsRoutes } from './me-rights-routes.ts'
import { meRoutes } from './me-routes.ts'
import type { Metrics } from './metrics.ts'
import { createMetrics } from './metrics.ts'
import { noticeRoutes } from './notice-routes.ts'
import { OfficeDesk } from './office-desk.ts'
import { officeDeveloperRoutes } from './office-developer-routes.ts'
import { officeRoutes } from './office-routes.ts'
import { pageRoutes } from './pages.ts'
import { handleError, problemOf, sendProblem } from './problem.ts'
import { profileRoutes } from './profile-routes.ts'
import { publicRoutes } from './public-routes.ts'
import { recommendRoutes } from './recommend-routes.ts'
import { reportRoutes } from './report-routes.ts'
import { answerHeaders, keepFromOthers } from './response-headers.ts'
import type { RightsOptions } from './rights-options.ts'
import { sdkFiles } from './sdk-files.ts'
import { siteRoutes } from './site-routes.ts'
import { Sites } from './sites.ts'
import { StaffGate } from './staff-gate.ts'
import { staffRoutes } from './staff-routes.ts'
import { Visitors } from './visitors.ts'

export interface ServerOptions extends RightsOptions {
  readonly store: Store
  /** Default: `usualLimits`. */
  readonly limits?: Partial<Limits>
  /**
   * Addresses (or CIDR ranges) of the proxies in front: of whoever else asks, `X-Forwarded-For` is not
   * believed. Without it everybody behind a proxy counts as one address. Default: none.
   */
  readonly trustedProxies?: readonly string[]
  /** Default: warnings and errors, as JSON, without addresses, ids, bodies or query strings. */
  readonly logLevel?: 'silent' | 'warn' | 'info'
  /** How often to look for a newer model, in milliseconds. Default 30,000; 0: never. */
  readonly refreshMilliseconds?: number
  /** Built files of the SDK, served at /sdk/ to pages of any origin. */
  readonly sdkFolder?: string
  /** Built files of the staff console, served at /console/. */
  readonly consoleFolder?: string
  /** Mounts more, in a scope of its own: its hooks and parsers are not for the other routes. */
  readonly extend?: (server: FastifyInstance) => Promise<void>
}

function withoutPersonalData(request: FastifyRequest): { method: string; route: string } {
  return { method: request.method, route: request.routeOptions.url ?? 'unknown' }
}

async function describe(server: FastifyInstance): Promise<void> {
  await server.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Discreet',
        version: '1',
        description: 'Recommendations that do not cost people their privacy.',
      },
      components: {
        securitySchemes: {
          writeKey: {
            type: 'http',
            scheme: 'basic',
            description: 'The write key as user name, no password',
          },
          staffKey: {
            type: 'http',
            scheme: 'bearer',
            description: 'A key of discreet keys staff',
          },
          staffSession: {
            type: 'apiKey',
            in: 'cookie',
            name: '__Host-discreet-staff',
            description: 'Of a browser that signed in; each request has a `dpop` header as well',
          },
        },
      },
    },
  })
  server.get('/openapi.json', { schema: { hide: true } }, () => server.swagger())
}

export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const { store } = options
  const headersOf = answerHeaders(options.publicUrl)
  const server = Fastify({
    logger: {
      level: options.logLevel ?? 'warn',
      serializers: { req: withoutPersonalData, res: ({ statusCode }) => ({ statusCode }) },
    },
    bodyLimit: 1_000_000,
    // A request that trickles in keeps a connection for no longer than this.
    requestTimeout: 300_000,
    trustProxy: options.trustedProxies === undefined ? false : [...options.trustedProxies],
    frameworkErrors: (error, request, reply) => {
      handleError(error, request, reply.headers(headersOf('')))
    },
    routerOptions: { maxParamLength: 512 },
    ajv: { customOptions: { removeAdditional: false, coerceTypes: false } },
  })
  const metrics = createMetrics()
  server.setErrorHandler(handleError)
  server.setNotFoundHandler((_, reply) =>
    sendProblem(reply, problemOf('route_unknown', 'see /docs for what there is')),
  )
  server.addHook('onRequest', (request, reply, done) => {
    void reply.headers(headersOf(request.routeOptions.url ?? ''))
    done()
  })
  keepFromOthers(server)
  server.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'unknown'
    metrics.requests.observe({ route, status: reply.statusCode }, reply.elapsedTime / 1000)
    done()
  })
  await server.register(cors, {
    origin: true,
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'DELETE'],
    allowedHeaders: ['authorization', 'content-type', 'x-retry-count'],
    exposedHeaders: ['discreet-public-key'],
    // What may be asked does not depend on the page; browsers keep it for two hours at most.
    maxAge: 7200,
  })
  await describe(server)
  await mount(server, options, metrics)
  server.addHook('onReady', () => logPacks(store, options))
  workInBackground(server, { ...options, onCohorts: (count) => metrics.cohorts.inc(count) })
  return server
}

async function mount(
  server: FastifyInstance,
  options: ServerOptions,
  metrics: Metrics,
): Promise<void> {
  const { store, cryptography } = options
  const lookEvery = options.refreshMilliseconds ?? 30_000
  const limits = { ...usualLimits, ...options.limits }
  const sites = new Sites(store, cryptography, lookEvery)
  const visitors = new Visitors(options)
  const gate = new StaffGate(sites, options)
  gate.guard(server)
  await server.register(cookie, { hook: false })
  await server.register(async (scope) => {
    await scope.register(rateLimit, aMinute(limits.events))
    ingestRoutes(scope, { sites, metrics, ...options })
  })
  await server.register(async (scope) => {
    await scope.register(rateLimit, aMinute(limits.answers))
    recommendRoutes(scope, sites, visitors)
    decideRoutes(scope, sites, visitors, { ...options, metrics })
  })
  await server.register(async (scope) => {
    await scope.register(rateLimit, aMinute(limits.files))
    siteRoutes(scope, sites, visitors, options)
    fileRoutes(scope, sites, cryptography)
    catalogueRoutes(scope, sites)
    campaignFileRoutes(scope, sites, options)
  })
  await server.register(async (scope) => {
    await scope.register(rateLimit, aMinute(limits.proofs))
    noticeRoutes(scope, sites, visitors, options)
    logRoutes(scope, sites, cryptography)
    publicRoutes(scope, { sites, store, metrics })
    pageRoutes(scope, sites)
  })
  await server.register(async (scope) => {
    await scope.register(rateLimit, aMinute(limits.choices))
    meRoutes(scope, sites, visitors, options)
    profileRoutes(scope, sites, visitors, { ...options, metrics })
    contributionRoutes(scope, sites, visitors, { ...options, metrics }, limits)
    accountCampaignRoutes(scope, sites, visitors)
    reportRoutes(scope, sites, visitors, { ...options, metrics })
    meRightsRoutes(scope, sites, visitors, options)
    guestRoutes(scope, sites, visitors, options)
    agentRoutes(scope, sites, options, limits)
    deliveryRoutes(scope, sites, options)
  })
  await server.register(async (scope) => {
    await scope.register(rateLimit, aMinute(limits.choices))
    const desk = new OfficeDesk(sites, options, gate)
    officeRoutes(scope, desk)
    officeDeveloperRoutes(scope, desk, metrics)
    await staffRoutes(scope, desk, gate, limits)
  })
  await mountFiles(server, options)
  keepFresh(server, sites, lookEvery)
}

async function mountFiles(
  server: FastifyInstance,
  { sdkFolder, consoleFolder, extend }: ServerOptions,
): Promise<void> {
  if (sdkFolder !== undefined) await server.register((scope) => sdkFiles(scope, sdkFolder))
  if (consoleFolder !== undefined) {
    await server.register((scope) => consoleFiles(scope, consoleFolder))
  }
  if (extend !== undefined) await server.register((scope) => extend(scope))
}

/** The law packs in force, each version once, so that it is known later under which one was decided. */
async function logPacks(store: Store, { packs, cryptography }: ServerOptions): Promise<void> {
  for (const { id } of await store.sites()) {
    const { log } = await store.open(id)
    for (const pack of packs) {
      const ref = `${pack.id}@${pack.version}`
      const digest = cryptography.sha256(JSON.stringify(pack))
      const before = await log.find('pack', ref)
      if (before?.digest !== digest) await log.append([{ kind: 'pack', ref, digest }])
    }
  }
}

/** Begins before the server takes requests, and keeps it from listening when it cannot begin. */
function workInBackground(server: FastifyInstance, options: BackgroundOptions): void {
  let stop = (): void => undefined
  server.addHook('onReady', async () => {
    stop = await startBackground(options, (what) =>
      server.log.warn({ what }, 'work in the background failed; it is tried again'),
    )
  })
  server.addHook('onClose', (_, done) => {
    stop()
    done()
  })
}

function keepFresh(server: FastifyInstance, sites: Sites, every: number): void {
  if (every === 0) return
  const timer = setInterval(() => {
    sites
      .refresh()
      .catch((error: unknown) => server.log.warn({ name: (error as Error).name }, 'refresh failed'))
  }, every)
  timer.unref()
  server.addHook('onClose', (_, done) => {
    clearInterval(timer)
    done()
  })
}
