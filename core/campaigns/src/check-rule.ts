/** The form of rules: which fields there are, what can be asked of them, and how large a rule gets. */
import { isFields } from '@discreet/protocol'
import type { Check, Problem } from './checks.ts'
import { fault, list, number, set, shape, step, text } from './checks.ts'
import type { RuleField } from './rule.ts'
import { ruleFields } from './rule.ts'
import type { Sensitive } from './sensitive.ts'
import { nameCheck } from './sensitive.ts'

const deepest = 5
const largest = 100
const mostValues = 200

const whatARuleIs =
  'an object with a field and `is`, or a field and `atLeast` or `below`, or `all`, `any`, `not`'

/** Where numbers of a field can be; those that are not here begin at 0. */
const ranges: Partial<Record<string, readonly [number, number]>> = {
  'time.hour': [0, 24],
  'time.day': [1, 8],
}

function checkRange(rule: Readonly<Record<string, unknown>>, at: string, found: Problem[]): void {
  const { field, atLeast, below } = rule
  if (atLeast === undefined && below === undefined) {
    fault(found, at, 'The rule says nothing about its field.', '`atLeast`, `below` or both')
    return
  }
  const [least, most] = ranges[String(field)] ?? [0, 1e9]
  const before = found.length
  for (const [key, value] of Object.entries({ atLeast, below })) {
    if (value !== undefined) number(least, most)(value, step(at, key), found)
  }
  if (found.length > before || typeof atLeast !== 'number' || typeof below !== 'number') return
  if (atLeast === below || (atLeast > below && field !== 'time.hour')) {
    fault(found, step(at, 'below'), 'No number is in this range.', `more than ${atLeast}`)
  }
}

function valuesCheck(sensitive: Sensitive): Check {
  const name = nameCheck(sensitive, 'nobody is told apart by that')
  const one: Check = (value, at, found) => {
    text(200)(value, at, found)
    name(value, at, found)
  }
  return set(one, 1, mostValues)
}

function checkField(
  rule: Readonly<Record<string, unknown>>,
  at: string,
  found: Problem[],
  sensitive: Sensitive,
): void {
  const { field, is } = rule
  if (typeof field !== 'string' || !Object.hasOwn(ruleFields, field)) {
    const names = Object.keys(ruleFields).join(', ')
    fault(found, step(at, 'field'), 'There is no such field.', `one of ${names}`)
    return
  }
  const any: Check = () => undefined
  if (ruleFields[field as RuleField].kind === 'number') {
    if (is !== undefined) {
      const expected = '`atLeast`, `below` or both'
      fault(found, step(at, 'is'), `${field} is a number, and not a text.`, expected)
      return
    }
    shape({ field: any }, { atLeast: any, below: any })(rule, at, found)
    checkRange(rule, at, found)
    return
  }
  for (const key of ['atLeast', 'below']) {
    if (rule[key] === undefined) continue
    fault(
      found,
      step(at, key),
      `${field} is a text, and not a number.`,
      '`is` with a list of texts',
    )
  }
  shape({ field: any, is: valuesCheck(sensitive) }, { atLeast: any, below: any })(rule, at, found)
}

/** Sensitive values are refused in every field: what a page is about also says who looks at it. */
export function ruleCheck(sensitive: Sensitive): Check {
  return (value, field, found) => {
    let seen = 0
    const visit = (rule: unknown, at: string, depth: number): void => {
      seen += 1
      if (depth > deepest || seen > largest) {
        if (seen > largest + 1) return
        const problem = 'The rule is too large to be understood.'
        fault(found, at, problem, `at most ${deepest} deep and ${largest} parts`)
        seen = largest + 1
        return
      }
      if (!isFields(rule)) {
        fault(found, at, 'This is not a rule.', whatARuleIs)
        return
      }
      const named = ['field', 'all', 'any', 'not'].filter((key) => rule[key] !== undefined)
      const [kind] = named
      if (kind === undefined || named.length > 1) {
        fault(
          found,
          at,
          kind ? `A rule is one of ${named.join(' and ')}.` : 'This is not a rule.',
          whatARuleIs,
        )
      } else if (kind === 'field') checkField(rule, at, found, sensitive)
      else {
        const inner: Check = (part, where) => {
          visit(part, where, depth + 1)
        }
        shape({ [kind]: kind === 'not' ? inner : list(inner, 1, 20) })(rule, at, found)
      }
    }
    visit(value, field, 1)
  }
}
