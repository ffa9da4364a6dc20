/**
 * Reads law packs: those that come with Discreet, and a folder of a site's own, whose packs replace
 * those with the same id. A pack that does not fit its schema stops the start, with file and line.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { LawPack, PackVector } from '@discreet/policy'
import { DiscreetError } from '@discreet/protocol'
import type { ErrorObject } from 'ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'
import type { ParseError } from 'jsonc-parser'
import { findNodeAtLocation, parseTree, printParseErrorCode } from 'jsonc-parser'

export interface PackFile {
  readonly pack: LawPack
  readonly file: string
  readonly vectors: readonly PackVector[]
}

const shipped = fileURLToPath(
  new URL('.', import.meta.resolve('@discreet/policy/packs/pack.schema.json')),
)

function invalid(
  file: string,
  text: string,
  offset: number,
  field: string,
  expected: string,
): never {
  const line = text.slice(0, offset).split('\n').length
  throw new DiscreetError('configuration_invalid', `${file} line ${line}: ${expected}`, {
    field: field === '' ? file : field,
    line,
    expected,
  })
}

/** What is wrong first, in the words of the schema. */
function say({ message = 'something else', params }: ErrorObject): string {
  const details = Object.values(params as Record<string, unknown>).filter(
    (value) => typeof value === 'string' || Array.isArray(value),
  )
  return details.length === 0 ? message : `${message}: ${details.flat().join(', ')}`
}

const ajv = new Ajv2020({ allErrors: false, allowUnionTypes: true })
const validate = ajv.compile<LawPack>(
  JSON.parse(readFileSync(join(shipped, 'pack.schema.json'), 'utf8')) as object,
)

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined
  } catch {
    return false
  }
}

function readPack(folder: string, name: string): PackFile {
  const file = join(folder, name)
  const text = readFileSync(file, 'utf8')
  const errors: ParseError[] = []
  const tree = parseTree(text, errors, { disallowComments: true })
  const [broken] = errors
  if (broken !== undefined) {
    invalid(name, text, broken.offset, '', `JSON (${printParseErrorCode(broken.error)})`)
  }
  const wrong = (field: string, expected: string): never => {
    const path = field.split('/').slice(1)
    const steps = path.map((one) => (/^\d+$/.test(one) ? Number(one) : one))
    const node = tree && findNodeAtLocation(tree, steps)
    return invalid(name, text, node?.offset ?? 0, field, expected)
  }
  const value: unknown = JSON.parse(text)
  if (!validate(value)) {
    const [error] = validate.errors ?? []
    return wrong(error?.instancePath ?? '', say(error as ErrorObject))
  }
  const zone = value.calendar.timeZones.findIndex((one) => !isTimeZone(one))
  if (zone >= 0) return wrong(`/calendar/timeZones/${zone}`, 'must be an IANA time zone')
  const beside = file.replace(/\.json$/, '.vectors.json')
  const vectors = existsSync(beside)
    ? (JSON.parse(readFileSync(beside, 'utf8')) as PackVector[])
    : []
  return { pack: value, file, vectors }
}

function readFolder(folder: string): PackFile[] {
  return readdirSync(folder)
    .filter((name) => /^[a-z-]+\.json$/.test(name))
    .sort()
    .map((name) => readPack(folder, name))
}

/** Throws `configuration_invalid` with file, field and line. `own`: a folder with further packs. */
export function readPacks(own?: string): readonly PackFile[] {
  const files = new Map(readFolder(shipped).map((one) => [one.pack.id, one]))
  if (own === undefined) return [...files.values()]
  if (!existsSync(own)) {
    throw new DiscreetError('configuration_invalid', 'the folder of law packs is not there', {
      field: '--packs',
      expected: 'a folder with one JSON file per pack',
    })
  }
  for (const one of readFolder(own)) files.set(one.pack.id, one)
  const claimed = new Map<string, string>()
  for (const { pack } of files.values()) {
    for (const place of pack.places) {
      const other = claimed.get(place)
      if (other !== undefined) {
        throw new DiscreetError('configuration_invalid', `${place} is in ${other} and ${pack.id}`, {
          field: '/places',
          expected: 'every place in one pack',
        })
      }
      claimed.set(place, pack.id)
    }
  }
  return [...files.values()]
}
