/**
 * Takes up the export of somebody from another Discreet (GDPR 20): what they did and said there, as
 * far as they have switched it on here. Never what they chose there: a consent is given where it
 * holds. Told twice it is there once, also when the things are here for another reason.
 */
import type { AccountPurpose, FieldId } from '@discreet/policy'
import { dataCatalogue, fieldOf, profileFields } from '@discreet/policy'
import type { Refusal } from '@discreet/protocol'
import { isFields, isText, refuse } from '@discreet/protocol'
import { checkPreferences } from '@discreet/recommend'
import type { PeopleSetup, Standing, Visitor } from './choices.ts'
import type { Thing } from './opened-profile.ts'
import { expiresAt, openProfile } from './opened-profile.ts'
import type { Remembered } from './profile.ts'
import { remember } from './profile.ts'
import type { Pseudonym } from './pseudonym.ts'
import { isAddress, isAgeBand } from './rectify.ts'
import { sensitiveItems } from './sensitive-items.ts'

/**
 * stays_there: a choice, a proof, a log of there, which nobody can take along; newer_here: something
 * else was said later; sensitive: nothing is kept of such an item.
 */
type LeftOut =
  | 'form'
  | 'time'
  | 'not_switched_on'
  | 'too_old'
  | 'newer_here'
  | 'stays_there'
  | 'no_such_field'
  | 'sensitive'

export interface EntryReport {
  readonly field: string
  /** Of the entry in its field. */
  readonly index: number
  readonly outcome: 'taken' | 'there_already' | 'left_out'
  readonly why?: LeftOut
}

export interface ImportOutcome {
  readonly ok: true
  readonly taken: number
  readonly thereAlready: number
  readonly leftOut: number
  readonly report: readonly EntryReport[]
  /** Purposes that would let in what was left out; never switched on by an import. */
  readonly wants: readonly AccountPurpose[]
}

const schema = 'https://discreet.example/export/1'
const mostEntries = 50_000
const longestItem = 512
const dateTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z$/
const things: readonly FieldId[] = ['account.purchases', 'account.views']

interface Candidate {
  readonly field: FieldId
  readonly index: number
  readonly at: number
  readonly content: Readonly<Record<string, unknown>>
}

type Read = Candidate | EntryReport

function left(field: string, index: number, why: LeftOut): EntryReport {
  return { field, index, outcome: 'left_out', why }
}

/** What of an entry is taken over: nothing that the field does not have. */
function contentOf(field: FieldId, entry: Readonly<Record<string, unknown>>): object | undefined {
  if (things.includes(field)) {
    const { item } = entry
    return isText(item, longestItem) ? { item } : undefined
  }
  if (field === 'account.preferences') return checkPreferences(entry)
  const { ageBand, address } = entry
  if (field === 'account.ageBand') return isAgeBand(ageBand) ? { ageBand } : undefined
  return isAddress(address) ? { address } : undefined
}

function readEntry(field: FieldId, index: number, entry: unknown, now: number): Read {
  if (!isFields(entry)) return left(field, index, 'form')
  const { at: told } = entry
  const at = typeof told === 'string' && dateTime.test(told) ? Date.parse(told) : Number.NaN
  if (!(at <= now)) return left(field, index, 'time')
  const content = contentOf(field, entry)
  if (content === undefined) return left(field, index, 'form')
  return { field, index, at, content: { ...content } }
}

interface ReadFields {
  readonly ok: true
  readonly entries: readonly Read[]
}

/** Only what this catalogue keeps in a profile; everything else is named and left. */
function readExport(exported: unknown, now: number): ReadFields | Refusal {
  const wrong = (field: string, expected: string): Refusal =>
    refuse('file_invalid', 'this is not an export of Discreet', { field, expected })
  if (!isFields(exported)) return wrong('/', 'the JSON of an export')
  if (exported['schema'] !== schema) return wrong('/schema', schema)
  const { fields } = exported
  if (!Array.isArray(fields)) return wrong('/fields', 'a list of fields')
  const entries: Read[] = []
  for (const [k, field] of (fields as unknown[]).entries()) {
    if (
      !isFields(field) ||
      typeof field['field'] !== 'string' ||
      !Array.isArray(field['entries'])
    ) {
      return wrong(`/fields/${k}`, 'a field with its entries')
    }
    const known = profileFields.find(({ id }) => id === field['field'])
    const list = field['entries'] as unknown[]
    if (entries.length + list.length > mostEntries) {
      return wrong(`/fields/${k}/entries`, `at most ${mostEntries} entries in all`)
    }
    const name = field['field']
    const ours = dataCatalogue.some(({ id }) => id === name)
    for (const [index, entry] of list.entries()) {
      if (known !== undefined) entries.push(readEntry(known.id, index, entry, now))
      else entries.push(left(name, index, ours ? 'stays_there' : 'no_such_field'))
    }
  }
  return { ok: true, entries }
}

/** What is here, and how often: a thing is the same when field, moment and item are. */
class Here {
  readonly #counts = new Map<string, number>()
  readonly #newest = new Map<FieldId, number>()

  constructor(rows: readonly { readonly field: FieldId; readonly things: readonly Thing[] }[]) {
    for (const { field, things: all } of rows) {
      for (const { at, content } of all) {
        const key = this.#key(field, at, content)
        this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1)
        this.#newest.set(field, Math.max(this.#newest.get(field) ?? 0, at))
      }
    }
  }

  #key(field: FieldId, at: number, content: Thing['content']): string {
    return `${field}\0${at}\0${String(content['item'])}`
  }

  /** true for as many of the same as there are; each is used up. */
  has({ field, at, content }: Candidate): boolean {
    const key = this.#key(field, at, content)
    const count = this.#counts.get(key) ?? 0
    if (count > 0) this.#counts.set(key, count - 1)
    return count > 0
  }

  newest(field: FieldId): number {
    return this.#newest.get(field) ?? Number.NEGATIVE_INFINITY
  }
}

interface Sorted {
  readonly taken: readonly Remembered[]
  readonly report: readonly EntryReport[]
}

interface Known {
  readonly here: Here
  readonly sensitive: ReadonlySet<string>
}

function sortEntries(
  entries: readonly Read[],
  { decision }: Standing,
  { here, sensitive }: Known,
  now: number,
): Sorted {
  const taken: Remembered[] = []
  const times = new Map<string, number>()
  const newest = new Map<FieldId, number>()
  for (const entry of entries) {
    if ('outcome' in entry) continue
    newest.set(entry.field, Math.max(newest.get(entry.field) ?? entry.at, entry.at))
  }
  const report = entries.map((entry): EntryReport => {
    if ('outcome' in entry) return entry
    const { field, index, at, content } = entry
    if (!decision.fields.includes(field)) return left(field, index, 'not_switched_on')
    if ((expiresAt(field, at) ?? now + 1) <= now) return left(field, index, 'too_old')
    if (sensitive.has(String(content['item']))) return left(field, index, 'sensitive')
    if (here.has(entry)) return { field, index, outcome: 'there_already' }
    const single = !things.includes(field)
    if (single && Math.max(here.newest(field), newest.get(field) ?? at) > at) {
      return left(field, index, 'newer_here')
    }
    // Two that look the same were two there, and are two here.
    const name = `import\0${at}\0${String(content['item'])}`
    const time = times.get(`${field}\0${name}`) ?? 0
    times.set(`${field}\0${name}`, time + 1)
    taken.push({ field, thing: single ? 'all' : `${name}\0${time}`, at, content, replaces: single })
    return { field, index, outcome: 'taken' }
  })
  return { taken, report }
}

function wanted(report: readonly EntryReport[]): readonly AccountPurpose[] {
  const off = report.filter(({ why }) => why === 'not_switched_on')
  const purposes = off.flatMap(({ field }) => fieldOf(field as FieldId).purposes)
  return [...new Set(purposes)] as AccountPurpose[]
}

/** Refuses with `file_invalid`; then nothing was taken. */
export async function importPerson(
  setup: PeopleSetup,
  visitor: Visitor & { readonly subject: Pseudonym },
  exported: unknown,
): Promise<ImportOutcome | Refusal> {
  const now = setup.now()
  const read = readExport(exported, now)
  if (!read.ok) return read
  const { standing, rows } = await openProfile(setup, visitor)
  const here = new Here(rows?.entries ?? [])
  const named = read.entries.flatMap((entry) =>
    'content' in entry && entry.content['item'] !== undefined ? String(entry.content['item']) : [],
  )
  const sensitive = await sensitiveItems(setup.store, named)
  const { taken, report } = sortEntries(read.entries, standing, { here, sensitive }, now)
  await remember(setup, visitor.subject, standing, taken)
  const count = (outcome: EntryReport['outcome']): number =>
    report.filter((one) => one.outcome === outcome).length
  return {
    ok: true,
    taken: count('taken'),
    thereAlready: count('there_already'),
    leftOut: count('left_out'),
    report,
    wants: wanted(report),
  }
}
