/**
 * What exactness costs, on real baskets (`--interactions FILE`: CSV with one basket a line, or JSON of
 * people with their baskets):
 *
 *  - the production mechanism (integers of a grid, floored, exact discrete noise) against a float
 *    reference written here (64-bit weights, continuous Gaussian noise), same split, same σ;
 *  - the model without privacy against EASE computed by NumPy (`PYTHON=…` names the interpreter).
 *
 * The figure is NDCG@20 on a tenth of the baskets, a fifth of each hidden.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { seededWords } from '@discreet/crowd'
import { pooledRandomWords } from '@discreet/crypto-node'
import { readInteractions } from '@discreet/interactions-file'
import { createSpdInverse } from '@discreet/linalg-wasm'
import type { NoisyAggregate } from '@discreet/privacy'
import {
  Allowance,
  basketShares,
  defaultParameters,
  parseRational,
  planRelease,
  RowsBuilder,
  rationalToNumber,
  rhoForEpsilon,
  runRelease,
  unsafeExactCounts,
} from '@discreet/privacy'
import type { TestCase } from '@discreet/recommend'
import { buildModel, evaluateModel, hide, split } from '@discreet/recommend'
import { chooseCandidates, chooseHead, headSizeFor } from '../core/privacy/src/head.ts'
import { pairIndex } from '../core/privacy/src/noisy.ts'
import { metricsOf, rankHidden } from '../core/recommend/src/metrics.ts'

const file = process.argv[process.argv.indexOf('--interactions') + 1] ?? ''
const runs = 6
const topItems = 3000
const at = 20

const baskets = new Map<string, Set<string>>()
for await (const reading of readInteractions(file, {
  unit: 'basket',
  ...(file.endsWith('.csv') ? { format: 'baskets' } : {}),
})) {
  if (!reading.ok) continue
  const { basket, item } = reading.interaction
  const items = baskets.get(basket) ?? new Set<string>()
  baskets.set(basket, items.add(item))
}
const counts = new Map<string, number>()
for (const basket of baskets.values()) {
  for (const item of basket) counts.set(item, (counts.get(item) ?? 0) + 1)
}
const items = [...counts]
  .sort((a, b) => b[1] - a[1])
  .slice(0, topItems)
  .map(([item]) => item)
const index = new Map(items.map((item, k) => [item, k]))
const numbered = [...baskets.values()]
  .map((basket) => [...basket].flatMap((item) => index.get(item) ?? []))
  .filter((basket) => basket.length > 0)
const { train, test } = split(numbered, 0.1, seededWords(1))
const hiding = seededWords(2)
const cases: TestCase[] = test.flatMap((basket) => hide(basket, 0.2, hiding) ?? [])
const builder = new RowsBuilder(items.length)
train.forEach((basket, k) => {
  for (const item of basket) builder.add(k, 0, item)
})
const rows = builder.finish()
const catalogue = items.map((id) => ({ id }))
const linearAlgebra = createSpdInverse()

function gaussian(): number {
  return Math.sqrt(-2 * Math.log(1 - Math.random())) * Math.cos(2 * Math.PI * Math.random())
}

/** The same mechanism in floating point. Cells are in units of contribution (scale 1). */
function floatAggregate(parameters: ReturnType<typeof defaultParameters>): NoisyAggregate {
  const sigma = new Map(
    planRelease(parameters).steps.map(({ step, sigmaSquared }) => {
      const variance = rationalToNumber(parseRational(sigmaSquared))
      return [step, Math.sqrt(variance) / (step === 'people' ? 1 : parameters.scale)]
    }),
  )
  const noisy = (
    step: 'people' | 'popularity' | 'basketPairs' | 'basketSecond',
    cells: Float64Array,
  ) => {
    const own = sigma.get(step) ?? Number.NaN
    // The model reads numbers; that these are not integers is the point of this reference.
    return {
      cells: cells.map((cell) => cell + own * gaussian()) as unknown as Int32Array,
      sigma: own,
      scale: 1,
    }
  }
  const people = noisy('people', Float64Array.of(train.length))
  const sums = new Float64Array(items.length)
  for (const basket of train) {
    for (const item of basket)
      sums[item] =
        (sums[item] as number) + 1 / Math.sqrt(Math.max(basket.length, parameters.damping))
  }
  const popularity = noisy('popularity', sums)
  const rho = rationalToNumber(parameters.rho)
  const head = chooseHead(
    popularity.cells,
    headSizeFor(people.cells[0] as number, rho, items.length),
  )
  const n = head.length
  const place = new Map(Array.from(head, (item, k) => [item, k]))
  const cells = new Float64Array((n * (n - 1)) / 2)
  const pairsOf = (basket: readonly number[]): number[] => {
    const own = basket.flatMap((item) => place.get(item) ?? []).sort((a, b) => a - b)
    return own.flatMap((i, k) => own.slice(k + 1).map((j) => pairIndex(i, j, n)))
  }
  for (const basket of train) {
    const own = pairsOf(basket)
    for (const cell of own) cells[cell] = (cells[cell] as number) + 1 / Math.sqrt(own.length)
  }
  const basket = noisy('basketPairs', cells)
  const list = chooseCandidates(
    popularity.cells,
    popularity.sigma,
    head,
    basket.cells,
    parameters.candidatesPerItem * n,
  )
  const listed = new Map(
    Array.from(list.first, (i, k) => [pairIndex(i, list.second[k] as number, n), k]),
  )
  const again = new Float64Array(listed.size)
  for (const one of train) {
    const own = pairsOf(one).flatMap((cell) => listed.get(cell) ?? [])
    for (const k of own) again[k] = (again[k] as number) + 1 / Math.sqrt(own.length)
  }
  const headItems = Array.from(head, (item) => items[item] as string)
  return {
    people: { value: people.cells[0] as number, sigma: people.sigma },
    popularity: { items, ...popularity },
    basket: { kind: 'basket', items: headItems, ...basket },
    basketSecond: { items: headItems, ...list, ...noisy('basketSecond', again) },
  }
}

async function ndcgOf(aggregate: NoisyAggregate, epsilon: number | null): Promise<number> {
  const period = { aggregate, releaseId: 'bench', at: 0 }
  const exact =
    epsilon === null
      ? { exact: true, lambda: 200, keep: items.length, denseLimit: items.length }
      : {}
  const model = await buildModel([period], catalogue, linearAlgebra, {
    id: 'bench',
    epsilon,
    delta: null,
    ...exact,
  })
  return evaluateModel(model, cases, at).ndcg
}

const numpy = `
import sys, json, numpy as np
d = json.load(open(sys.argv[1])); n = d["items"]; g = np.zeros((n, n))
for b in d["train"]:
    g[np.ix_(b, b)] += 1
p = np.linalg.inv(g + 200 * np.eye(n)); w = -p / np.diag(p); np.fill_diagonal(w, 0)
w.astype("<f8").tofile(sys.argv[2])
`

/** EASE by NumPy from the baskets themselves; undefined without NumPy. */
function independentNdcg(): number | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'fidelity-'))
  try {
    const [data, weights] = [join(folder, 'data.json'), join(folder, 'weights')]
    writeFileSync(data, JSON.stringify({ items: items.length, train }))
    const python = process.env['PYTHON'] ?? 'python3'
    if (spawnSync(python, ['-c', numpy, data, weights]).status !== 0) return undefined
    const bytes = readFileSync(weights)
    const w = new Float64Array(
      bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length),
    )
    const ranked = cases.map(({ visible, hidden }) => {
      const scores = new Float64Array(items.length)
      for (const i of visible) {
        for (let j = 0; j < items.length; j += 1) {
          scores[j] = (scores[j] as number) + (w[i * items.length + j] as number)
        }
      }
      return rankHidden(scores, hidden, new Set(visible), at)
    })
    return metricsOf(ranked, at).ndcg
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const result: Record<string, unknown>[] = []
const ours = await ndcgOf(unsafeExactCounts(rows, items), null)
const theirs = independentNdcg()
result.push({
  epsilon: 'inf',
  ours: ours.toFixed(5),
  reference: theirs?.toFixed(5) ?? 'missing',
  ratio: theirs === undefined ? 'missing' : (ours / theirs).toFixed(5),
})
for (const epsilon of [1, 4]) {
  const rho = rhoForEpsilon(epsilon, 1e-6)
  const parameters = defaultParameters(rho, basketShares)
  const exact: number[] = []
  const float: number[] = []
  for (let run = 0; run < runs; run += 1) {
    const allowance = new Allowance('bench', rho)
    exact.push(
      await ndcgOf(runRelease(rows, parameters, allowance, items, pooledRandomWords()), epsilon),
    )
    float.push(await ndcgOf(floatAggregate(parameters), epsilon))
  }
  const mean = (values: number[]): number => values.reduce((a, b) => a + b, 0) / values.length
  const variance = (values: number[]): number =>
    values.reduce((sum, value) => sum + (value - mean(values)) ** 2, 0) / (values.length - 1)
  const error = Math.sqrt((variance(exact) + variance(float)) / runs)
  result.push({
    epsilon,
    ours: mean(exact).toFixed(5),
    reference: mean(float).toFixed(5),
    ratio: (mean(exact) / mean(float)).toFixed(5),
    standardErrorOfRatio: (error / mean(float)).toFixed(5),
  })
}
await linearAlgebra.close()
if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify(result)}\n`)
else console.table(result)
