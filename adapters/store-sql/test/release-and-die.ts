/** A process that fills a period and kills itself, as hard as a process can, while releasing it. */
import process from 'node:process'
import { nodeCryptography, pooledRandomWords } from '@discreet/crypto-node'
import { createSite, releasePeriod } from '@discreet/engine'
import { openStore } from '../src/index.ts'

const [, , deadly = '', where = '{}'] = process.argv
const { site: id, ...place } = JSON.parse(where) as { site: string }
const die = (step: string): void => {
  if (step === deadly) process.kill(process.pid, 'SIGKILL')
}
const cryptography = nodeCryptography()
const store = await openStore({ newKey: cryptography.newKey, onStep: die, ...place })
await createSite(store, cryptography, { id, name: id })
const site = await store.open(id)
await site.upsertItems([{ id: 'a' }, { id: 'b' }])
const { period, key } = await site.importPeriod('file', 'person', 0)
await site.addContributions(
  period.id,
  Array.from({ length: 40 }, (_, k) => ({
    person: cryptography.pseudonym(key, 'person', `${k >> 1}`),
    basket: cryptography.pseudonym(key, 'basket', `${k >> 1}`),
    item: k % 2 === 0 ? 'a' : 'b',
  })),
)
await releasePeriod(site, {
  periodId: period.id,
  at: 1,
  random: pooledRandomWords(),
  onProgress: die,
})
