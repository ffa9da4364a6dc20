/** Who of the staff asks about which site, and what the routes of the office have in common. */
import type { RightsSetup, SiteStore, Store } from '@discreet/engine'
import { noteStaffAccess } from '@discreet/engine'
import { DiscreetError } from '@discreet/protocol'
import type { FastifyRequest, FastifySchema } from 'fastify'
import type { TObject, TProperties, TSchema } from 'typebox'
import { Type } from 'typebox'
import type { RightsOptions } from './rights-options.ts'
import { rightsSetup } from './rights-options.ts'
import type { Sites } from './sites.ts'

const staffKeyPrefix = 'discreet-staff-'
const keyForm = /^Bearer (discreet-staff-[A-Za-z0-9_-]{20,200})$/

export interface AtDesk {
  readonly store: SiteStore
  readonly setup: RightsSetup
  /** Name that goes with the key. */
  readonly staff: string
  /** As access logs and requests name whoever did it. */
  readonly actor: string
}

export class OfficeDesk {
  readonly sites: Sites
  readonly options: RightsOptions & { readonly store: Store }

  constructor(sites: Sites, options: RightsOptions & { readonly store: Store }) {
    this.sites = sites
    this.options = options
  }

  /** Throws `key_invalid`, whether the key is missing, unknown, or of another site. */
  async of(request: FastifyRequest): Promise<AtDesk> {
    const key = keyForm.exec(request.headers.authorization ?? '')?.[1]
    if (key === undefined) throw noKey('a staff key is needed')
    const store = await this.sites.named((request.query as { site?: string }).site)
    const sha256 = this.options.cryptography.sha256(key)
    const staff = this.options.staff?.get(sha256) ?? (await store.rights.registers.staffOf(sha256))
    if (staff === undefined) throw noKey('the staff key is not known here')
    return { store, setup: rightsSetup(this.options, store), staff, actor: `staff ${staff}` }
  }

  /** Before what somebody wrote is opened. */
  async noteReading(
    setup: RightsSetup,
    request: string,
    actor: string,
    reason: string,
  ): Promise<void> {
    const identity = await setup.store.rights.requests.identity(request)
    await noteStaffAccess(setup, {
      subject: identity?.subject ?? null,
      actor,
      reason,
      fields: ['account.requests'],
      request,
    })
  }
}

function noKey(message: string): DiscreetError {
  return new DiscreetError('key_invalid', message, {
    expected: `Authorization: Bearer ${staffKeyPrefix}…; discreet keys staff --name … makes one`,
  })
}

const siteField = { site: Type.Optional(Type.String({ maxLength: 63 })) }

/** Text that somebody has to have written. */
export const reasonText: TSchema = Type.String({ minLength: 3, maxLength: 2000, pattern: '\\S' })

export function officeSchema(
  summary: string,
  more: { readonly query?: TProperties; readonly params?: TObject; readonly body?: TObject } = {},
): FastifySchema {
  return {
    tags: ['office'],
    summary,
    security: [{ staffKey: [] }],
    querystring: Type.Object({ ...siteField, ...more.query }),
    ...(more.params === undefined ? {} : { params: more.params }),
    ...(more.body === undefined ? {} : { body: more.body }),
  }
}

export function body<T extends TProperties>(properties: T): TObject<T> {
  return Type.Object(properties, { additionalProperties: false })
}

/** Ids are random UUIDs. */
export const idParam: TObject = Type.Object({ id: Type.String({ minLength: 1, maxLength: 64 }) })

export const idOf = ({ params }: FastifyRequest): string => (params as { id: string }).id

/** Epoch milliseconds of an ISO 8601 time; of a day alone, its beginning in UTC. */
export function momentOf(text: string, field: string): number {
  const form = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2}))?$/
  const at = form.test(text) ? Date.parse(text) : Number.NaN
  if (Number.isSafeInteger(at)) return at
  throw new DiscreetError('field_invalid', 'a time has an unexpected form', {
    field,
    expected: 'ISO 8601, for example 2027-12-31 or 2026-11-24T12:00:00Z',
  })
}
