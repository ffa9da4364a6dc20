/**
 * Acts by which a person takes something away from those who hold data about them (GDPR 7(3), 18, 21;
 * CCPA 1798.120, .121): a change of what they chose, worked out from what holds now. It never gives
 * more than there was, it takes effect with the next request, and it is always possible.
 */
import type { AccountPurpose, Level, MadeChoice, PersonState } from '@discreet/policy'
import { accountPurposes, textsFor } from '@discreet/policy'
import type { Refusal } from '@discreet/protocol'
import { refuse } from '@discreet/protocol'
import type { ProtectiveType, RightsRequest } from '@discreet/rights'
import type { Standing, Visitor } from './choices.ts'
import { decideFor, recordsOf, standingOf } from './choices.ts'
import { choose } from './choose.ts'
import type { ConsentRecord } from './people-ports.ts'
import type { Pseudonym } from './pseudonym.ts'
import type { RequestPerson } from './rights-ports.ts'
import type { RightsSetup } from './rights-setup.ts'

type Kept = Omit<MadeChoice, 'confirmed'>
type Wish = NonNullable<RequestPerson['wish']>

/** What holds now, as a choice: what has run out, or is not possible at this age, is not chosen anew. */
function asItIs(setup: RightsSetup, visitor: Visitor, { state, pack, decision }: Standing): Kept {
  const free: PersonState = { ...state, restricted: false, objections: [] }
  const possible = decideFor(setup, visitor, free, pack)
  return {
    level: Math.min(state.level ?? decision.level, possible.level) as Level,
    purposes: state.purposes.filter((purpose) => possible.purposes.includes(purpose)),
    contribute: state.contribute && possible.purposes.includes('contribute'),
    restricted: state.restricted,
    objections: state.objections,
  }
}

function objections(now: Kept, more: PersonState['objections']): PersonState['objections'] {
  return (['profiling', 'offers'] as const).filter(
    (one) => now.objections.includes(one) || more.includes(one),
  )
}

function without(now: Kept, purpose: AccountPurpose): Kept {
  return { ...now, purposes: now.purposes.filter((one) => one !== purpose) }
}

/** Nothing named: everything goes. */
function withdrawn(now: Kept, { purpose }: Wish): Kept | Refusal {
  if (purpose === undefined) return { ...now, level: 0, purposes: [], contribute: false }
  if (purpose === 'contribute') return { ...now, contribute: false }
  const named = accountPurposes.find((one) => one === purpose)
  if (named !== undefined) return without(now, named)
  return refuse('field_invalid', 'there is no such purpose', {
    field: '/wish/purpose',
    expected: ['contribute', ...accountPurposes].join(', '),
  })
}

function objected(now: Kept, { to }: Wish): Kept | Refusal {
  if (to === undefined) return { ...now, objections: ['profiling', 'offers'] }
  if (to === 'profiling' || to === 'offers') return { ...now, objections: objections(now, [to]) }
  return refuse('field_invalid', 'an objection is to profiling or to offers', {
    field: '/wish/to',
    expected: 'profiling, offers, or nothing for both',
  })
}

/**
 * Nothing is sold, so an opt-out stops what comes nearest: giving to the crowd, and offers. Nothing
 * sensitive has a field, so what comes nearest goes: the age group.
 */
function changed(type: ProtectiveType, now: Kept, wish: Wish): Kept | Refusal {
  switch (type) {
    case 'restriction':
      return { ...now, restricted: true }
    case 'objection':
      return objected(now, wish)
    case 'opt_out':
      return { ...now, contribute: false, objections: objections(now, ['offers']) }
    case 'limit_sensitive':
      return without(now, 'demographics')
    case 'withdraw':
      return withdrawn(now, wish)
    default:
      return type satisfies never
  }
}

function same(a: Kept, b: PersonState): boolean {
  return (
    a.level === b.level &&
    a.contribute === b.contribute &&
    a.restricted === b.restricted &&
    a.purposes.length === b.purposes.length &&
    a.objections.length === b.objections.length
  )
}

/** The record of this very change, if it was made before a crash. */
async function madeBefore(
  setup: RightsSetup,
  subject: Pseudonym,
  { state }: Standing,
  wanted: Kept,
  since: number,
): Promise<ConsentRecord | undefined> {
  if (!same(wanted, state) || (state.chosenAt ?? 0) < since) return undefined
  return (await recordsOf(setup, subject)).at(-1)
}

type Protected = { readonly ok: true; readonly record: ConsentRecord } | Refusal

async function change(
  setup: RightsSetup,
  visitor: Visitor & { readonly subject: Pseudonym },
  wanted: Kept,
  { locale, agent }: RequestPerson,
): Promise<Protected> {
  const chosen = await choose(setup, visitor, {
    ...wanted,
    confirmed: false,
    locale: textsFor(locale).locale,
    method: 'request',
    expressedBy: agent === undefined ? 'subject' : 'agent',
  })
  return chosen.ok ? { ok: true, record: chosen.choosing.record } : chosen
}

/** Refuses with `field_invalid` when the wish cannot be read; then nothing was changed. */
export async function protect(
  setup: RightsSetup,
  subject: Pseudonym,
  type: ProtectiveType,
  { receivedAt, place }: RightsRequest,
  person: RequestPerson,
): Promise<Protected> {
  const shown = { subject, shownAt: receivedAt, gpc: false }
  const visitor = { ...shown, ...(place === null ? {} : { place }) }
  const standing = await standingOf(setup, visitor)
  const wanted = changed(type, asItIs(setup, visitor, standing), person.wish ?? {})
  if ('ok' in wanted) return wanted
  const before = await madeBefore(setup, subject, standing, wanted, receivedAt)
  if (before !== undefined) return { ok: true, record: before }
  return change(setup, visitor, wanted, person)
}

/** Of somebody of whom something must be kept: it is kept and not used. */
export async function restrictPerson(setup: RightsSetup, subject: Pseudonym): Promise<void> {
  const visitor = { subject, gpc: false }
  const standing = await standingOf(setup, visitor)
  if (standing.person === undefined || standing.state.restricted) return
  // The level stays: below it the key would go, and with it what is to be kept.
  const { level, purposes, contribute, objections: against } = standing.state
  const wanted: Kept = {
    level: level ?? 0,
    purposes,
    contribute,
    restricted: true,
    objections: against,
  }
  // Refused only where that level is not possible any more; then nothing of it is in use anyway.
  await change(setup, visitor, wanted, {})
}
