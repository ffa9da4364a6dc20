/** What comes from storage or from a file may be anything; it is taken field by field. */
type Fields = Readonly<Record<string, unknown>>

export function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {}
}

export function isTime(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0
}

/** All of them, or undefined when one of them is not what it should be. */
export function eachOf<T>(
  value: unknown,
  most: number,
  check: (one: unknown) => T | undefined,
): T[] | undefined {
  if (!Array.isArray(value) || value.length > most) return undefined
  const checked: T[] = []
  for (const one of value) {
    const kept = check(one)
    if (kept === undefined) return undefined
    checked.push(kept)
  }
  return checked
}
