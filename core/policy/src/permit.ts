/**
 * A permit is what a store asks for instead of somebody's id: who, for which purposes, which fields,
 * until when, under a key that only this instance has. It is minted from a decision and from nothing
 * else, and it lives for seconds.
 */
import type { Refusal } from '@discreet/protocol'
import { refuse } from '@discreet/protocol'
import { fieldOf, tableFields } from './data-catalogue.ts'
import type { Decision } from './decide.ts'
import type { FieldId } from './field-purposes.ts'
import type { Purpose } from './purposes.ts'

export interface PermitClaims {
  readonly site: string
  /** A keyed pseudonym, not the person's id. */
  readonly subject: string
  /** `rights`: the person's own (GDPR 6(1)(c), 15 to 21), which need no consent. */
  readonly purposes: readonly (Purpose | 'rights')[]
  readonly fields: readonly FieldId[]
  /** Epoch milliseconds. */
  readonly expiresAt: number
}

/** Claims as text, a dot, and a message authentication code: opaque to whoever carries it. */
export type Permit = string & { readonly permit: unique symbol }

/** HMAC-SHA-256 under the instance's permit key, in base64url. */
export type Seal = (text: string) => string

export const permitMilliseconds = 10_000

/** Refuses with `not_permitted` when the decision does not allow one of the purposes. */
export function mintPermit(
  who: { readonly site: string; readonly subject: string },
  wanted: readonly Purpose[],
  decision: Decision,
  now: number,
  seal: Seal,
): { readonly ok: true; readonly permit: Permit } | Refusal {
  const denied = wanted.filter((purpose) => !decision.purposes.includes(purpose))
  if (denied.length > 0 || wanted.length === 0) {
    return refuse('not_permitted', `not allowed: ${denied.join(', ') || 'nothing was asked for'}`, {
      expected: `a purpose that is on; the decision rests on ${decision.reasons.join(', ')}`,
    })
  }
  const claims: PermitClaims = {
    ...who,
    purposes: wanted,
    fields: fieldsFor(wanted, decision),
    expiresAt: now + permitMilliseconds,
  }
  const text = encodeURIComponent(JSON.stringify(claims))
  return { ok: true, permit: `${text}.${seal(text)}` as Permit }
}

/** How it was shown who asks; `staff`: somebody of the site who said why. */
export type Proof = 'signed_in' | 'email' | 'receipt' | 'agent' | 'staff' | 'system'

/**
 * For answering a person and for erasing them: everything that is kept in tables about them, whatever
 * they chose. It does not allow any other use.
 */
export function mintRightsPermit(
  who: { readonly site: string; readonly subject: string },
  proof: Proof,
  now: number,
  seal: Seal,
): Permit {
  const claims: PermitClaims & { readonly proof: Proof } = {
    ...who,
    purposes: ['rights'],
    fields: tableFields,
    proof,
    expiresAt: now + permitMilliseconds,
  }
  const text = encodeURIComponent(JSON.stringify(claims))
  return `${text}.${seal(text)}` as Permit
}

function fieldsFor(wanted: readonly Purpose[], decision: Decision): readonly FieldId[] {
  return decision.fields.filter((field) =>
    fieldOf(field).purposes.some((purpose) => wanted.includes(purpose)),
  )
}

/** Refuses with `permit_invalid`: forged, for another site, out of time, or without the field. */
export function readPermit(
  permit: Permit,
  need: { readonly site: string; readonly field: FieldId },
  now: number,
  seal: Seal,
): { readonly ok: true; readonly claims: PermitClaims } | Refusal {
  const dot = typeof permit === 'string' ? permit.lastIndexOf('.') : -1
  const text = dot < 0 ? '' : permit.slice(0, dot)
  if (dot < 0 || !sameText(permit.slice(dot + 1), seal(text))) {
    return refuse('permit_invalid', 'the permit was not made here')
  }
  const claims = JSON.parse(decodeURIComponent(text)) as PermitClaims
  if (claims.site !== need.site) return refuse('permit_invalid', 'the permit is for another site')
  if (!(now < claims.expiresAt)) return refuse('permit_invalid', 'the permit has run out')
  if (!claims.fields.includes(need.field)) {
    return refuse('permit_invalid', `the permit does not cover ${need.field}`)
  }
  return { ok: true, claims }
}

/** Takes the same time wherever the difference is. */
function sameText(a: string, b: string): boolean {
  let difference = a.length ^ b.length
  for (let k = 0; k < b.length; k += 1) difference |= a.charCodeAt(k) ^ b.charCodeAt(k)
  return difference === 0
}
