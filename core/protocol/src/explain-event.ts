/**
 * The gate's decision about one event, field by field and with the rule that decided: for whoever builds
 * what sends it. It is the gate's own decision (segment.ts) and its own walk over the fields; it holds
 * names of fields and no value of any.
 */
import type { FieldKind, FieldUse } from './event-fields.ts'
import { eachField } from './event-fields.ts'
import { fieldsOf } from './fields.ts'
import type { Admission, GateRules } from './segment.ts'
import { admitEvent, consentIn } from './segment.ts'

/**
 * In the order in which the gate asks. consent: the event's own; policy: what the law and the settings of
 * the site make of it; form: a field that is needed is missing or wrong.
 */
export type GateRule = 'type' | 'name' | 'consent' | 'policy' | 'form' | 'admitted'

export interface ExplainedField {
  /** JSON pointer (RFC 6901). */
  readonly at: string
  readonly kind: FieldKind
  /** null: it is left outside. */
  readonly use: FieldUse | null
}

export interface ExplainedEvent {
  readonly rule: GateRule
  readonly admission: Admission
  /** Every category that has to be true, and whether it is. */
  readonly consent: readonly { readonly category: string; readonly given: boolean }[]
  readonly fields: readonly ExplainedField[]
}

function ruleOf(admission: Admission, agreed: boolean): GateRule {
  if (admission.ok === true) return 'admitted'
  if (admission.ok === false) return admission.details?.field === '/type' ? 'type' : 'form'
  if (admission.why === 'not_a_contribution') return 'name'
  return agreed ? 'policy' : 'consent'
}

function pointer(name: string): string {
  return `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`
}

/** As `admitEvent`. Never throws. */
export function explainEvent(
  value: unknown,
  rules: GateRules,
  now: number,
  sentAt?: unknown,
): ExplainedEvent {
  const event = fieldsOf(value)
  const admission = admitEvent(value, rules, now, sentAt)
  const consent = consentIn(event, rules.contributeCategories)
  const fields: ExplainedField[] = []
  eachField(event, admission.ok === true, (kind, use, section, name, product) => {
    const within = product === undefined ? section : `${section}/products/${product}`
    fields.push({ at: `${within}${pointer(name)}`, kind, use: use ?? null })
  })
  const agreed = consent.length > 0 && consent.every(({ given }) => given)
  return { rule: ruleOf(admission, agreed), admission, consent, fields }
}
