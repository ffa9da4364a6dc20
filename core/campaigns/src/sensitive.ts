/** Which names and words are sensitive, for the forms: by the catalogue's mark, or by the word itself. */
import { isSensitive, sensitiveTopicOf } from '@discreet/policy'
import type { Item } from '@discreet/protocol'
import { isFields } from '@discreet/protocol'
import type { Check, Problem } from './checks.ts'
import { fault, step } from './checks.ts'

/** The topic of a text, of a category or tag, or of the product with this id; undefined: none. */
export type Sensitive = (name: string) => string | undefined

export function sensitiveNames(itemOf: (id: string) => Item | undefined): Sensitive {
  return (name) => {
    const item = itemOf(name)
    const marked = item && isSensitive(item) ? (sensitiveTopicOf(item) ?? 'marked so') : undefined
    return marked ?? sensitiveTopicOf({ categories: [name], title: name })
  }
}

export function nameCheck(sensitive: Sensitive, why: string): Check {
  return (value, field, found) => {
    const topic = typeof value === 'string' ? sensitive(value) : undefined
    if (topic === undefined) return
    const problem = `This names something sensitive (${topic}): ${why}.`
    fault(found, field, problem, 'something that is not sensitive')
  }
}

/** Every text in a value, wherever it is. */
export function wordCheck(sensitive: Sensitive, why: string): Check {
  const name = nameCheck(sensitive, why)
  const visit = (value: unknown, field: string, found: Problem[]): void => {
    name(value, field, found)
    if (Array.isArray(value)) {
      value.forEach((one: unknown, k) => {
        visit(one, step(field, k), found)
      })
    } else if (isFields(value)) {
      for (const [key, one] of Object.entries(value)) visit(one, step(field, key), found)
    }
  }
  return visit
}
