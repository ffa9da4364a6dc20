/** Commands that need no shop: evaluate, plan, audit, bench, packs. */
import type { Command } from 'commander'
import { audit } from './command-audit.ts'
import { bench } from './command-bench.ts'
import { evaluate } from './command-evaluate.ts'
import type { ExplainOptions } from './command-packs.ts'
import { explainPack, testPacks } from './command-packs.ts'
import { plan } from './command-plan.ts'
import type { Given, MakeOutput } from './options.ts'
import { decimal, example, numbers, reading, withReading } from './options.ts'

function addEvaluate(program: Command, output: MakeOutput): void {
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
}

function addPlan(program: Command, output: MakeOutput): void {
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
}

function addAudit(program: Command, output: MakeOutput): void {
  example(
    program
      .command('audit')
      .description('try to catch the noise leaking more than it claims')
      .option('--runs <count>', 'on each side', decimal, 4000),
    'discreet audit',
  ).action((given: Given) => audit(Number(given['runs']), output(given['json'] === true)))
}

function addBench(program: Command, output: MakeOutput): void {
  example(
    program.command('bench').description('how fast this machine is'),
    'discreet bench',
  ).action((given: Given) => bench(output(given['json'] === true)))
}

function addPacks(program: Command, output: MakeOutput): void {
  const packs = program.command('packs').description('the law of a place, as data')
  example(
    packs
      .command('test')
      .description('do the examples beside each pack hold?')
      .option('--packs <folder>', 'further packs, replacing those with the same id'),
    'discreet packs test',
  ).action((given: Given) =>
    testPacks(given['packs'] as string | undefined, Date.now(), output(given['json'] === true)),
  )
  example(
    packs
      .command('explain')
      .description('what holds in a place, and what would be decided there')
      .option('--packs <folder>', 'further packs, replacing those with the same id')
      .option('--place <code>', 'ISO 3166: DE, US-CA, … (unknown: the strictest)')
      .option('--level <0-3>', 'what the person chose', decimal)
      .option('--age <years>', '', decimal)
      .option('--gpc', 'with Global Privacy Control', false)
      .option('--locale <tag>', '', 'en'),
    'discreet packs explain --place US-CA --level 3 --gpc',
  ).action((given: Given) =>
    explainPack(given as unknown as ExplainOptions, Date.now(), output(given['json'] === true)),
  )
}

export function addToolCommands(program: Command, output: MakeOutput): void {
  addEvaluate(program, output)
  addPlan(program, output)
  addAudit(program, output)
  addBench(program, output)
  addPacks(program, output)
}
