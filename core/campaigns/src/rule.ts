/**
 * Rules of content and of segments: typed data. Every rule names the fields that it reads, and each
 * field has a purpose, so that policy can say for each person whether it may be read.
 */
import type { Purpose } from '@discreet/policy'

type FieldKind = 'text' | 'texts' | 'number'

interface RuleFieldFacts {
  readonly kind: FieldKind
  /** What allows to read it; 'page': the request carries it. */
  readonly purpose: Purpose
  readonly origin: 'none' | 'declared' | 'observed_here'
}

export type RuleField =
  | 'page.kind'
  | 'page.items'
  | 'page.categories'
  | 'basket.items'
  | 'basket.categories'
  | 'basket.size'
  | 'time.hour'
  | 'time.day'
  | 'device.class'
  | 'language'
  | 'given.place'
  | 'given.weather'
  | 'visit.items'
  | 'visit.categories'
  | 'device.items'
  | 'device.categories'
  | 'device.bought'
  | 'device.liked'
  | 'account.bought'
  | 'account.boughtCategories'
  | 'account.viewed'
  | 'account.liked'
  | 'account.ageBand'

/** Hours and days are those of the person's clock: 0 … 23; 1 Monday … 7 Sunday. */
export const ruleFields: Readonly<Record<RuleField, RuleFieldFacts>> = {
  'page.kind': { kind: 'text', purpose: 'page', origin: 'none' },
  'page.items': { kind: 'texts', purpose: 'page', origin: 'none' },
  'page.categories': { kind: 'texts', purpose: 'page', origin: 'none' },
  'basket.items': { kind: 'texts', purpose: 'page', origin: 'none' },
  'basket.categories': { kind: 'texts', purpose: 'page', origin: 'none' },
  'basket.size': { kind: 'number', purpose: 'page', origin: 'none' },
  'time.hour': { kind: 'number', purpose: 'page', origin: 'none' },
  'time.day': { kind: 'number', purpose: 'page', origin: 'none' },
  'device.class': { kind: 'text', purpose: 'page', origin: 'none' },
  language: { kind: 'text', purpose: 'page', origin: 'none' },
  'given.place': { kind: 'text', purpose: 'page', origin: 'declared' },
  'given.weather': { kind: 'text', purpose: 'page', origin: 'declared' },
  'visit.items': { kind: 'texts', purpose: 'visit', origin: 'observed_here' },
  'visit.categories': { kind: 'texts', purpose: 'visit', origin: 'observed_here' },
  'device.items': { kind: 'texts', purpose: 'device', origin: 'observed_here' },
  'device.categories': { kind: 'texts', purpose: 'device', origin: 'observed_here' },
  'device.bought': { kind: 'texts', purpose: 'device', origin: 'observed_here' },
  'device.liked': { kind: 'texts', purpose: 'device', origin: 'declared' },
  'account.bought': { kind: 'texts', purpose: 'purchases', origin: 'observed_here' },
  'account.boughtCategories': { kind: 'texts', purpose: 'purchases', origin: 'observed_here' },
  'account.viewed': { kind: 'texts', purpose: 'browsing', origin: 'observed_here' },
  'account.liked': { kind: 'texts', purpose: 'preferences', origin: 'declared' },
  'account.ageBand': { kind: 'text', purpose: 'demographics', origin: 'declared' },
}

export type Rule =
  /** A text is one of these; of several texts at least one is. */
  | { readonly field: RuleField; readonly is: readonly string[] }
  /** A number, from `atLeast` up to and without `below`; over midnight where from > to (time.hour). */
  | { readonly field: RuleField; readonly atLeast?: number; readonly below?: number }
  | { readonly all: readonly Rule[] }
  | { readonly any: readonly Rule[] }
  | { readonly not: Rule }

/** What is known; what is missing is not known, and decides nothing. */
export type Known = Readonly<Partial<Record<RuleField, string | number | readonly string[]>>>
