/**
 * Text from outside, before it meets SQL: PostgreSQL takes no NUL byte, replaces what is not UTF-16,
 * and cannot index a value of some kilobytes.
 */
import { DiscreetError, isText } from '@discreet/protocol'

export const longestId = 512

/** Throws `field_invalid`. The value is not repeated in the error: it may be personal. */
export function requireText(value: string, field: string, longest: number = longestId): void {
  if (isText(value, longest)) return
  throw new DiscreetError('field_invalid', `${field} cannot be stored`, {
    field,
    expected: `1 to ${longest} characters of well-formed text without NUL`,
  })
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

export function isPseudonym(value: string): boolean {
  return uuid.test(value)
}

/** Lower-case RFC 9562 text. Throws `field_invalid`. */
export function requirePseudonym(value: string, field: string): void {
  if (uuid.test(value)) return
  throw new DiscreetError('field_invalid', `${field} is not a pseudonym`, {
    field,
    expected: 'a UUID in lower case',
  })
}
