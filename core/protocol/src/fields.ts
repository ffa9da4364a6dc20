/** JSON objects of unknown content. */
export type Fields = Readonly<Record<string, unknown>>

/** The object, or an empty one when it is something else. */
export function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Fields)
    : {}
}
