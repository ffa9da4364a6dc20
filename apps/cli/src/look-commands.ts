/** Commands that look at a shop's data: recommend, ledger, log, doctor. */
import type { Placement, RecommendRequest } from '@discreet/protocol'
import { DiscreetError } from '@discreet/protocol'
import { type Command, Option } from 'commander'
import { doctor } from './command-doctor.ts'
import { showLedger, verifyLedgerCommand } from './command-ledger.ts'
import { exportLog, verifyLog } from './command-log.ts'
import { recommendCommand } from './command-recommend.ts'
import type { Given, MakeOutput } from './options.ts'
import { choice, decimal, example, list, withStore } from './options.ts'

function addRecommend(program: Command, output: MakeOutput): void {
  example(
    withStore(program.command('recommend').description('what a page would get'))
      .addOption(
        new Option('--placement <name>')
          .choices(['home', 'product', 'basket', 'similar', 'trending'])
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
}

function addLedger(program: Command, output: MakeOutput): void {
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
}

function addLog(program: Command, output: MakeOutput): void {
  const log = program
    .command('log')
    .description('the transparency log: everything that was decided, hashed, in order')
  example(
    withStore(
      log.command('verify').description('nothing in it, and nothing it covers, was changed'),
    )
      .option('--file <export>', 'an export instead of the store')
      .option('--checkpoint <file>', 'a checkpoint kept from before')
      .option('--key <base64>', 'public key (default: that of the data folder)'),
    'discreet log verify --checkpoint kept.txt',
  ).action((given: Given) => {
    const { file, checkpoint, key } = given as { file?: string; checkpoint?: string; key?: string }
    const options = {
      ...choice(given),
      ...(file === undefined ? {} : { file }),
      ...(checkpoint === undefined ? {} : { checkpoint }),
      ...(key === undefined ? {} : { key }),
    }
    return verifyLog(options, output(given['json'] === true))
  })
  example(
    withStore(log.command('export').argument('<file>').description('to verify it somewhere else')),
    'discreet log export log.txt',
  ).action((file: string, given: Given) =>
    exportLog(file, choice(given), output(given['json'] === true)),
  )
}

function addDoctor(program: Command, output: MakeOutput): void {
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

export function addLookCommands(program: Command, output: MakeOutput): void {
  addRecommend(program, output)
  addLedger(program, output)
  addLog(program, output)
  addDoctor(program, output)
}
