/** The form of contents, and of lists of them. */
import { isFields, isText } from '@discreet/protocol'
import { ruleCheck } from './check-rule.ts'
import type { Check } from './checks.ts'
import {
  also,
  different,
  fault,
  id,
  kinds,
  list,
  oneOf,
  shape,
  step,
  such,
  text,
} from './checks.ts'
import type { ContentVariant, Json } from './content.ts'
import { fieldsOf } from './needs.ts'
import { ruleFields } from './rule.ts'
import type { Sensitive } from './sensitive.ts'
import { wordCheck } from './sensitive.ts'

export const lists = ['home', 'product', 'basket', 'similar', 'trending', 'again'] as const

/** Whole words of a language tag (BCP 47), first part only: 'de' serves de-AT as well. */
const language = /^[a-z]{2,3}$/

function words(longest: number): Check {
  return (value, field, found) => {
    if (!isFields(value)) {
      const problem = value === undefined ? 'This is missing.' : 'This is not an object.'
      fault(found, field, problem, 'texts by language, such as {"en": "…", "de": "…"}')
      return
    }
    if (value['en'] === undefined) {
      const problem = 'The English words are missing.'
      fault(found, step(field, 'en'), problem, 'words that everybody gets who reads no other')
    }
    for (const [key, one] of Object.entries(value)) {
      const at = step(field, key)
      if (!language.test(key)) {
        fault(found, at, 'This is not a language.', 'two or three small letters, such as de')
      } else text(longest)(one, at, found)
    }
  }
}

/** A path of the site or https; `//host` would be another site, `javascript:` a program. */
const address: Check = such(
  (value) => isText(value, 2000) && /^(\/(?![/\\])|https:\/\/[^/\\])[^\s\\]*$/.test(value),
  'a path that begins with one /, or an address that begins with https://',
)

function isJson(value: unknown, depth: number): value is Json {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return true
  if (typeof value === 'number') return Number.isFinite(value)
  if (depth === 0) return false
  if (Array.isArray(value)) return value.every((one) => isJson(one, depth - 1))
  return isFields(value) && Object.values(value).every((one) => isJson(one, depth - 1))
}

const json: Check = such(
  (value) => isJson(value, 10) && JSON.stringify(value).length <= 16_384,
  'JSON of at most 16,384 characters and ten levels',
)

const kind = oneOf(['banner', 'shelf', 'value', 'nothing'])

const content: Check = kinds({
  banner: shape(
    { kind, title: words(200) },
    { text: words(1000), link: shape({ href: address, label: words(100) }), image: address },
  ),
  shelf: shape({ kind, list: oneOf(lists) }, { title: words(200) }),
  value: shape({ kind, value: json }),
  nothing: shape({ kind }),
})

function isPersonal({ when }: ContentVariant): boolean {
  return when !== undefined && fieldsOf(when).some((field) => ruleFields[field].purpose !== 'page')
}

/**
 * Contents of a campaign name nothing sensitive; those of a placement may, where what is known of the
 * person does not decide.
 */
export function contentsCheck(sensitive: Sensitive, of: 'placement' | 'campaign'): Check {
  const quiet = wordCheck(sensitive, 'it is not shown to people because of who they are')
  const variant = shape({ id, content }, { when: ruleCheck(sensitive) })
  return also(list(variant, 1, 20), (variants: readonly ContentVariant[], field, found) => {
    different(
      found,
      variants.map((one) => one.id),
      field,
      'id',
    )
    variants.forEach((one, k) => {
      const at = step(field, k)
      const last = k === variants.length - 1
      if (last && one.when) {
        const problem = 'The last content has a rule, so that some people would see nothing.'
        fault(
          found,
          step(at, 'when'),
          problem,
          'a last content without a rule: the version of level 0',
        )
      }
      if (!last && !one.when) {
        const problem = 'This content has no rule, so that those after it are never shown.'
        fault(found, at, problem, 'a rule (`when`), or to be the last')
      }
      if (of === 'campaign' || isPersonal(one)) quiet(one.content, step(at, 'content'), found)
    })
  })
}
