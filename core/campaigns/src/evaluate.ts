/**
 * Rules in three-valued logic (Kleene 1938): what is not known makes a rule unknown and never true or
 * false by accident, and what the person has not allowed is not read at all. What a rule says with
 * less allowed, it also says with more: less can only make it undecided.
 */
import type { Purpose } from '@discreet/policy'
import type { ContentVariant } from './content.ts'
import type { Known, Rule, RuleField } from './rule.ts'
import { ruleFields } from './rule.ts'

export type Truth =
  | 'yes'
  | 'no'
  /** Something that it reads is missing. */
  | 'unknown'
  /** Something that it reads is not allowed; stronger than unknown. */
  | 'not_permitted'

/** Where somebody stands, as far as rules go. */
export interface Reading {
  readonly known: Known
  readonly purposes: readonly Purpose[]
  /** Collects what was read. */
  readonly read?: Set<RuleField>
}

/** The first of these that a part is decides the whole. */
const allOf: readonly Truth[] = ['no', 'not_permitted', 'unknown']
const anyOf: readonly Truth[] = ['yes', 'not_permitted', 'unknown']

function together(parts: readonly Rule[], order: readonly Truth[], reading: Reading): Truth {
  const truths = parts.map((part) => truthOf(part, reading))
  return order.find((one) => truths.includes(one)) ?? (order === allOf ? 'yes' : 'no')
}

function inRange(value: number, from: number, to: number, wraps: boolean): boolean {
  return wraps && from > to ? value >= from || value < to : value >= from && value < to
}

function fieldTruth(rule: Extract<Rule, { field: RuleField }>, reading: Reading): Truth {
  const { field } = rule
  // A file of a newer server may name a field that this code does not know: it may not be read.
  const facts = ruleFields[field] as (typeof ruleFields)[RuleField] | undefined
  if (!facts || !reading.purposes.includes(facts.purpose)) return 'not_permitted'
  reading.read?.add(field)
  const value = reading.known[field]
  let holds: boolean
  if ('is' in rule) {
    if (value === undefined || typeof value === 'number') return 'unknown'
    holds = (typeof value === 'string' ? [value] : value).some((one) => rule.is.includes(one))
  } else {
    if (typeof value !== 'number' || Number.isNaN(value)) return 'unknown'
    const { atLeast = -Infinity, below = Infinity } = rule
    holds = inRange(value, atLeast, below, field === 'time.hour')
  }
  return holds ? 'yes' : 'no'
}

export function truthOf(rule: Rule, reading: Reading): Truth {
  if ('all' in rule) return together(rule.all, allOf, reading)
  if ('any' in rule) return together(rule.any, anyOf, reading)
  if ('field' in rule) return fieldTruth(rule, reading)
  const truth = truthOf(rule.not, reading)
  if (truth === 'yes') return 'no'
  return truth === 'no' ? 'yes' : truth
}

/** Reads only what `purposes` allow. Content and segments go by 'yes' alone. */
export function evaluateRule(rule: Rule, known: Known, purposes: readonly Purpose[]): Truth {
  return truthOf(rule, { known, purposes })
}

/** The first variant whose rule holds, and why those before it were not taken. */
export function chooseVariant(
  variants: readonly ContentVariant[],
  reading: Reading,
): { readonly variant: ContentVariant | undefined; readonly passed: readonly Truth[] } {
  const passed: Truth[] = []
  for (const variant of variants) {
    const truth = variant.when ? truthOf(variant.when, reading) : 'yes'
    if (truth === 'yes') return { variant, passed }
    passed.push(truth)
  }
  return { variant: undefined, passed }
}
