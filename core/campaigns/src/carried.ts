/**
 * What a request itself carries, from attributes that somebody else named: an OpenFeature context, the
 * body of a request. Nothing about a person comes in here, whatever the attributes hold.
 */
import type { Known, RuleField } from './rule.ts'
import { ruleFields } from './rule.ts'

type Attributes = Readonly<Record<string, unknown>>

/** Fields of rules that a request may carry: those whose purpose is the page. */
export const carriedFields: readonly RuleField[] = (Object.keys(ruleFields) as RuleField[]).filter(
  (field) => ruleFields[field].purpose === 'page',
)

/** `page.kind` as an attribute of this name, or as `kind` in `page`. */
function attributeOf(attributes: Attributes, name: string): unknown {
  if (Object.hasOwn(attributes, name)) return attributes[name]
  const [first = '', ...rest] = name.split('.')
  if (rest.length === 0 || !Object.hasOwn(attributes, first)) return undefined
  const inner = attributes[first]
  if (typeof inner !== 'object' || inner === null) return undefined
  return attributeOf(inner as Attributes, rest.join('.'))
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined
}

function read(field: RuleField, value: unknown): Known[RuleField] {
  const { kind } = ruleFields[field]
  if (kind === 'number')
    return typeof value === 'number' && !Number.isNaN(value) ? value : undefined
  if (kind === 'text') return textOf(value)
  const texts = Array.isArray(value) ? value.map(textOf) : [textOf(value)]
  const all = texts.filter((text) => text !== undefined)
  return all.length === texts.length ? all : undefined
}

/**
 * `names`: attributes that stand for a field under another name. A value of the wrong kind is not
 * known; what is not a field of a request is not looked at.
 */
export function carriedBy(
  attributes: Attributes,
  names: Readonly<Record<string, RuleField>> = {},
): Known {
  const known: Partial<Record<RuleField, Known[RuleField]>> = {}
  const add = (field: RuleField, attribute: string): void => {
    if (!carriedFields.includes(field)) return
    const value = read(field, attributeOf(attributes, attribute))
    if (value !== undefined) known[field] = value
  }
  for (const [attribute, field] of Object.entries(names)) add(field, attribute)
  for (const field of carriedFields) add(field, field)
  const { 'basket.items': basket, 'basket.size': size } = known
  if (size === undefined && Array.isArray(basket)) known['basket.size'] = basket.length
  return known as Known
}
