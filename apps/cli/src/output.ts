/** What commands say: tables and sentences to people, JSON to machines, progress on stderr. */
import process from 'node:process'
import { DiscreetError } from '@discreet/protocol'
import ora from 'ora'

export interface Output {
  readonly json: boolean
  /** Text for people; silent with --json. */
  say(text: string): void
  table(rows: readonly Readonly<Record<string, string | number>>[]): void
  /** The result for machines; silent without --json. */
  result(value: unknown): void
  /** A line on stderr that changes while something runs. */
  progress(text: string): Progress
}

export interface Progress {
  update(text: string): void
  done(text: string): void
}

function pad(text: string, width: number, right: boolean): string {
  return right ? text.padStart(width) : text.padEnd(width)
}

export function tableText(rows: readonly Readonly<Record<string, string | number>>[]): string {
  const names = Object.keys(rows[0] ?? {})
  const cells = rows.map((row) => names.map((name) => String(row[name] ?? '')))
  const right = names.map((name) => rows.every((row) => typeof row[name] === 'number'))
  const widths = names.map((name, k) =>
    Math.max(name.length, ...cells.map((row) => (row[k] ?? '').length)),
  )
  const line = (row: readonly string[]): string =>
    row
      .map((text, k) => pad(text, widths[k] ?? 0, right[k] ?? false))
      .join('  ')
      .trimEnd()
  return [
    line(names),
    widths.map((width) => '─'.repeat(width)).join('  '),
    ...cells.map(line),
  ].join('\n')
}

export function standardOutput(json: boolean): Output {
  const write = (text: string): void => void process.stdout.write(`${text}\n`)
  return {
    json,
    say: (text) => (json ? undefined : write(text)),
    table: (rows) => (json || rows.length === 0 ? undefined : write(tableText(rows))),
    result: (value) => (json ? write(JSON.stringify(value, null, 2)) : undefined),
    progress(text) {
      const spinner = ora({ text, stream: process.stderr, isSilent: json }).start()
      return {
        update: (next) => {
          spinner.text = next
        },
        done: (last) => void spinner.succeed(last),
      }
    },
  }
}

/** What to do about an error: code, sentence, where, what was expected. */
export function errorText(error: unknown): string {
  if (!(error instanceof DiscreetError)) {
    const { name = 'Error', message = String(error) } = error as Partial<Error>
    return `unexpected: ${name}: ${message}`
  }
  const { field, line, expected } = error.details
  return [
    `${error.code}: ${error.message}`,
    line === undefined ? '' : `  line ${line}`,
    field === undefined ? '' : `  field ${field}`,
    expected === undefined ? '' : `  expected ${expected}`,
  ]
    .filter((part) => part !== '')
    .join('\n')
}

export function number(value: number, digits = 3): string {
  return Number.isFinite(value) ? value.toFixed(digits) : '–'
}

/** Of a time as routes write it: as much as a table has room for. */
export function minute(time: string | null): string {
  return time?.slice(0, 16).replace('T', ' ') ?? ''
}
