/** What a site says about itself, for whoever integrates it, and its write keys. */
import type { SettingsChange, Site, SiteStore, WriteKey } from '@discreet/engine'
import {
  assessmentOf,
  changedSettings,
  contributePeriods,
  makeWriteKey,
  revokeWriteKey,
} from '@discreet/engine'
import { DiscreetError } from '@discreet/protocol'
import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import type { AtDesk, OfficeDesk } from './office-desk.ts'
import { body, idOf, idParam, officeSchema, reasonText } from './office-desk.ts'
import { orThrow } from './problem.ts'
import { timeOrNull } from './times.ts'

function shownSite({ site }: Pick<SiteStore, 'site'>): object {
  const { id, name, settings } = site
  const { identity } = settings
  return {
    id,
    name,
    place: settings.place ?? null,
    placeHeader: settings.placeHeader ?? null,
    audience: settings.audience ?? 'general',
    periodDays: settings.periodDays,
    identity:
      identity === undefined
        ? null
        : {
            issuer: identity.issuer,
            jwksUrl: identity.jwksUrl ?? null,
            // Public halves; how many is enough to see whether they are there.
            keys: identity.jwks?.keys.length ?? null,
          },
    contributeCategories: settings.contributeCategories,
    contributionEvents: settings.contributionEvents,
    contributePeriodsPerYear: contributePeriods(settings),
    assessment: assessmentOf({ settings }),
  }
}

/** As it is stored: another process may have changed it since it was opened here. */
async function storedSite({ options }: OfficeDesk, { store }: AtDesk): Promise<Site> {
  const site = (await options.store.sites()).find(({ id }) => id === store.site.id)
  if (site !== undefined) return site
  throw new DiscreetError('site_unknown', 'there is no such site')
}

const name = Type.String({ minLength: 1, maxLength: 200 })
const names = Type.Array(name, { minItems: 1, maxItems: 20 })
const change = {
  place: Type.Optional(Type.Union([Type.String({ maxLength: 6 }), Type.Null()])),
  placeHeader: Type.Optional(Type.Union([Type.String({ maxLength: 64 }), Type.Null()])),
  audience: Type.Optional(Type.Enum(['general', 'children'])),
  issuer: Type.Optional(name),
  jwks: Type.Optional(Type.Object({})),
  jwksUrl: Type.Optional(Type.String({ maxLength: 500 })),
  contributeCategories: Type.Optional(names),
  contributionEvents: Type.Optional(names),
}

export function developerSiteRoutes(server: FastifyInstance, desk: OfficeDesk): void {
  server.get(
    '/v1/office/site',
    { schema: officeSchema('developers.read', 'What the site says about itself') },
    async (request) => shownSite((await desk.of(request)).store),
  )
  server.put(
    '/v1/office/site',
    {
      config: { state: async (at) => (await storedSite(desk, at)).settings },
      schema: officeSchema('developers.write', 'Changes what the site says; the rest stays', {
        body: body({ reason: reasonText, ...change }),
      }),
    },
    async (request) => {
      const at = await desk.of(request)
      const { reason: _, ...wanted } = request.body as SettingsChange & { reason: string }
      const site = await storedSite(desk, at)
      const { settings } = orThrow(changedSettings(site.settings, wanted))
      await desk.options.store.updateSite({ ...site, settings })
      desk.sites.reopen(site.id)
      return shownSite({ site: { ...site, settings } })
    },
  )
}

function shownKey({ addedAt, revokedAt, ...key }: WriteKey): object {
  return { ...key, addedAt: timeOrNull(addedAt), revokedAt: timeOrNull(revokedAt) }
}

export function developerKeyRoutes(server: FastifyInstance, desk: OfficeDesk): void {
  const { store, cryptography } = desk.options
  const state = ({ store: { site } }: AtDesk): Promise<unknown> => store.writeKeys(site.id)
  server.get(
    '/v1/office/keys',
    { schema: officeSchema('developers.read', 'Write keys of the site; none of them is shown') },
    async (request) => {
      const { site } = (await desk.of(request)).store
      return { keys: (await store.writeKeys(site.id)).map(shownKey) }
    },
  )
  server.post(
    '/v1/office/keys',
    {
      config: { state },
      schema: officeSchema('developers.write', 'A new write key, shown this once', {
        body: body({ replaces: Type.Optional(Type.String({ maxLength: 64 })) }),
      }),
    },
    async (request, reply) => {
      const { store: opened, setup, staff } = await desk.of(request)
      const { replaces } = request.body as { replaces?: string }
      const making = { by: staff, at: setup.now(), ...(replaces === undefined ? {} : { replaces }) }
      const made = orThrow(await makeWriteKey(store, cryptography, opened.site.id, making))
      return reply.code(201).send({ writeKey: made.writeKey, key: shownKey(made.key) })
    },
  )
  server.post(
    '/v1/office/keys/:id/revoke',
    {
      config: { state },
      schema: officeSchema('developers.write', 'From now on the key opens nothing', {
        params: idParam,
        body: body({ reason: reasonText }),
      }),
    },
    async (request) => {
      const { store: opened, setup } = await desk.of(request)
      orThrow(await revokeWriteKey(store, opened.site.id, idOf(request), setup.now()))
      desk.sites.forgetKeys()
      return { keys: (await store.writeKeys(opened.site.id)).map(shownKey) }
    },
  )
}
