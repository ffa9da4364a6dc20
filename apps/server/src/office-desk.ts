/** Who of the staff asks about which site, and what the routes of the office have in common. */
import type { RightsSetup, Store } from '@discreet/engine'
import { noteStaffAccess } from '@discreet/engine'
import { DiscreetError } from '@discreet/protocol'
import type { Capability } from '@discreet/staff'
import type { FastifyRequest, FastifySchema } from 'fastify'
import type { TObject, TProperties, TSchema } from 'typebox'
import { Type } from 'typebox'
import type { AtDesk } from './at-desk.ts'
import type { RightsOptions } from './rights-options.ts'
import type { RouteAccess } from './route-access.ts'
import { isCapability } from './route-access.ts'
import type { Sites } from './sites.ts'
import type { StaffGate } from './staff-gate.ts'

export type { AtDesk } from './at-desk.ts'

export class OfficeDesk {
  readonly sites: Sites
  readonly options: RightsOptions & { readonly store: Store }
  readonly #gate: StaffGate

  constructor(sites: Sites, options: RightsOptions & { readonly store: Store }, gate: StaffGate) {
    this.sites = sites
    this.options = options
    this.#gate = gate
  }

  /** Whoever asks; the gate has let them in before. */
  async of(request: FastifyRequest): Promise<AtDesk> {
    await Promise.resolve()
    return this.#gate.at(request)
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

const siteField = { site: Type.Optional(Type.String({ maxLength: 63 })) }

/** Text that somebody has to have written. */
export const reasonText: TSchema = Type.String({ minLength: 3, maxLength: 2000, pattern: '\\S' })

interface SchemaParts {
  readonly query?: TProperties
  readonly params?: TObject
  readonly body?: TObject
}

function schemaOf(
  tag: 'office' | 'staff',
  access: RouteAccess,
  summary: string,
  { query, params, body: form }: SchemaParts,
): FastifySchema {
  return {
    tags: [tag],
    'x-discreet-access': access,
    summary,
    ...(isCapability(access) ? { security: [{ staffSession: [] }, { staffKey: [] }] } : {}),
    querystring: Type.Object({ ...siteField, ...query }),
    ...(params === undefined ? {} : { params }),
    ...(form === undefined ? {} : { body: form }),
  }
}

/** `access`: what whoever asks must be able to do; a route that names nothing does not compile. */
export function officeSchema(
  access: Capability,
  summary: string,
  parts: SchemaParts = {},
): FastifySchema {
  return schemaOf('office', access, summary, parts)
}

/** Of whoever is signed in, about themselves ('self'), or before anybody is. */
export function staffSchema(
  access: 'self' | 'public' | 'sign_in' | 'identity_provider',
  summary: string,
  parts: SchemaParts = {},
): FastifySchema {
  return schemaOf('staff', access, summary, parts)
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
