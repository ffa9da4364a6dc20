/**
 * The one function that says what may happen with data about a person. Pure, total and
 * deterministic; the same file runs in server, browser and command line.
 *
 * What holds, in this order (each rule can only take away from the ones before it):
 *  1. the person's last explicit choice, or where there is none the pack's default (GPC: level 0);
 *  2. a consent that has run out is none;
 *  3. age: the highest level of the band, alone or with a guardian;
 *  4. level 3 exists for somebody who is signed in; without it the ladder's next step holds;
 *  5. objection (GDPR 21) and restriction (GDPR 18) stop use at once;
 *  6. each purpose of level 3 is on only where the person switched it on; "contribute" likewise.
 * Less consent never allows more: a test walks the whole space.
 */
import type { FieldId } from './field-purposes.ts'
import { allFields, fieldPurposes } from './field-purposes.ts'
import type { AgeBand, DecisionRules } from './pack.ts'
import type { AccountPurpose, Level, Purpose } from './purposes.ts'
import { accountPurposes, allPurposes, purposeLevel } from './purposes.ts'

/** What the person said, as far as it is known here. `null`: never. Times in epoch milliseconds. */
export interface PersonState {
  readonly level: Level | null
  readonly purposes: readonly AccountPurpose[]
  readonly contribute: boolean
  /** When the last choice was made. */
  readonly chosenAt: number | null
  /** When the last choice that was a no was made. */
  readonly refusedAt: number | null
  readonly seenAt: number | null
  /** Years; null: not known. */
  readonly age: number | null
  readonly guardianAgreed: boolean
  readonly restricted: boolean
  readonly objections: readonly ('profiling' | 'offers')[]
  /** Global Privacy Control was seen for this account before; it stands. */
  readonly standingGpc: boolean
}

export interface PolicyRequest {
  readonly signedIn: boolean
  /** Global Privacy Control came with this request. */
  readonly gpc: boolean
  /** 'children': an unknown age is taken for the youngest. */
  readonly audience: 'general' | 'children'
}

export type ReasonCode =
  | 'chosen'
  | 'default'
  | 'gpc'
  | 'gpc_choice_counts'
  | 'consent_expired'
  | 'age'
  | 'age_guardian'
  | 'sign_in'
  | 'objected'
  | 'objected_offers'
  | 'restricted'
  | 'contribute_on'
  | 'contribute_off'

export type Obligation =
  | { readonly do: 'erase'; readonly fields: readonly FieldId[] }
  | { readonly do: 'tell'; readonly what: 'gpc_honoured' | 'consent_expired' | 'age' }
  | { readonly do: 'ask_twice' }
  /** Epoch milliseconds; nothing may ask before it, whoever asks. */
  | { readonly do: 'not_ask_before'; readonly at: number }

export interface Decision {
  /** In force now. */
  readonly level: Level
  /** What may be done, in the order of `allPurposes`. */
  readonly purposes: readonly Purpose[]
  readonly fields: readonly FieldId[]
  /** In the order in which they decided; texts are in `texts/`. */
  readonly reasons: readonly ReasonCode[]
  readonly obligations: readonly Obligation[]
  readonly pack: { readonly id: string; readonly version: string }
}

const dayMilliseconds = 86_400_000
const never = Number.MAX_SAFE_INTEGER

/** Nobody's state: never asked, nothing said. */
export const unknownPerson: PersonState = {
  level: null,
  purposes: [],
  contribute: false,
  chosenAt: null,
  refusedAt: null,
  seenAt: null,
  age: null,
  guardianAgreed: false,
  restricted: false,
  objections: [],
  standingGpc: false,
}

function expired(state: PersonState, pack: DecisionRules, now: number): boolean {
  const { consentDays, inactiveDays } = pack
  const { chosenAt } = state
  if (state.level === null && !state.contribute) return false
  // A choice without a date cannot be shown to hold.
  if (chosenAt === null || !(chosenAt <= now)) return true
  if (consentDays !== null && !(now - chosenAt < consentDays * dayMilliseconds)) return true
  const seen = Math.max(state.seenAt ?? chosenAt, chosenAt)
  return inactiveDays !== null && !(now - seen < inactiveDays * dayMilliseconds)
}

function bandOf(
  state: PersonState,
  request: PolicyRequest,
  pack: DecisionRules,
): AgeBand | undefined {
  if (state.age === null) return request.audience === 'children' ? pack.ages[0] : undefined
  const { age } = state
  return pack.ages.find(({ below }) => !(age >= below))
}

function serves(field: FieldId, wanted: readonly Purpose[]): boolean {
  return fieldPurposes[field].some((use) => wanted.includes(use))
}

function erasable(kept: readonly Purpose[], state: PersonState): readonly FieldId[] {
  // Restriction keeps what is there (GDPR 18(2)).
  if (state.restricted) return []
  return allFields.filter((field) => serves(field, accountPurposes) && !serves(field, kept))
}

interface Found {
  readonly reasons: ReasonCode[]
  readonly obligations: Obligation[]
}

/** Rules 1 to 4. */
function levelInForce(
  request: PolicyRequest,
  state: PersonState,
  pack: DecisionRules,
  stale: boolean,
  band: AgeBand | undefined,
  { reasons, obligations }: Found,
): Level {
  const gpc = request.gpc || state.standingGpc
  let level: Level
  if (state.level === null || stale) {
    level = gpc ? 0 : pack.defaultLevel
    reasons.push(gpc ? 'gpc' : 'default')
    if (stale) {
      reasons.push('consent_expired')
      obligations.push({ do: 'tell', what: 'consent_expired' })
    }
  } else {
    level = state.level
    reasons.push('chosen')
    if (gpc && level > 0) reasons.push('gpc_choice_counts')
  }
  if (gpc) obligations.push({ do: 'tell', what: 'gpc_honoured' })
  if (band !== undefined) {
    const cap = state.guardianAgreed ? band.guardianCap : band.cap
    if (level > cap) {
      level = cap
      obligations.push({ do: 'tell', what: 'age' })
    }
    reasons.push(state.guardianAgreed ? 'age_guardian' : 'age')
  }
  if (level === 3 && !request.signedIn) {
    level = 2
    reasons.push('sign_in')
  }
  return level
}

/** Rules 5 and 6: what level 3 is used for. */
function accountUses(state: PersonState, { reasons }: Found): readonly AccountPurpose[] {
  if (state.restricted) {
    reasons.push('restricted')
    return []
  }
  if (state.objections.includes('profiling')) {
    reasons.push('objected')
    return []
  }
  const noOffers = state.objections.includes('offers')
  if (noOffers) reasons.push('objected_offers')
  return accountPurposes.filter(
    (purpose) => state.purposes.includes(purpose) && !(noOffers && purpose === 'offers'),
  )
}

function mayContribute(state: PersonState, stale: boolean, band: AgeBand | undefined): boolean {
  const oldEnough = band === undefined || (state.guardianAgreed && band.guardianCap === 3)
  const stopped = state.restricted || state.objections.includes('profiling')
  return state.contribute && !stale && oldEnough && !stopped
}

function notAskBefore(
  request: PolicyRequest,
  state: PersonState,
  pack: DecisionRules,
): number | null {
  if (request.gpc || state.standingGpc) return never
  if (state.refusedAt === null) return null
  return state.refusedAt + pack.reaskDays * dayMilliseconds
}

/** `now`: epoch milliseconds. Never throws. */
export function decide(
  request: PolicyRequest,
  state: PersonState,
  pack: DecisionRules,
  now: number,
): Decision {
  const found: Found = { reasons: [], obligations: [] }
  const stale = expired(state, pack, now)
  const band = bandOf(state, request, pack)
  const level = levelInForce(request, state, pack, stale, band, found)
  const account = level === 3 ? accountUses(state, found) : []
  const contributes = mayContribute(state, stale, band)
  found.reasons.push(contributes ? 'contribute_on' : 'contribute_off')
  const allowed = allPurposes.filter((purpose) => {
    if (purpose === 'contribute') return contributes
    if (purpose === 'choices') return request.signedIn
    if (purposeLevel[purpose] === 3) return (account as readonly Purpose[]).includes(purpose)
    // Visit and device are steps of one ladder; somebody at level 3 has both.
    return purposeLevel[purpose] <= level && !(state.restricted && purpose !== 'page')
  })
  if (request.signedIn) {
    // An objection stops use; what the person had switched on is kept until they say erase.
    const fields = erasable(level === 3 ? [...allowed, ...state.purposes] : allowed, state)
    if (fields.length > 0) found.obligations.push({ do: 'erase', fields })
  }
  const before = notAskBefore(request, state, pack)
  if (before !== null) found.obligations.push({ do: 'not_ask_before', at: before })
  if (pack.twoStepRaise && state.level === 0) found.obligations.push({ do: 'ask_twice' })
  return {
    level,
    purposes: allowed,
    fields: allFields.filter((field) => serves(field, allowed)),
    reasons: found.reasons,
    obligations: found.obligations,
    pack: { id: pack.id, version: pack.version },
  }
}
