/** discreet import: a historical file becomes one period, so the unit is the person over the file. */
import { createWriteStream } from 'node:fs'
import { basename, join } from 'node:path'
import type { ErasureList, Interaction, RecordTarget, SiteStore } from '@discreet/engine'
import { erasedAt, importTarget, recordNamed } from '@discreet/engine'
import type { ItemFacts, Reading, ReadOptions, Skip } from '@discreet/interactions-file'
import { readInteractions } from '@discreet/interactions-file'
import type { Item } from '@discreet/protocol'
import { checkItem } from '@discreet/protocol'
import type { Output } from './output.ts'
import type { Session, StoreChoice } from './session.ts'
import { chosenSite, withSession } from './session.ts'

export interface ImportOptions extends StoreChoice, ReadOptions {
  /** The period's name; the same name continues the same period. Default: the file's name. */
  readonly name?: string
  /** false: items that the catalogue does not have are skipped instead of declared. */
  readonly declareItems: boolean
}

interface ImportSummary {
  readonly site: string
  readonly period: string
  readonly rows: number
  readonly stored: number
  readonly duplicates: number
  readonly unknownItems: number
  /** Rows of sensitive items; nothing of them is stored. */
  readonly sensitiveItems: number
  /** Rows of people who were erased since. */
  readonly erased: number
  readonly itemsDeclared: number
  readonly skipped: Readonly<Record<string, number>>
  readonly rejectsFile: string | null
}

const rowsAtOnce = 5000

function itemFrom(id: string, { title, price, category }: ItemFacts): Item | undefined {
  const checked = checkItem({
    id,
    ...(title === undefined ? {} : { title }),
    ...(price === undefined ? {} : { price }),
    ...(category === undefined ? {} : { categories: [category] }),
  })
  return checked.ok ? checked.item : undefined
}

class Importer {
  rows = 0
  stored = 0
  duplicates = 0
  unknownItems = 0
  sensitiveItems = 0
  erased = 0
  itemsDeclared = 0
  readonly #skipped = new Map<string, number>()
  readonly #session: Session
  readonly #site: SiteStore
  readonly #target: RecordTarget
  readonly #list: ErasureList
  readonly #known: Set<string>
  readonly #untitled = new Set<string>()
  readonly #declare: boolean
  #waiting: Interaction[] = []
  #fresh = new Map<string, Item>()

  constructor(
    session: Session,
    site: SiteStore,
    target: RecordTarget,
    list: ErasureList,
    known: readonly string[],
    declare: boolean,
  ) {
    this.#session = session
    this.#site = site
    this.#target = target
    this.#list = list
    this.#known = new Set(known)
    this.#declare = declare
  }

  get skipped(): Record<string, number> {
    return Object.fromEntries(this.#skipped)
  }

  skip({ code }: Skip): void {
    this.rows += 1
    this.#skipped.set(code, (this.#skipped.get(code) ?? 0) + 1)
  }

  async take({ interaction, facts }: Extract<Reading, { ok: true }>): Promise<void> {
    this.rows += 1
    if (this.#declare) this.#declareItem(interaction.item, facts)
    this.#waiting.push(interaction)
    if (this.#waiting.length >= rowsAtOnce) await this.flush()
  }

  /** Declared once; again when the first line had no title and a later one has. */
  #declareItem(id: string, facts: ItemFacts): void {
    const untitled = this.#untitled.has(id)
    if (this.#known.has(id) && !(untitled && facts.title !== undefined)) return
    const item = itemFrom(id, facts)
    if (item === undefined) return
    this.#fresh.set(id, item)
    if (!untitled) this.itemsDeclared += 1
    if (facts.title === undefined) this.#untitled.add(id)
    else this.#untitled.delete(id)
    this.#known.add(id)
  }

  async flush(): Promise<void> {
    if (this.#fresh.size > 0) await this.#site.upsertItems([...this.#fresh.values()])
    this.#fresh = new Map()
    if (this.#waiting.length === 0) return
    const rows = this.#waiting
    this.#waiting = []
    const { cryptography, vault } = this.#session
    // Again for each portion: somebody may be erased while a long file is being read.
    const erased = await erasedAt(this.#site, this.#list)
    const setup = { store: this.#site, cryptography, vault }
    const outcome = await recordNamed(setup, this.#target, rows, erased)
    this.stored += outcome.stored
    this.duplicates += outcome.duplicates
    this.unknownItems += outcome.unknownItems
    this.sensitiveItems += outcome.sensitiveItems
    this.erased += outcome.erased
  }
}

/** Idempotent: running it again after a crash skips what is there. */
async function importFile(
  session: Session,
  site: SiteStore,
  file: string,
  options: ImportOptions,
  output: Output,
): Promise<ImportSummary> {
  const name = options.name ?? basename(file)
  const target = await importTarget(site, name, options.unit ?? 'person', session.now())
  const list = session.erasureList
  const known = await site.itemIds()
  const importer = new Importer(session, site, target, list, known, options.declareItems)
  const rejectsFile = join(options.data, `${basename(file)}.rejects.jsonl`)
  let rejects: ReturnType<typeof createWriteStream> | undefined
  const progress = output.progress(`Importing ${basename(file)}`)
  try {
    for await (const reading of readInteractions(file, options)) {
      if (reading.ok) await importer.take(reading)
      else {
        importer.skip(reading.skip)
        rejects ??= createWriteStream(rejectsFile)
        rejects.write(`${JSON.stringify(reading.skip)}\n`)
      }
      if (importer.rows % 20_000 === 0)
        progress.update(`Importing: ${importer.rows.toLocaleString('en')} rows`)
    }
  } finally {
    await importer.flush()
    rejects?.end()
    progress.done(
      `Read ${importer.rows.toLocaleString('en')} rows, stored ${importer.stored.toLocaleString('en')}`,
    )
  }
  const { rows, stored, duplicates, unknownItems, erased, itemsDeclared, skipped } = importer
  const { sensitiveItems } = importer
  return {
    site: site.site.id,
    period: target.periodId,
    rows,
    stored,
    duplicates,
    unknownItems,
    sensitiveItems,
    erased,
    itemsDeclared,
    skipped,
    rejectsFile: rejects === undefined ? null : rejectsFile,
  }
}

export async function runImport(
  file: string,
  options: ImportOptions,
  output: Output,
): Promise<void> {
  await withSession(options, async (session) => {
    const site = await chosenSite(session.store, options.site)
    const summary = await importFile(session, site, file, options, output)
    output.table([
      { what: 'rows read', count: summary.rows },
      { what: 'stored', count: summary.stored },
      { what: 'there already', count: summary.duplicates },
      ...Object.entries(summary.skipped).map(([code, count]) => ({
        what: `skipped: ${code}`,
        count,
      })),
      { what: 'unknown items', count: summary.unknownItems },
      ...(summary.sensitiveItems === 0
        ? []
        : [{ what: 'left out: sensitive', count: summary.sensitiveItems }]),
      ...(summary.erased === 0 ? [] : [{ what: 'left out: erased', count: summary.erased }]),
      { what: 'items declared', count: summary.itemsDeclared },
    ])
    if (summary.itemsDeclared > 0) {
      output.say(
        '\nItem ids of this file were added to the catalogue. The catalogue is public; if these ids\nare not, import your catalogue first and use --no-declare-items.',
      )
    }
    if (summary.rejectsFile !== null)
      output.say(`\nSkipped lines, one by one: ${summary.rejectsFile}`)
    output.say(`\nNext: discreet release --site ${summary.site}`)
    output.result(summary)
  })
}
