/** Purchases from a file, record by record, in memory of one batch. */
import { DiscreetError } from '@discreet/protocol'
import type { FileFormat } from './file-source.ts'
import { formatOf, readRecords } from './file-source.ts'
import type { Columns, Reading } from './reading.ts'
import { personalizeColumns } from './reading.ts'
import { readRecord } from './record-reader.ts'

export interface ReadOptions {
  readonly columns?: Columns
  readonly format?: FileFormat
  readonly unit?: 'person' | 'basket'
  readonly cancelledPrefix?: string
}

const ownColumns: Columns = { person: 'person', item: 'item', basket: 'basket' }

/** Parses 'person=CustomerID,item=StockCode'. Throws `parameter_invalid`. */
export function parseColumns(text: string): Columns {
  const allowed = ['person', 'item', 'time', 'basket', 'quantity', 'title', 'price', 'category']
  const pairs = text.split(',').map((part) => part.split('=').map((side) => side.trim()))
  for (const [field = '', column = ''] of pairs) {
    if (!allowed.includes(field) || column === '') {
      throw new DiscreetError('parameter_invalid', 'the column mapping cannot be read', {
        field: '--columns',
        expected: `field=column pairs separated by commas; fields: ${allowed.join(', ')}`,
      })
    }
  }
  const mapping = Object.fromEntries(pairs) as Partial<Columns>
  const { item } = mapping
  if (item === undefined) {
    throw new DiscreetError('parameter_invalid', 'the column of the item is missing', {
      field: '--columns',
      expected: 'item=NAME',
    })
  }
  return { ...mapping, item }
}

function requireColumns(columns: Columns, present: readonly string[]): void {
  const missing = Object.values(columns).filter((name) => !present.includes(name as string))
  if (missing.length === 0) return
  throw new DiscreetError('file_invalid', `the file has no column ${missing.join(', ')}`, {
    line: 1,
    expected: `--columns with names of this file: ${present.join(', ')}`,
  })
}

/** Rejects with `file_invalid`. Bad records are yielded as skips and never stop the reading. */
export async function* readInteractions(
  file: string,
  options: ReadOptions = {},
): AsyncIterable<Reading> {
  const format = options.format ?? formatOf(file)
  const given = options.columns ?? personalizeColumns
  const fixed = format === 'baskets' || format === 'people-json'
  const rules = {
    columns: fixed ? ownColumns : given,
    unit: options.unit ?? 'person',
    cancelledPrefix: options.cancelledPrefix ?? (fixed ? '' : 'C'),
  }
  let checked = format === 'jsonl'
  for await (const { line, record } of readRecords(file, format)) {
    if (record === undefined) {
      yield {
        ok: false,
        skip: { line, code: 'line_invalid', field: 'line', expected: 'a whole record' },
      }
      continue
    }
    if (!checked) requireColumns(rules.columns, Object.keys(record))
    checked = true
    yield readRecord(record, line, rules)
  }
}
