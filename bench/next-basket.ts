/**
 * Does an account help? The last basket of every person is to be foretold from the ones before, as
 * `--interactions FILE` (people with their baskets, JSON) has them. The model is learnt privately
 * (ε = 1, unit: basket) from the baskets before the last. Reference: the person's own most frequent
 * items, then the most popular ones. Recall@10, averaged over people.
 */
import process from 'node:process'
import { pooledRandomWords } from '@discreet/crypto-node'
import { readInteractions } from '@discreet/interactions-file'
import { createSpdInverse } from '@discreet/linalg-wasm'
import {
  Allowance,
  basketShares,
  defaultParameters,
  RowsBuilder,
  rhoForEpsilon,
  runRelease,
} from '@discreet/privacy'
import type { PersonalContext } from '@discreet/protocol'
import { buildModel, createRecommender, decayedHistory } from '@discreet/recommend'

const file = process.argv[process.argv.indexOf('--interactions') + 1] ?? ''
const at = 10
const people = new Map<string, Map<string, Set<string>>>()
for await (const reading of readInteractions(file, {})) {
  if (!reading.ok) continue
  const { person, basket, item } = reading.interaction
  const baskets = people.get(person) ?? new Map<string, Set<string>>()
  people.set(person, baskets)
  const items = baskets.get(basket) ?? new Set<string>()
  baskets.set(basket, items.add(item))
}
const everybody = [...people.values()]
  .map((baskets) => [...baskets.values()].map((items) => [...items]))
  .filter((baskets) => baskets.length >= 2)
const items = [...new Set(everybody.flat(2))].sort()
const index = new Map(items.map((item, k) => [item, k]))
const builder = new RowsBuilder(items.length)
const counts = new Map<string, number>()
let number = 0
for (const baskets of everybody) {
  for (const basket of baskets.slice(0, -1)) {
    for (const item of basket) {
      builder.add(number, 0, index.get(item) ?? 0)
      counts.set(item, (counts.get(item) ?? 0) + 1)
    }
    number += 1
  }
}
const rho = rhoForEpsilon(1, 1e-6)
const aggregate = runRelease(
  builder.finish(),
  defaultParameters(rho, basketShares),
  new Allowance('bench', rho),
  items,
  pooledRandomWords(),
)
const linearAlgebra = createSpdInverse()
const catalogue = items.map((id) => ({ id }))
const model = await buildModel(
  [{ aggregate, releaseId: 'bench', at: 0 }],
  catalogue,
  linearAlgebra,
  { id: 'bench', epsilon: 1, delta: 1e-6 },
)
await linearAlgebra.close()
const recommender = createRecommender(model, catalogue)
const popular = [...counts].sort((a, b) => b[1] - a[1]).map(([item]) => item)

function recall(list: readonly string[], truth: ReadonlySet<string>): number {
  return list.slice(0, at).filter((item) => truth.has(item)).length / truth.size
}

/** Baskets a week apart; the next one is a week after the last. */
const week = 7 * 86_400_000
function contextOf(baskets: readonly (readonly string[])[]): PersonalContext {
  const events = baskets.flatMap((basket, k) =>
    basket.map((item) => ({ item, at: (k - baskets.length) * week, bought: true })),
  )
  const said = { liked: [], avoided: [], less: [], owned: [], without: [] }
  return { ...decayedHistory(events, 0), ...said }
}

const home = recommender.recommend({ placement: 'home', limit: at }).items.map(({ item }) => item)
let [level0, level3, ownThenPopular] = [0, 0, 0]
for (const baskets of everybody) {
  const before = baskets.slice(0, -1)
  const truth = new Set(baskets.at(-1))
  const own = new Map<string, number>()
  for (const item of before.flat()) own.set(item, (own.get(item) ?? 0) + 1)
  const frequent = [...own].sort((a, b) => b[1] - a[1]).map(([item]) => item)
  ownThenPopular += recall(
    [...new Set([...frequent.slice(0, at), ...popular.slice(0, 2 * at)])],
    truth,
  )
  level0 += recall(home, truth)
  const answer = recommender.recommend({ placement: 'home', limit: at }, contextOf(before))
  level3 += recall(
    answer.items.map(({ item }) => item),
    truth,
  )
}
const row = {
  people: everybody.length,
  level0: +(level0 / everybody.length).toFixed(4),
  ownThenPopular: +(ownThenPopular / everybody.length).toFixed(4),
  level3: +(level3 / everybody.length).toFixed(4),
}
if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify(row)}\n`)
else console.table([row])
