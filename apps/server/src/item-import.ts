/**
 * Items from a text of CSV or JSON Lines, line by line: a bad line is named and keeps no other from being
 * taken, and what was taken stays, also when a later part cannot be read.
 */
import type { Progress, SiteStore } from '@discreet/engine'
import type { SourceRecord } from '@discreet/interactions-file'
import { recordsOfText } from '@discreet/interactions-file'
import type { Item } from '@discreet/protocol'
import { checkItem, DiscreetError } from '@discreet/protocol'
import type { ItemColumns, ItemField } from './item-columns.ts'
import { itemOfRow, suggestedColumns } from './item-columns.ts'

const itemsAtOnce = 500
const mostNamed = 200

export interface ItemImport {
  readonly text: string
  readonly format: 'csv' | 'jsonl'
  /** Of CSV. Default: as the names of its columns say it. */
  readonly columns?: ItemColumns
  /** Looks at every line and stores none. */
  readonly dryRun: boolean
}

interface RejectedLine {
  readonly line: number
  readonly field: string
  /** Of CSV, where the field has one. */
  readonly column: string | null
  readonly expected: string
}

export interface ImportedItems {
  readonly format: ItemImport['format']
  /** Of CSV: all that there are, and which was taken for what. */
  readonly columns: readonly string[]
  readonly used: ItemColumns
  readonly lines: number
  readonly accepted: number
  readonly rejected: number
  /** The first of them. */
  readonly problems: readonly RejectedLine[]
  readonly stored: boolean
}

function linesIn(text: string): number {
  let count = 1
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1
  return count
}

function requireId(used: ItemColumns, names: readonly string[]): void {
  if (used.id !== undefined && Object.values(used).every((column) => names.includes(column))) return
  throw new DiscreetError('field_invalid', 'it is not said which column has the id', {
    field: '/columns/id',
    expected: `one of ${names.join(', ')}`,
  })
}

class Importing {
  readonly #store: SiteStore
  readonly #wanted: ItemImport
  readonly #problems: RejectedLine[] = []
  #waiting: Item[] = []
  #names: readonly string[] = []
  #used: ItemColumns = {}
  #lines = 0
  #accepted = 0
  #rejected = 0

  constructor(store: SiteStore, wanted: ItemImport) {
    this.#store = store
    this.#wanted = wanted
  }

  #begin({ record }: SourceRecord): void {
    if (this.#wanted.format !== 'csv' || record === undefined || this.#names.length > 0) return
    this.#names = Object.keys(record)
    this.#used = this.#wanted.columns ?? suggestedColumns(this.#names)
    requireId(this.#used, this.#names)
  }

  #reject(line: number, field: string, expected: string): void {
    this.#rejected += 1
    if (this.#problems.length >= mostNamed) return
    const column = this.#used[field.slice(1) as ItemField] ?? null
    this.#problems.push({ line, field, column, expected })
  }

  async take(source: SourceRecord): Promise<void> {
    this.#begin(source)
    this.#lines += 1
    const { line, record } = source
    if (record === undefined) {
      const whole = this.#wanted.format === 'csv' ? 'a value in every column' : 'one JSON object'
      this.#reject(line, '/', whole)
      return
    }
    const checked = checkItem(
      this.#wanted.format === 'csv' ? itemOfRow(record, this.#used) : record,
    )
    if (checked.ok) this.#waiting.push(checked.item)
    else this.#reject(line, checked.details?.field ?? '/', checked.details?.expected ?? '')
    if (this.#waiting.length >= itemsAtOnce) await this.flush()
  }

  async flush(): Promise<void> {
    if (!this.#wanted.dryRun && this.#waiting.length > 0) {
      await this.#store.upsertItems(this.#waiting)
    }
    this.#accepted += this.#waiting.length
    this.#waiting = []
  }

  done(): ImportedItems {
    return {
      format: this.#wanted.format,
      columns: this.#names,
      used: this.#used,
      lines: this.#lines,
      accepted: this.#accepted,
      rejected: this.#rejected,
      problems: this.#problems,
      stored: !this.#wanted.dryRun,
    }
  }
}

/** Rejects with `field_invalid` without a column for the id, and with `file_invalid`. */
export async function importItems(
  store: SiteStore,
  wanted: ItemImport,
  progress: Progress,
): Promise<ImportedItems> {
  const importing = new Importing(store, wanted)
  const total = linesIn(wanted.text)
  try {
    for await (const source of recordsOfText(wanted.text, wanted.format)) {
      await importing.take(source)
      progress({ done: Math.min(source.line, total), total })
    }
  } finally {
    await importing.flush()
  }
  const done = importing.done()
  if (done.lines > 0) return done
  throw new DiscreetError('file_invalid', 'there are no rows', {
    line: 1,
    expected: wanted.format === 'csv' ? 'rows after a header' : 'one JSON object a line',
  })
}
