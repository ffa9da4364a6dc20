/** The records of a file: CSV, JSON Lines, Parquet, baskets (one a line, or JSON), gzip or not. */
import { createReadStream, existsSync, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { DiscreetError } from '@discreet/protocol'
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet'
import Papa from 'papaparse'
import type { Record_ } from './record-reader.ts'

export type FileFormat = 'csv' | 'jsonl' | 'parquet' | 'baskets' | 'people-json'

export interface SourceRecord {
  readonly line: number
  /** undefined: the line is not a record of this format. */
  readonly record: Record_ | undefined
}

const parquetRowsAtOnce = 50_000

export function formatOf(file: string): FileFormat {
  const name = file.toLowerCase().replace(/\.gz$/, '')
  if (name.endsWith('.parquet')) return 'parquet'
  if (name.endsWith('.jsonl') || name.endsWith('.ndjson')) return 'jsonl'
  if (name.endsWith('.json')) return 'people-json'
  return 'csv'
}

function open(file: string): Readable {
  const raw = createReadStream(file)
  if (!file.toLowerCase().endsWith('.gz')) return raw
  const unzipped = createGunzip()
  raw.on('error', (error) => unzipped.destroy(error))
  return raw.pipe(unzipped)
}

function readError(error: unknown, line: number): DiscreetError {
  if (error instanceof DiscreetError) return error
  const { code = '' } = error as { code?: string }
  const what = /^Z_/.test(code) ? 'its gzip data is damaged or cut short' : 'it cannot be read'
  return new DiscreetError(
    'file_invalid',
    `${what} after line ${line}; what came before is kept`,
    { line },
    error,
  )
}

function requireFile(file: string): void {
  if (!existsSync(file) || !statSync(file).isFile()) {
    throw new DiscreetError('file_invalid', 'there is no such file', {
      expected: 'a path to a file',
    })
  }
  if (statSync(file).size === 0) {
    throw new DiscreetError('file_invalid', 'the file is empty', {
      line: 1,
      expected: 'a header and rows',
    })
  }
}

/** Papa Parse decodes each part by itself, so that a character that is in two parts would come out broken. */
async function* csvRows(bytes: Readable): AsyncIterable<string[]> {
  const source = bytes.setEncoding('utf8')
  const parser = Papa.parse(Papa.NODE_STREAM_INPUT, { skipEmptyLines: 'greedy' })
  source.on('error', (error) => parser.destroy(error))
  yield* source.pipe(parser) as unknown as AsyncIterable<string[]>
}

async function* csv(source: Readable): AsyncIterable<SourceRecord> {
  let header: string[] | undefined
  let line = 0
  for await (const row of csvRows(source)) {
    line += 1
    if (header === undefined) {
      header = row.map((name) => name.replace(/^\uFEFF/, '').trim())
      continue
    }
    const names = header
    yield {
      line,
      record:
        row.length < names.length
          ? undefined
          : Object.fromEntries(names.map((name, k) => [name, row[k]])),
    }
  }
}

/** One basket a line, items separated by commas; a basket is a person of its own. */
async function* baskets(source: Readable): AsyncIterable<SourceRecord> {
  let line = 0
  for await (const row of csvRows(source)) {
    line += 1
    for (const item of row) yield { line, record: { item, basket: `b${line}`, person: `b${line}` } }
  }
}

async function* jsonLines(source: Readable): AsyncIterable<SourceRecord> {
  let rest = ''
  let line = 0
  const parse = (text: string): Record_ | undefined => {
    try {
      const value: unknown = JSON.parse(text)
      return typeof value === 'object' && value !== null ? (value as Record_) : undefined
    } catch {
      return undefined
    }
  }
  for await (const chunk of source.setEncoding('utf8') as AsyncIterable<string>) {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    for (const text of lines) {
      line += 1
      if (text.trim() !== '') yield { line, record: parse(text) }
    }
  }
  if (rest.trim() !== '') yield { line: line + 1, record: parse(rest) }
}

/** {"person": [[item, item], …]}: each person's baskets in order. */
async function* peopleJson(source: Readable): AsyncIterable<SourceRecord> {
  let text = ''
  for await (const chunk of source.setEncoding('utf8') as AsyncIterable<string>) text += chunk
  let people: Record<string, unknown>
  try {
    people = JSON.parse(text) as Record<string, unknown>
  } catch {
    throw new DiscreetError('file_invalid', 'the file is not JSON', {
      expected: '{"person": [[item, …], …]}',
    })
  }
  let line = 0
  for (const [person, visits] of Object.entries(people)) {
    line += 1
    if (!Array.isArray(visits)) {
      yield { line, record: undefined }
      continue
    }
    for (const [k, visit] of visits.entries()) {
      for (const item of Array.isArray(visit) ? visit : []) {
        yield { line, record: { person, basket: `${person}-${k}`, item } }
      }
    }
  }
}

async function* parquet(file: string): AsyncIterable<SourceRecord> {
  if (file.endsWith('.gz')) {
    throw new DiscreetError('file_invalid', 'a Parquet file is compressed inside; unzip it first')
  }
  const head = (await readFile(file)).subarray(0, 4).toString('latin1')
  if (head !== 'PAR1') throw new DiscreetError('file_invalid', 'the file is not Parquet')
  const buffer = await asyncBufferFromFile(file)
  const metadata = await parquetMetadataAsync(buffer)
  const rows = Number(metadata.num_rows)
  for (let rowStart = 0; rowStart < rows; rowStart += parquetRowsAtOnce) {
    const rowEnd = Math.min(rows, rowStart + parquetRowsAtOnce)
    const part = await parquetReadObjects({ file: buffer, metadata, rowStart, rowEnd })
    for (const [k, record] of part.entries()) yield { line: rowStart + k + 1, record }
  }
}

const streams = { csv, jsonl: jsonLines, baskets, 'people-json': peopleJson }

/** Of a text that is here already: CSV with a header, or JSON Lines. Rejects with `file_invalid`. */
export async function* recordsOfText(
  text: string,
  format: 'csv' | 'jsonl',
): AsyncIterable<SourceRecord> {
  let line = 0
  try {
    for await (const record of streams[format](
      Readable.from(partsOf(text), { objectMode: false }),
    )) {
      line = record.line
      yield record
    }
  } catch (error) {
    throw readError(error, line)
  }
}

const partLength = 65_536

/** So that whoever waits is not kept waiting by one large text. */
function* partsOf(text: string): Iterable<Buffer> {
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; at += partLength) {
    yield bytes.subarray(at, at + partLength)
  }
}

/** Rejects with `file_invalid`, naming the line it got to. */
export async function* readRecords(file: string, format: FileFormat): AsyncIterable<SourceRecord> {
  requireFile(file)
  let line = 0
  try {
    const records = format === 'parquet' ? parquet(file) : streams[format](open(file))
    for await (const record of records) {
      line = record.line
      yield record
    }
  } catch (error) {
    throw readError(error, line)
  }
  if (line === 0) {
    throw new DiscreetError('file_invalid', 'the file has no rows', {
      line: 1,
      expected: 'rows after the header',
    })
  }
}
