/** Text that every part of the system can hold unchanged. */

/** A surrogate without its partner: UTF-8 cannot carry it, so it would come back as another text. */
const loneSurrogate = /\p{Surrogate}/u

/** 1 to `longest` UTF-16 code units, no NUL (PostgreSQL has none), no broken character. */
export function isText(value: unknown, longest: number): value is string {
  return (
    typeof value === 'string' &&
    value.length > 0 &&
    value.length <= longest &&
    !value.includes('\0') &&
    !loneSurrogate.test(value)
  )
}
