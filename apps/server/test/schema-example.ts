/** The smallest value that a JSON Schema allows, as far as the schemas of the routes go. */

interface Schema {
  readonly type?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly minProperties?: number
  readonly items?: Schema
  readonly minItems?: number
  readonly minLength?: number
  readonly minimum?: number
  readonly pattern?: string
}

/** For patterns that a row of letters does not fit. */
const uuid = '11111111-1111-4111-8111-111111111111'
const texts = ['nothing', '1', 'f'.repeat(64), 'x'.repeat(43), '2026-11-24', uuid]

function textFor({ minLength = 0, pattern = '' }: Schema): string {
  const fits = (text: string): boolean =>
    text.length >= minLength && new RegExp(pattern, 'u').test(text)
  const found = [...texts, 'x'.repeat(minLength)].find(fits)
  if (found === undefined) throw new Error(`no text for ${pattern}`)
  return found
}

function namesOf({ required = [], properties = {}, minProperties = 0 }: Schema): string[] {
  const others = Object.keys(properties).filter((name) => !required.includes(name))
  return [...required, ...others.slice(0, Math.max(0, minProperties - required.length))]
}

export function exampleOf(schema: object): unknown {
  const one = schema as Schema
  if (one.enum !== undefined) return one.enum[0]
  if (one.const !== undefined) return one.const
  if (one.anyOf !== undefined) return exampleOf(one.anyOf[0] ?? {})
  switch (one.type) {
    case 'object':
      return Object.fromEntries(
        namesOf(one).map((name) => [name, exampleOf(one.properties?.[name] ?? {})]),
      )
    case 'array':
      return Array.from({ length: one.minItems ?? 0 }, () => exampleOf(one.items ?? {}))
    case 'boolean':
      return true
    case 'number':
    case 'integer':
      return one.minimum ?? 1
    case 'null':
      return null
    default:
      return textFor(one)
  }
}
