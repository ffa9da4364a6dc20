/** discreet bench: how fast this machine draws noise and answers, in a few seconds. */

import { seededWords, simulateCrowd } from '@discreet/crowd'
import { pooledRandomWords } from '@discreet/crypto-node'
import {
  Allowance,
  defaultParameters,
  discreteGaussian,
  RowsBuilder,
  rational,
  rhoForEpsilon,
  runRelease,
} from '@discreet/privacy'
import { buildModel, createRecommender, plainInverse } from '@discreet/recommend'
import type { Output } from './output.ts'

function seconds(work: () => void): number {
  const start = performance.now()
  work()
  return (performance.now() - start) / 1000
}

export async function bench(output: Output): Promise<void> {
  const random = pooledRandomWords()
  const cells = new Int32Array(10_000_000)
  const sampler = discreteGaussian(rational(1_000_000n), random)
  const noise = cells.length / seconds(() => sampler.fill(cells)) / 1e6
  const crowd = simulateCrowd(5000, seededWords(1))
  const ids = crowd.items.map(({ id }) => id)
  const index = new Map(ids.map((id, k) => [id, k]))
  const builder = new RowsBuilder(ids.length)
  for (const { person, basket, items } of crowd.baskets) {
    for (const item of items) builder.add(person, basket, index.get(item) ?? 0)
  }
  const rho = rhoForEpsilon(1, 1e-6)
  const start = performance.now()
  const aggregate = runRelease(
    builder.finish(),
    defaultParameters(rho),
    new Allowance('bench', rho),
    ids,
    random,
  )
  const release = (performance.now() - start) / 1000
  const model = await buildModel(
    [{ aggregate, releaseId: 'bench', at: 0 }],
    crowd.items,
    plainInverse,
    { id: 'bench', epsilon: 1, delta: 1e-6 },
  )
  const recommender = createRecommender(model, crowd.items)
  const basket = ids.slice(0, 5)
  const answers =
    2000 /
    seconds(() => {
      for (let k = 0; k < 2000; k += 1)
        recommender.recommend({ placement: 'basket', basket, limit: 10 })
    })
  const rows = [
    { what: 'exact noise, million samples a second', value: Math.round(noise) },
    { what: 'release of 5,000 simulated people, seconds', value: Number(release.toFixed(2)) },
    { what: 'recommendations a second, one thread', value: Math.round(answers) },
  ]
  output.table(rows)
  output.result(rows)
}
