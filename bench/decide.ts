/** decide() over states and packs: the 99th percentile of single calls, in microseconds. */
import process from 'node:process'
import { readPacks } from '@discreet/packs-file'
import type { PersonState } from '@discreet/policy'
import { accountPurposes, decide, unknownPerson } from '@discreet/policy'

const packs = readPacks().map(({ pack }) => pack)
const now = Date.now()
const states: PersonState[] = ([null, 0, 1, 2, 3] as const).map((level) => ({
  ...unknownPerson,
  level,
  purposes: [...accountPurposes],
  contribute: true,
  chosenAt: now - 1000,
  age: 17,
}))
const request = { signedIn: true, gpc: false, audience: 'general' } as const
const calls = 200_000
const times = new Float64Array(calls)
for (let round = 0; round < 2; round += 1) {
  for (let k = 0; k < calls; k += 1) {
    const state = states[k % states.length] ?? unknownPerson
    const pack = packs[k % packs.length]
    if (pack === undefined) break
    const start = performance.now()
    decide(request, state, pack, now)
    times[k] = (performance.now() - start) * 1000
  }
}
times.sort()
const at = (share: number): number => +(times[Math.floor(share * calls)] as number).toFixed(2)
const row = { calls, p50: at(0.5), p99: at(0.99), p999: at(0.999) }
if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify(row)}\n`)
else console.table([row])
