/** The commands and their options; each does its work in a file of its own. */

import type { FileFormat, ReadOptions } from '@discreet/interactions-file'
import { parseColumns } from '@discreet/interactions-file'
import type { Placement, RecommendRequest } from '@discreet/protocol'
import { DiscreetError } from '@discreet/protocol'
import { Command, InvalidArgumentError, Option } from 'commander'
import { audit } from './command-audit.ts'
import { bench } from './command-bench.ts'
import { doctor } from './command-doctor.ts'
import { evaluate } from './command-evaluate.ts'
import { runImport } from './command-import.ts'
import { init } from './command-init.ts'
import { showLedger, verifyLedgerCommand } from './command-ledger.ts'
import { plan } from './command-plan.ts'
import { recommendCommand } from './command-recommend.ts'
import { runRelease } from './command-release.ts'
import { start } from './command-start.ts'
import type { Output } from './output.ts'
import type { StoreChoice } from './session.ts'

type Given = Record<string, unknown>
type MakeOutput = (json: boolean) => Output

function decimal(text: string): number {
  const value = text === 'inf' ? Number.POSITIVE_INFINITY : Number(text)
  if (text.trim() === '' || Number.isNaN(value)) throw new InvalidArgumentError('expected a number')
  return value
}

function list(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

function numbers(text: string): number[] {
  return list(text).map(decimal)
}

function choice(given: Given): StoreChoice {
  const { data, databaseUrl, site } = given as { data: string; databaseUrl?: string; site?: string }
  return {
    data,
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
    ...(site === undefined ? {} : { site }),
  }
}

function reading(given: Given): ReadOptions {
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

function withStore(command: Command): Command {
  return command
    .addOption(
      new Option('--data <folder>', 'folder of the embedded database and the signing key')
        .default('discreet-data')
        .env('DISCREET_DATA'),
    )
    .addOption(
      new Option('--database-url <url>', 'PostgreSQL instead of the folder').env('DATABASE_URL'),
    )
    .option('--site <id>', 'which site; not needed when there is only one')
}

function withReading(command: Command): Command {
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

function example(command: Command, text: string): Command {
  return command.addHelpText('after', `\nExample:\n  $ ${text}`)
}

function storeCommands(program: Command, output: MakeOutput): void {
  example(
    withStore(
      program.command('start').description('run the server; an empty store gets a simulated shop'),
    )
      .addOption(new Option('--port <number>').default(8080).argParser(decimal).env('PORT'))
      .option('--host <address>', 'address to listen on', '127.0.0.1')
      .option('--no-demo', 'leave an empty store empty'),
    'discreet start --port 8080',
  ).action((given: Given) =>
    start(
      {
        ...choice(given),
        port: Number(given['port']),
        host: String(given['host']),
        demo: given['demo'] !== false,
      },
      output(given['json'] === true),
    ),
  )
  example(
    withStore(program.command('init').description('create a site and its write key'))
      .option('--name <text>', 'name for people')
      .option('--epsilon <number>', 'privacy of one person in one period', decimal, 1)
      .option('--period-days <days>', 'length of a period of events', decimal, 7)
      .option('--periods-per-year <count>', 'how many such periods a year may hold', decimal, 52),
    'discreet init --site my-shop --epsilon 1',
  ).action((given: Given) => {
    const { name, epsilon, periodsPerYear, periodDays } = given as {
      name?: string
      epsilon: number
      periodsPerYear: number
      periodDays: number
    }
    return init(
      {
        ...choice(given),
        ...(name === undefined ? {} : { name }),
        epsilon,
        periodsPerYear,
        periodDays,
      },
      output(given['json'] === true),
    )
  })
  example(
    withReading(
      withStore(
        program
          .command('import')
          .argument('<file>')
          .description('purchases from a file, as one period of their own'),
      ),
    )
      .option('--name <text>', 'name of the period; the same name continues it')
      .option('--no-declare-items', 'skip items that the catalogue does not have'),
    'discreet import purchases.csv --columns person=customer,item=sku,time=date,basket=order',
  ).action((file: string, given: Given) => {
    const { name } = given as { name?: string }
    return runImport(
      file,
      {
        ...choice(given),
        ...reading(given),
        ...(name === undefined ? {} : { name }),
        declareItems: given['declareItems'] !== false,
      },
      output(given['json'] === true),
    )
  })
  example(
    withStore(
      program
        .command('release')
        .description('charge, noise, store, delete, train: every period that is over'),
    )
      .option('--epsilon <number>', 'less than the site allows', decimal)
      .option('--period <id>', 'only this one')
      .addOption(
        new Option('--pairs <kind>', 'which co-occurrence')
          .choices(['both', 'basket'])
          .default('both'),
      ),
    'discreet release --epsilon 1',
  ).action((given: Given) => {
    const { epsilon, period, pairs } = given as {
      epsilon?: number
      period?: string
      pairs: 'both' | 'basket'
    }
    return runRelease(
      {
        ...choice(given),
        ...(epsilon === undefined ? {} : { epsilon }),
        ...(period === undefined ? {} : { period }),
        pairs,
      },
      output(given['json'] === true),
    )
  })
  example(
    withStore(program.command('recommend').description('what a page would get'))
      .addOption(
        new Option('--placement <name>')
          .choices(['home', 'product', 'basket', 'similar'])
          .default('basket'),
      )
      .option('--items <ids>', 'looked at', list)
      .option('--basket <ids>', 'in the basket', list)
      .option('--exclude <ids>', 'never these', list)
      .option('--limit <count>', 'how many', decimal, 10),
    'discreet recommend --basket penne-500-g,passata-700-g',
  ).action((given: Given) => {
    const { items, basket, exclude } = given as {
      items?: string[]
      basket?: string[]
      exclude?: string[]
    }
    const request: RecommendRequest = {
      placement: given['placement'] as Placement,
      limit: Number(given['limit']),
      ...(items === undefined ? {} : { items }),
      ...(basket === undefined ? {} : { basket }),
      ...(exclude === undefined ? {} : { exclude }),
    }
    return recommendCommand(request, choice(given), output(given['json'] === true))
  })
  const ledger = program
    .command('ledger')
    .description('what was charged, and proof that nobody changed it')
  example(
    withStore(ledger.command('show').description('every entry')),
    'discreet ledger show',
  ).action((given: Given) => showLedger(choice(given), output(given['json'] === true)))
  example(
    withStore(ledger.command('verify').description('check the hash chain')),
    'discreet ledger verify',
  ).action((given: Given) => verifyLedgerCommand(choice(given), output(given['json'] === true)))
  example(
    withStore(program.command('doctor').description('look for what would go wrong')).addOption(
      new Option('--port <number>').default(8080).argParser(decimal).env('PORT'),
    ),
    'discreet doctor',
  ).action(async (given: Given) => {
    const well = await doctor(choice(given), Number(given['port']), output(given['json'] === true))
    if (!well) throw new DiscreetError('configuration_invalid', 'something above needs attention')
  })
}

function toolCommands(program: Command, output: MakeOutput): void {
  example(
    withReading(
      program.command('evaluate').description('how much each epsilon keeps, on data at hand'),
    )
      .option('--interactions <file>', 'split at random')
      .option('--train <file>', 'fixed split')
      .option('--test <file>', 'fixed split')
      .option('--hide <share>', 'share of a test basket to hide', decimal, 0.2)
      .option('--test-share <share>', 'share of the units to test on', decimal, 0.1)
      .option('--top-items <count>', 'cut the data to the most frequent items first', decimal, 3000)
      .option('--epsilon <list>', 'several, also inf', numbers, [
        0.5,
        1,
        2,
        4,
        8,
        Number.POSITIVE_INFINITY,
      ])
      .option('--delta <number>', '', decimal, 1e-6)
      .option('--seeds <count>', 'how many random splits', decimal, 3)
      .option('--at <count>', 'length of the list', decimal, 20),
    'discreet evaluate --interactions baskets.csv --format baskets --unit basket --epsilon 1,2,4,inf',
  ).action((given: Given) => {
    const options = given as unknown as Parameters<typeof evaluate>[0]
    const { columns: _columns, ...rest } = options
    return evaluate(
      { ...rest, ...reading(given), unit: options.unit },
      output(given['json'] === true),
    )
  })
  example(
    program
      .command('plan')
      .description('what to expect before collecting anything')
      .requiredOption('--people <count>', 'contributors in one period', decimal)
      .requiredOption('--items <count>', 'items of the catalogue', decimal)
      .option('--epsilon <list>', 'one or several', numbers, [0.5, 1, 2, 4])
      .option('--delta <number>', '', decimal, 1e-6)
      .option('--items-per-basket <count>', '', decimal, 5)
      .option('--periods-per-year <count>', '', decimal, 52),
    'discreet plan --people 50000 --items 3000 --epsilon 1',
  ).action((given: Given) => {
    const { people, items, epsilon, delta, itemsPerBasket, periodsPerYear } = given as {
      people: number
      items: number
      epsilon: number[]
      delta: number
      itemsPerBasket: number
      periodsPerYear: number
    }
    plan(
      epsilon.map((one) => ({
        people,
        items,
        epsilon: one,
        delta,
        itemsPerBasket,
        periodsPerYear,
      })),
      output(given['json'] === true),
    )
  })
  example(
    program
      .command('audit')
      .description('try to catch the noise leaking more than it claims')
      .option('--runs <count>', 'on each side', decimal, 4000),
    'discreet audit',
  ).action((given: Given) => audit(Number(given['runs']), output(given['json'] === true)))
  example(
    program.command('bench').description('how fast this machine is'),
    'discreet bench',
  ).action((given: Given) => bench(output(given['json'] === true)))
}

/** `output` decides where text goes; tests collect it. */
export function createProgram(output: MakeOutput): Command {
  const program = new Command('discreet')
    .description('Personalization that does not cost people their privacy.')
    .version('0.1.0')
    .showHelpAfterError('(add --help for what there is)')
  storeCommands(program, output)
  toolCommands(program, output)
  const everyCommand = (command: Command): void => {
    if (command.commands.length === 0) command.option('--json', 'for machines')
    command.commands.forEach(everyCommand)
  }
  everyCommand(program)
  return program
}
