/**
 * One file to take along: a page to read, the data with its schema, and a table of everything. Made
 * in memory and handed over; nothing of it is written anywhere.
 */
import type { PersonExport } from '@discreet/engine'
import { exportSchema } from '@discreet/engine'
import { strToU8, zipSync } from 'fflate'
import { csvOf, tablesOf } from './tables.ts'

/** ZIP has no time before 1980. */
const earliest = Date.UTC(1980, 0, 2)

/** `html`: the page of the same export. */
export function archiveOf(exported: PersonExport, html: string): Uint8Array {
  const files: Record<string, Uint8Array> = {
    'index.html': strToU8(html),
    'data.json': strToU8(`${JSON.stringify(exported, null, 2)}\n`),
    'schema.json': strToU8(`${JSON.stringify(exportSchema, null, 2)}\n`),
  }
  for (const table of tablesOf(exported)) {
    files[`tables/${table.name}.csv`] = strToU8(csvOf(table))
  }
  return zipSync(files, { mtime: Math.max(Date.parse(exported.madeAt), earliest) })
}
