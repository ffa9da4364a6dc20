/**
 * The properties of the clocks (core/rights/test/clock-properties.ts) on many random cases of every
 * pack, in each of its places that differ. Every case is held against every property. Seconds are of
 * processor time.
 *
 * npx tsx --conditions=discreet-source bench/clocks.ts [--cases 100000] [--seed 1] [--json]
 */
import process from 'node:process'
import { parseArgs } from 'node:util'
import fc from 'fast-check'
import { clockCases, clockProperties, violations } from '../core/rights/test/clock-properties.ts'
import { packs, variantsOf } from '../core/rights/test/packs.ts'

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  },
})
const wanted = Number(values.cases)
const batch = 1000

const rows = packs.map((pack) => {
  const variants = variantsOf(pack)
  const start = process.cpuUsage()
  const found: { property: string; receivedAt: number; type: string }[] = []
  let cases = 0
  while (cases < wanted) {
    const numRuns = Math.min(batch, wanted - cases)
    const seed = Number(values.seed) * 1_000_000 + cases
    for (const one of fc.sample(clockCases(variants), { numRuns, seed })) {
      for (const property of violations(one)) {
        found.push({ property, receivedAt: one.receivedAt, type: one.type })
      }
    }
    cases += numRuns
    process.stderr.write(`\r${pack.id}: ${cases} cases, ${found.length} violations `)
  }
  process.stderr.write('\n')
  const { user, system } = process.cpuUsage(start)
  const seconds = +((user + system) / 1e6).toFixed(1)
  return {
    pack: pack.id,
    variants: variants.length,
    cases,
    violations: found.length,
    seconds,
    found,
  }
})

const properties = Object.keys(clockProperties)
if (values.json) process.stdout.write(`${JSON.stringify({ properties, rows })}\n`)
else {
  console.log(`Each case is held against ${properties.length} properties: ${properties.join(', ')}`)
  console.table(rows.map(({ found, ...row }) => ({ ...row, first: found[0]?.property ?? '' })))
}
if (rows.some((row) => row.violations > 0)) process.exitCode = 1
