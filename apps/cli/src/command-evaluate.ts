/** discreet evaluate: how much of the gain over popularity each epsilon keeps, on data at hand. */
import { seededWords } from '@discreet/crowd'
import { pooledRandomWords } from '@discreet/crypto-node'
import type { FileFormat, ReadOptions } from '@discreet/interactions-file'
import { readInteractions } from '@discreet/interactions-file'
import { createSpdInverse } from '@discreet/linalg-wasm'
import type { NoisyAggregate, PeopleRows } from '@discreet/privacy'
import {
  Allowance,
  basketShares,
  defaultParameters,
  periodShares,
  RowsBuilder,
  rhoForEpsilon,
  runRelease,
  unsafeExactCounts,
} from '@discreet/privacy'
import { DiscreetError } from '@discreet/protocol'
import type { Evaluation, Model, SpdInverse, TestCase } from '@discreet/recommend'
import { buildModel, evaluateModel, hide, retained, split } from '@discreet/recommend'
import type { Output } from './output.ts'
import { number } from './output.ts'

export interface EvaluateOptions extends ReadOptions {
  readonly interactions?: string
  readonly train?: string
  readonly test?: string
  readonly unit: 'person' | 'basket'
  readonly hide: number
  readonly testShare: number
  readonly topItems: number
  readonly epsilon: readonly number[]
  readonly delta: number
  readonly seeds: number
  readonly at: number
  readonly format?: FileFormat
}

/** A unit of privacy: its baskets, as item ids. */
type Unit = readonly (readonly string[])[]

interface NumberedUnit {
  readonly baskets: readonly (readonly number[])[]
}

interface EvaluateRow extends Evaluation {
  readonly model: string
  readonly epsilon: number | null
  readonly seed: number
  readonly retained: number
  readonly kind: string
}

async function readUnits(file: string, options: EvaluateOptions): Promise<Unit[]> {
  const people = new Map<string, Map<string, Set<string>>>()
  for await (const reading of readInteractions(file, options)) {
    if (!reading.ok) continue
    const { person, basket, item } = reading.interaction
    const unit = options.unit === 'basket' ? basket : person
    const baskets = people.get(unit) ?? new Map<string, Set<string>>()
    people.set(unit, baskets)
    const items = baskets.get(basket) ?? new Set<string>()
    baskets.set(basket, items)
    items.add(item)
  }
  return [...people.values()].map((baskets) => [...baskets.values()].map((items) => [...items]))
}

/** Preprocessing, before anything is learnt: the data set is cut to its most frequent items. */
function topItems(units: readonly Unit[], count: number): string[] {
  const counts = new Map<string, number>()
  for (const unit of units) {
    for (const item of new Set(unit.flat())) counts.set(item, (counts.get(item) ?? 0) + 1)
  }
  return [...counts]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, count)
    .map(([item]) => item)
}

function numbered(units: readonly Unit[], items: readonly string[]): NumberedUnit[] {
  const index = new Map(items.map((item, k) => [item, k]))
  return units.map((unit) => ({
    baskets: unit
      .map((basket) => basket.flatMap((item) => index.get(item) ?? []))
      .filter((basket) => basket.length > 0),
  }))
}

function rowsOf(units: readonly NumberedUnit[], items: number): PeopleRows {
  const builder = new RowsBuilder(items)
  units.forEach(({ baskets }, person) => {
    baskets.forEach((basket, k) => {
      for (const item of basket) builder.add(person, k, item)
    })
  })
  return builder.finish()
}

interface Problem {
  readonly items: readonly string[]
  readonly rows: PeopleRows
  readonly cases: readonly TestCase[]
  readonly options: EvaluateOptions
  readonly linearAlgebra: SpdInverse
}

function period(
  aggregate: NoisyAggregate,
): { aggregate: NoisyAggregate; releaseId: string; at: number }[] {
  return [{ aggregate, releaseId: 'evaluation', at: 0 }]
}

function popularityOnly(model: Model): Model {
  const none = {
    rowOffsets: new Uint32Array(model.items.length + 1),
    columns: new Uint32Array(0),
    values: new Float32Array(0),
  }
  return { ...model, kind: 'popularity', popularityWeight: 1, weights: none }
}

async function evaluateSeed(
  problem: Problem,
  seed: number,
  say: (text: string) => void,
): Promise<EvaluateRow[]> {
  const { items, rows, cases, options, linearAlgebra } = problem
  const catalogue = items.map((id) => ({ id }))
  say(`seed ${seed}: without privacy`)
  const exact = await buildModel(period(unsafeExactCounts(rows, items)), catalogue, linearAlgebra, {
    id: 'ceiling',
    epsilon: null,
    delta: null,
    exact: true,
    lambda: 200,
    keep: items.length,
    denseLimit: items.length,
  })
  const popularity = evaluateModel(popularityOnly(exact), cases, options.at)
  const ceiling = evaluateModel(exact, cases, options.at)
  const keeps = ({ ndcg }: Evaluation): number => retained(ndcg, popularity.ndcg, ceiling.ndcg)
  const result: EvaluateRow[] = [
    { model: 'popularity', epsilon: null, seed, kind: 'popularity', retained: 0, ...popularity },
  ]
  for (const epsilon of options.epsilon) {
    if (epsilon === Number.POSITIVE_INFINITY) {
      result.push({ model: 'epsilon inf', epsilon, seed, kind: 'pairs', retained: 1, ...ceiling })
      continue
    }
    say(`seed ${seed}: epsilon ${epsilon}`)
    const rho = rhoForEpsilon(epsilon, options.delta)
    const shares = options.unit === 'basket' ? basketShares : periodShares
    const allowance = new Allowance('evaluation', rho)
    const aggregate = runRelease(
      rows,
      defaultParameters(rho, shares),
      allowance,
      items,
      pooledRandomWords(),
    )
    const model = await buildModel(period(aggregate), catalogue, linearAlgebra, {
      id: 'private',
      epsilon,
      delta: options.delta,
    })
    const evaluation = evaluateModel(model, cases, options.at)
    result.push({
      model: `epsilon ${epsilon}`,
      epsilon,
      seed,
      kind: model.kind,
      retained: keeps(evaluation),
      ...evaluation,
    })
  }
  return result
}

function casesOf(units: readonly NumberedUnit[], share: number, seed: number): TestCase[] {
  const random = seededWords(seed + 1_000_003)
  return units.flatMap(({ baskets }) => {
    const items = [...new Set(baskets.flat())].sort((a, b) => a - b)
    return hide(items, share, random) ?? []
  })
}

async function problemOf(
  options: EvaluateOptions,
  seed: number,
  read: (file: string) => Promise<Unit[]>,
  linearAlgebra: SpdInverse,
): Promise<Problem> {
  if (options.interactions !== undefined) {
    const units = await read(options.interactions)
    const items = topItems(units, options.topItems)
    const { train, test } = split(numbered(units, items), options.testShare, seededWords(seed))
    return {
      items,
      rows: rowsOf(train, items.length),
      cases: casesOf(test, options.hide, seed),
      linearAlgebra,
      options,
    }
  }
  if (options.train === undefined || options.test === undefined) {
    throw new DiscreetError('parameter_invalid', 'there is nothing to evaluate', {
      field: '--interactions',
      expected: '--interactions FILE, or --train FILE and --test FILE',
    })
  }
  const [train, test] = [await read(options.train), await read(options.test)]
  const items = topItems(train, options.topItems)
  return {
    items,
    rows: rowsOf(numbered(train, items), items.length),
    cases: casesOf(numbered(test, items), options.hide, seed),
    linearAlgebra,
    options,
  }
}

function mean(
  rows: readonly EvaluateRow[],
  field: 'recall' | 'ndcg' | 'hitRate' | 'coverage' | 'retained',
): number {
  return rows.reduce((sum, row) => sum + row[field], 0) / rows.length
}

async function evaluateFile(
  options: EvaluateOptions,
  linearAlgebra: SpdInverse,
  say: (text: string) => void,
): Promise<EvaluateRow[]> {
  const files = new Map<string, Promise<Unit[]>>()
  const read = (file: string): Promise<Unit[]> => {
    const units = files.get(file) ?? readUnits(file, options)
    files.set(file, units)
    return units
  }
  const rows: EvaluateRow[] = []
  for (let seed = 1; seed <= options.seeds; seed += 1) {
    const problem = await problemOf(options, seed, read, linearAlgebra)
    if (problem.cases.length === 0) {
      throw new DiscreetError('file_invalid', 'no test basket has two items', {
        expected: 'larger baskets, or a larger --test-share',
      })
    }
    rows.push(...(await evaluateSeed(problem, seed, say)))
  }
  return rows
}

export async function evaluate(options: EvaluateOptions, output: Output): Promise<void> {
  const progress = output.progress('Reading')
  const linearAlgebra = createSpdInverse()
  const rows = await evaluateFile(options, linearAlgebra, (text) => progress.update(text)).finally(
    () => linearAlgebra.close(),
  )
  progress.done('Evaluated')
  const names = [...new Set(rows.map(({ model }) => model))]
  const summary = names.map((name) => {
    const own = rows.filter(({ model }) => model === name)
    return {
      model: name,
      recall: mean(own, 'recall'),
      ndcg: mean(own, 'ndcg'),
      hitRate: mean(own, 'hitRate'),
      coverage: mean(own, 'coverage'),
      retained: mean(own, 'retained'),
    }
  })
  output.table(
    summary.map((row) => ({
      model: row.model,
      [`recall@${options.at}`]: number(row.recall, 4),
      [`ndcg@${options.at}`]: number(row.ndcg, 4),
      [`hit@${options.at}`]: number(row.hitRate, 4),
      coverage: number(row.coverage),
      retained: number(row.retained),
    })),
  )
  output.say(
    `\n${rows[0]?.cases ?? 0} test cases a seed, ${options.seeds} seed(s), unit ${options.unit}. Ties are ranked pessimistically.\nretained = (model - popularity) / (no privacy - popularity), in ndcg@${options.at}.`,
  )
  output.result({ summary, rows })
}
