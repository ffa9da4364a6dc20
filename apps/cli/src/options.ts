/** Options that several commands share, and what is typed made into values. */
import type { FileFormat, ReadOptions } from '@discreet/interactions-file'
import { parseColumns } from '@discreet/interactions-file'
import { type Command, InvalidArgumentError, Option } from 'commander'
import type { Output } from './output.ts'
import { secret } from './secrets.ts'
import type { StoreChoice } from './session.ts'

export type Given = Record<string, unknown>
export type MakeOutput = (json: boolean) => Output

export function decimal(text: string): number {
  const value = text === 'inf' ? Number.POSITIVE_INFINITY : Number(text)
  if (text.trim() === '' || Number.isNaN(value)) throw new InvalidArgumentError('expected a number')
  return value
}

export function list(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

/** For options that are given several times. */
export function collect(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, text]
}

export function numbers(text: string): number[] {
  return list(text).map(decimal)
}

export function choice(given: Given): StoreChoice {
  const { data, site, erasures } = given as { data: string; site?: string; erasures?: string }
  const databaseUrl = (given['databaseUrl'] as string | undefined) ?? secret('DATABASE_URL')
  return {
    data,
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
    ...(site === undefined ? {} : { site }),
    ...(erasures === undefined ? {} : { erasures }),
  }
}

export function reading(given: Given): ReadOptions {
  const { columns, format, unit } = given as {
    columns?: string
    format?: FileFormat
    unit?: 'person' | 'basket'
  }
  return {
    ...(columns === undefined ? {} : { columns: parseColumns(columns) }),
    ...(format === undefined ? {} : { format }),
    ...(unit === undefined ? {} : { unit }),
  }
}

export function withStore(command: Command): Command {
  return command
    .addOption(
      new Option('--data <folder>', 'folder of the embedded database and the signing key')
        .default('discreet-data')
        .env('DISCREET_DATA'),
    )
    .option(
      '--database-url <url>',
      'PostgreSQL instead of the folder (env: DATABASE_URL, or a file: DATABASE_URL_FILE)',
    )
    .addOption(
      new Option(
        '--erasures <file>',
        'list of who was erased, kept apart from backups (default: erasures.jsonl in the folder)',
      ).env('DISCREET_ERASURES'),
    )
    .option('--site <id>', 'which site; not needed when there is only one')
}

export function withReading(command: Command): Command {
  return command
    .option(
      '--columns <mapping>',
      'field=column pairs: person, item, time, basket, quantity, title, price, category (default: Amazon Personalize)',
    )
    .addOption(
      new Option('--format <format>', 'when the file name does not tell').choices([
        'csv',
        'jsonl',
        'parquet',
        'baskets',
        'people-json',
      ]),
    )
    .addOption(
      new Option('--unit <unit>', 'unit of privacy')
        .choices(['person', 'basket'])
        .default('person'),
    )
}

export function example(command: Command, text: string): Command {
  return command.addHelpText('after', `\nExample:\n  $ ${text}`)
}
