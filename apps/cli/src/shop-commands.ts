/** Commands that change a shop's data: start, init, import, release. */
import { type Command, Option } from 'commander'
import { runImport } from './command-import.ts'
import { init } from './command-init.ts'
import { runRelease } from './command-release.ts'
import { start } from './command-start.ts'
import type { Given, MakeOutput } from './options.ts'
import { choice, decimal, example, reading, withReading, withStore } from './options.ts'
import { secret } from './secrets.ts'

function addStart(program: Command, output: MakeOutput): void {
  example(
    withStore(
      program.command('start').description('run the server; an empty store gets a simulated shop'),
    )
      .addOption(new Option('--port <number>').default(8080).argParser(decimal).env('PORT'))
      .option('--host <address>', 'address to listen on', '127.0.0.1')
      .option('--no-demo', 'leave an empty store empty')
      .option('--packs <folder>', 'further law packs, replacing those with the same id')
      .option(
        '--smtp-url <url>',
        'mail server: smtps://user:password@host (env: DISCREET_SMTP_URL, or a file: DISCREET_SMTP_URL_FILE)',
      )
      .addOption(
        new Option('--mail-from <address>', 'sender of mails to people').env('DISCREET_MAIL_FROM'),
      )
      .addOption(
        new Option('--public-url <url>', 'where people reach this server, for links in mails').env(
          'DISCREET_PUBLIC_URL',
        ),
      )
      .option(
        '--trusted-proxy <addresses...>',
        'proxies in front (addresses or CIDR ranges); without it everybody behind one counts as one',
      ),
    'discreet start --port 8080',
  ).action((given: Given) => {
    const { packs, mailFrom, publicUrl, ...rest } = given as Readonly<
      Record<'packs' | 'smtpUrl' | 'mailFrom' | 'publicUrl', string | undefined>
    >
    const smtpUrl = rest.smtpUrl ?? secret('DISCREET_SMTP_URL')
    const { trustedProxy } = given as { readonly trustedProxy?: readonly string[] }
    return start(
      {
        ...(trustedProxy === undefined ? {} : { trustedProxies: trustedProxy }),
        ...choice(given),
        port: Number(given['port']),
        host: String(given['host']),
        demo: given['demo'] !== false,
        ...(packs === undefined ? {} : { packs }),
        ...(smtpUrl === undefined ? {} : { smtpUrl }),
        ...(mailFrom === undefined ? {} : { mailFrom }),
        ...(publicUrl === undefined ? {} : { publicUrl }),
      },
      output(given['json'] === true),
    )
  })
}

function addInit(program: Command, output: MakeOutput): void {
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
}

function addImport(program: Command, output: MakeOutput): void {
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
}

function addRelease(program: Command, output: MakeOutput): void {
  example(
    withStore(
      program
        .command('release')
        .description('charge, noise, store, delete, train: every period that is over'),
    )
      .option('--epsilon <number>', 'less than the site allows', decimal)
      .option('--period <id>', 'only this one'),
    'discreet release --epsilon 1',
  ).action((given: Given) => {
    const { epsilon, period } = given as { epsilon?: number; period?: string }
    return runRelease(
      {
        ...choice(given),
        ...(epsilon === undefined ? {} : { epsilon }),
        ...(period === undefined ? {} : { period }),
      },
      output(given['json'] === true),
    )
  })
}

export function addShopCommands(program: Command, output: MakeOutput): void {
  addStart(program, output)
  addInit(program, output)
  addImport(program, output)
  addRelease(program, output)
}
