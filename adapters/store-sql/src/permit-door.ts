/** From a permit to a transaction that the database shows one person's rows only. */
import type { FieldId, Permit, PermitClaims, Seal } from '@discreet/policy'
import { readPermit } from '@discreet/policy'
import { DiscreetError } from '@discreet/protocol'
import { requirePseudonym } from './checked-text.ts'
import type { Connection } from './database.ts'
import type { Duty } from './row-security.ts'
import type { SiteScope } from './site-scope.ts'

export interface PeopleOptions {
  readonly seal: Seal
  readonly now: () => number
}

/** Throws `permit_invalid`. */
export function readClaims(
  { site }: SiteScope,
  { seal, now }: PeopleOptions,
  permit: Permit,
  field: FieldId,
): PermitClaims {
  const read = readPermit(permit, { site, field }, now(), seal)
  if (!read.ok) throw new DiscreetError(read.code, read.reason, read.details)
  requirePseudonym(read.claims.subject, 'subject')
  return read.claims
}

/**
 * For the opening of a transaction. `also`: what the permit does not say, but the method does, namely
 * that it erases and never shows anything, which restricted use does not stand against.
 */
export function settingsOf({ subject, purposes }: PermitClaims, also?: 'erases'): string {
  const own = `SET LOCAL "app.subject" = '${subject}'`
  const duty: Duty = 'rights'
  const wide = also === 'erases' || purposes.includes('rights')
  return wide ? `${own}; SET LOCAL "app.duty" = '${duty}'` : own
}

/** Throws `permit_invalid` unless the permit is for the person's own rights. */
export async function withRights<T>(
  scope: SiteScope,
  options: PeopleOptions,
  permit: Permit,
  work: (connection: Connection, subject: string) => Promise<T>,
): Promise<T> {
  const claims = readClaims(scope, options, permit, 'account.choices')
  if (!claims.purposes.includes('rights')) {
    throw new DiscreetError('permit_invalid', 'the permit is not for the rights of the person')
  }
  return scope.transaction((connection) => work(connection, claims.subject), settingsOf(claims))
}

export function withDuty<T>(
  scope: SiteScope,
  duty: Duty,
  work: (connection: Connection) => Promise<T>,
): Promise<T> {
  return scope.transaction(work, `SET LOCAL "app.duty" = '${duty}'`)
}
