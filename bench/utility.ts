/**
 * What each epsilon keeps of the gain over popularity, on the real baskets beside the repository.
 * Same mechanism and same model as a production release; unit of privacy: a basket.
 */
import { readFileSync } from 'node:fs'
import process from 'node:process'
import { gunzipSync } from 'node:zlib'
import { pooledRandomWords } from '@discreet/crypto-node'
import {
  Allowance,
  basketShares,
  defaultParameters,
  RowsBuilder,
  rhoForEpsilon,
  runRelease,
  unsafeExactCounts,
} from '@discreet/privacy'
import { buildModel, evaluateModel, hide, plainInverse, retained, split } from '@discreet/recommend'

const [name = 'tafeng', epsilons = '1,2,4', seeds = '1'] = process.argv.slice(2)
const data = new URL('../../shared/data/', import.meta.url)
function baskets(): string[][] {
  if (name === 'tafeng') {
    const people = JSON.parse(
      gunzipSync(readFileSync(new URL('ta-feng/baskets.json.gz', data))).toString(),
    ) as Record<string, unknown[][]>
    return Object.values(people)
      .flat()
      .map((b) => b.map(String))
  }
  return readFileSync(new URL('groceries/groceries.csv', data), 'utf8')
    .trim()
    .split('\n')
    .map((l) => l.split(','))
}
const all = baskets()
const counts = new Map<string, number>()
for (const b of all) for (const i of new Set(b)) counts.set(i, (counts.get(i) ?? 0) + 1)
const items = [...counts]
  .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  .slice(0, 3000)
  .map(([id]) => id)
const index = new Map(items.map((id, k) => [id, k]))
const numbered = all.map((b) =>
  [...new Set(b.flatMap((i) => index.get(i) ?? []))].sort((x, y) => x - y),
)
const catalogue = items.map((id) => ({ id }))
const random = pooledRandomWords()
for (let seed = 0; seed < Number(seeds); seed += 1) {
  const { train, test } = split(numbered, 0.1, random)
  const cases = test.flatMap((b) => hide(b, 0.2, random) ?? [])
  const builder = new RowsBuilder(items.length)
  train.forEach((b, k) => {
    for (const i of b) builder.add(k, k, i)
  })
  const rows = builder.finish()
  const exact = unsafeExactCounts(rows, items)
  const at = (aggregate: typeof exact) => [{ aggregate, releaseId: 'x', at: 0 }]
  const t0 = performance.now()
  const ceilingModel = await buildModel(at(exact), catalogue, plainInverse, {
    id: 'c',
    epsilon: null,
    delta: null,
    exact: true,
    keep: 3000,
    lambda: 200,
  })
  const popModel = {
    ...ceilingModel,
    popularityWeight: 1,
    weights: {
      rowOffsets: new Uint32Array(items.length + 1),
      columns: new Uint32Array(0),
      values: new Float32Array(0),
    },
  }
  const pop = evaluateModel(popModel, cases, 20)
  const ceiling = evaluateModel(ceilingModel, cases, 20)
  console.log(
    name,
    rows.personOffsets.length - 1,
    'cases',
    cases.length,
    'pop',
    pop.ndcg.toFixed(4),
    'ceiling',
    ceiling.ndcg.toFixed(4),
    ((performance.now() - t0) / 1000).toFixed(1) + 's',
  )
  for (const e of epsilons.split(',').map(Number)) {
    const t = performance.now()
    const rho = rhoForEpsilon(e, 1e-6)
    const aggregate = runRelease(
      rows,
      defaultParameters(rho, basketShares),
      new Allowance('x', rho),
      items,
      random,
    )
    const t1 = performance.now()
    const model = await buildModel(at(aggregate), catalogue, plainInverse, {
      id: 'm',
      epsilon: e,
      delta: 1e-6,
    })
    const t2 = performance.now()
    const r = evaluateModel(model, cases, 20)
    console.log(
      '  eps',
      e,
      'head',
      aggregate.basket?.items.length,
      model.kind,
      'ndcg',
      r.ndcg.toFixed(4),
      'retained',
      retained(r.ndcg, pop.ndcg, ceiling.ndcg).toFixed(3),
      'release',
      (t1 - t) | 0,
      'ms model',
      (t2 - t1) | 0,
      'ms',
    )
  }
}
