/**
 * Small checks from which the forms of placements, segments and campaigns are put together. Each says
 * where the fault is, what is wrong and what was expected; none stops at the first.
 */
import { isFields, isText } from '@discreet/protocol'

/** One fault in what somebody wrote. */
export interface Problem {
  /** JSON pointer (RFC 6901). */
  readonly field: string
  /** A sentence for people. */
  readonly problem: string
  readonly expected: string
}

/** Adds the faults of `value`, which stands at `field`. */
export type Check = (value: unknown, field: string, found: Problem[]) => void

/** A key as a step of a JSON pointer. */
export function step(field: string, key: string | number): string {
  return `${field}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`
}

export function fault(found: Problem[], field: string, problem: string, expected: string): void {
  found.push({ field, problem, expected })
}

/** Holds where `right` does. */
export function such(right: (value: unknown) => boolean, expected: string): Check {
  return (value, field, found) => {
    if (value === undefined) fault(found, field, 'This is missing.', expected)
    else if (!right(value)) fault(found, field, 'This does not have the expected form.', expected)
  }
}

export function text(longest: number): Check {
  return such((value) => isText(value, longest), `a text of 1 to ${longest} characters`)
}

export function number(least: number, most: number): Check {
  const right = (value: unknown): boolean =>
    typeof value === 'number' && value >= least && value <= most
  return such(right, `a number from ${least} to ${most}`)
}

export function whole(least: number, most: number): Check {
  const right = (value: unknown): boolean =>
    Number.isSafeInteger(value) && Number(value) >= least && Number(value) <= most
  return such(right, `a whole number from ${least} to ${most}`)
}

/** Epoch milliseconds. */
export const moment: Check = whole(0, 8.64e15)

export function oneOf(choices: readonly unknown[]): Check {
  const listed = choices.map((choice) => JSON.stringify(choice)).join(', ')
  return such((value) => choices.includes(value), `one of ${listed}`)
}

/** Ids stand in addresses, in names of charges and after `campaign:`: no colon, slash or at-sign. */
export const id: Check = such(
  (value) => typeof value === 'string' && /^[a-z0-9][a-z0-9._-]{0,63}$/i.test(value),
  'an id of letters, digits, ".", "_" and "-", at most 64 characters, that begins with a letter or digit',
)

/** A list of texts or numbers in which nothing is twice. */
export function different(
  found: Problem[],
  values: readonly unknown[],
  field: string,
  key?: string,
): void {
  values.forEach((value, k) => {
    if (value === undefined || values.indexOf(value) === k) return
    const at = step(field, k)
    fault(found, key ? step(at, key) : at, 'This is there already.', 'each only once')
  })
}

export function list(each: Check, least: number, most: number): Check {
  const expected = `a list of ${least} to ${most} entries`
  return (value, field, found) => {
    if (!Array.isArray(value)) {
      fault(
        found,
        field,
        value === undefined ? 'This is missing.' : 'This is not a list.',
        expected,
      )
    } else if (value.length < least || value.length > most) {
      fault(found, field, `The list has ${value.length} entries.`, expected)
    } else {
      value.forEach((one: unknown, k) => {
        each(one, step(field, k), found)
      })
    }
  }
}

/** A list of different texts or numbers. */
export function set(each: Check, least: number, most: number): Check {
  return also(list(each, least, most), (value: readonly unknown[], field, found) => {
    different(found, value, field)
  })
}

type Parts = Readonly<Record<string, Check>>

/** An object with these keys and no others. */
export function shape(needed: Parts, optional: Parts = {}): Check {
  const parts = new Map(Object.entries({ ...needed, ...optional }))
  const keys = [...parts.keys()].join(', ')
  return (value, field, found) => {
    if (!isFields(value)) {
      const problem = value === undefined ? 'This is missing.' : 'This is not an object.'
      fault(found, field, problem, `an object with ${keys}`)
      return
    }
    for (const key of Object.keys(value)) {
      if (!parts.has(key)) {
        fault(found, step(field, key), 'There is no such key here.', `one of ${keys}`)
      }
    }
    for (const [key, check] of parts) {
      if (key in needed || value[key] !== undefined) check(value[key], step(field, key), found)
    }
  }
}

/** Looks at what belongs together, once its form is right. (Never export a `then`: imports await it.) */
export function also<T>(
  form: Check,
  look: (value: T, field: string, found: Problem[]) => void,
): Check {
  return (value, field, found) => {
    const before = found.length
    form(value, field, found)
    if (found.length === before) look(value as T, field, found)
  }
}

/** An object that says with `kind` what it is. */
export function kinds(forms: Readonly<Record<string, Check>>): Check {
  const known = oneOf(Object.keys(forms))
  return (value, field, found) => {
    const kind = isFields(value) ? value['kind'] : undefined
    const form = typeof kind === 'string' && Object.hasOwn(forms, kind) ? forms[kind] : undefined
    if (form) form(value, field, found)
    else if (isFields(value)) known(kind, step(field, 'kind'), found)
    else fault(found, field, 'This is not an object.', 'an object with a kind')
  }
}

export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] }

export function problemsOf(check: Check, value: unknown): readonly Problem[] {
  const found: Problem[] = []
  check(value, '', found)
  return found
}

export function read<T>(check: Check, value: unknown): Read<T> {
  const problems = problemsOf(check, value)
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: value as T }
}
