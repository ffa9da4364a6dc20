/** The company's identity provider, and what its groups mean here. Its secret is no setting of a site. */
import type { Site, StaffProvider, Store } from '@discreet/engine'
import { endStaffSessions } from '@discreet/engine'
import { DiscreetError } from '@discreet/protocol'
import { roles as allRoles } from '@discreet/staff'
import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { isSafe } from './courier.ts'
import type { AtDesk, OfficeDesk } from './office-desk.ts'
import { body, officeSchema } from './office-desk.ts'
import { timeOrNull } from './times.ts'

const name = Type.String({ minLength: 1, maxLength: 200 })

const providerBody = body({
  issuer: Type.String({ minLength: 1, maxLength: 500 }),
  clientId: name,
  groups: Type.Record(
    name,
    Type.Array(Type.Enum([...allRoles]), { minItems: 1, maxItems: allRoles.length }),
    { minProperties: 1, maxProperties: 100 },
  ),
  groupsClaim: Type.Optional(name),
  scopes: Type.Optional(Type.Array(name, { maxItems: 20 })),
})

export function shownProvider({ shownAt, ...provider }: StaffProvider): object {
  return { ...provider, shownAt: timeOrNull(shownAt) }
}

function checked(provider: StaffProvider): StaffProvider {
  if (!isSafe(provider.issuer)) {
    throw new DiscreetError('field_invalid', 'people would sign in in clear', {
      field: '/issuer',
      expected: 'an address with https://, or http:// on this machine',
    })
  }
  if (Object.values(provider.groups).some((roles) => roles.includes('administrator')))
    return provider
  throw new DiscreetError('field_invalid', 'nobody would be an administrator', {
    field: '/groups',
    expected: 'a group that means administrator',
  })
}

async function siteNow(store: Store, id: string): Promise<Site> {
  const site = (await store.sites()).find((one) => one.id === id)
  if (site !== undefined) return site
  throw new DiscreetError('site_unknown', 'there is no such site')
}

/** Another provider has to show again that it works; who came in by the one before is out. */
async function set(
  desk: OfficeDesk,
  { setup, store: { site } }: AtDesk,
  wanted: StaffProvider | undefined,
): Promise<void> {
  const { store } = desk.options
  const now = await siteNow(store, site.id)
  const { staffProvider: before, ...rest } = now.settings
  const same =
    before !== undefined && before.issuer === wanted?.issuer && before.clientId === wanted.clientId
  const shown = same && before.shownAt !== undefined ? { shownAt: before.shownAt } : {}
  const settings = wanted === undefined ? rest : { ...rest, staffProvider: { ...wanted, ...shown } }
  await store.updateSite({ ...now, settings })
  if (!same) await endStaffSessions(setup, { source: 'provider' })
  desk.sites.reopen(site.id)
}

/** Who would sign in after it is gone. */
async function hasLocalAdministrator({ store: { staff } }: AtDesk): Promise<boolean> {
  for (const { id, source, roles, endedAt } of await staff.members()) {
    const may = source === 'passkey' && endedAt === null && roles.includes('administrator')
    if (may && (await staff.passkeys(id)).length > 0) return true
  }
  return false
}

export function officeProviderRoutes(server: FastifyInstance, desk: OfficeDesk): void {
  const state = async ({ store }: AtDesk): Promise<unknown> =>
    (await siteNow(desk.options.store, store.site.id)).settings.staffProvider
  server.put(
    '/v1/office/staff/provider',
    {
      schema: officeSchema(
        'staff.write',
        'Where staff sign in, and which groups mean which roles; its secret is none of this',
        { body: providerBody },
      ),
      config: { state },
    },
    async (request) => {
      const at = await desk.of(request)
      const wanted = checked(request.body as StaffProvider)
      await set(desk, at, wanted)
      const { staffProvider = wanted } = (await siteNow(desk.options.store, at.store.site.id))
        .settings
      return { provider: shownProvider(staffProvider) }
    },
  )
  server.delete(
    '/v1/office/staff/provider',
    {
      schema: officeSchema('staff.write', 'Staff sign in with passkeys again'),
      config: { state },
    },
    async (request) => {
      const at = await desk.of(request)
      if (!(await hasLocalAdministrator(at))) {
        throw new DiscreetError('role_missing', 'nobody would be left who could let somebody in', {
          expected: 'an administrator with a passkey, from before the provider',
        })
      }
      await set(desk, at, undefined)
      return { provider: null }
    },
  )
}
