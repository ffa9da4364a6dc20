/**
 * What a slot says to code that asks for a flag, in the terms of OpenFeature (specification, types,
 * resolution details): the value of a `value` content, and why it is this one.
 */
import type { Json } from './content.ts'
import type { SlotDecision } from './slot.ts'

export type FlagType = 'boolean' | 'string' | 'number' | 'object'

export type FlagReason = 'STATIC' | 'TARGETING_MATCH' | 'SPLIT' | 'DEFAULT' | 'DISABLED'

export type Flag =
  | {
      readonly ok: true
      /** Missing: what the code itself has as its default. */
      readonly value?: Json
      /** Id of the content variant; missing with the value. */
      readonly variant?: string
      readonly reason: FlagReason
      /** Empty where no campaign is. */
      readonly metadata: Readonly<Record<string, string | boolean>>
    }
  | { readonly ok: false; readonly code: 'TYPE_MISMATCH'; readonly problem: string }

/** A slot off its schedule; a campaign whose weeks are over says so as well, but something is shown. */
function isClosed({ content, reasons }: SlotDecision): boolean {
  return content.kind === 'nothing' && reasons.length === 1 && reasons[0] === 'not_scheduled'
}

function reasonOf({ arm, reasons, fields }: SlotDecision): FlagReason {
  // The holdout and the neutral arm are drawn like any other.
  if (arm !== null) return 'SPLIT'
  if (reasons.includes('fallback')) return 'DEFAULT'
  return fields.length > 0 ? 'TARGETING_MATCH' : 'STATIC'
}

function typeOf(value: NonNullable<Json>): FlagType {
  const type = typeof value
  return type === 'boolean' || type === 'string' || type === 'number' ? type : 'object'
}

/**
 * A slot that shows nothing, is off its schedule, or has the value null leaves it to the code's own
 * default. A banner or a shelf is no value, whatever type is asked for.
 */
export function flagOf(decision: SlotDecision, type: FlagType): Flag {
  const { placement, campaign, arm, content, counted, variant } = decision
  const metadata = campaign === null || arm === null ? {} : { campaign, arm, counted }
  if (isClosed(decision)) return { ok: true, reason: 'DISABLED', metadata }
  if (content.kind === 'nothing' || (content.kind === 'value' && content.value === null)) {
    return { ok: true, reason: 'DEFAULT', metadata }
  }
  if (content.kind !== 'value' || content.value === null) {
    return {
      ok: false,
      code: 'TYPE_MISMATCH',
      problem: `flag ${placement} is a ${content.kind} for people, not a value for code`,
    }
  }
  const { value } = content
  if (typeOf(value) !== type) {
    return {
      ok: false,
      code: 'TYPE_MISMATCH',
      problem: `flag ${placement} is a ${typeOf(value)}, not a ${type}`,
    }
  }
  return { ok: true, value, variant, reason: reasonOf(decision), metadata }
}
