/**
 * Discreet is Apache-2.0, and whoever installs it must be able to use what comes with it on the same
 * terms. A dependency of a dependency can change that without anybody here having chosen it; so every
 * licence that is shipped is one of these.
 */
import process from 'node:process'
import { shipped } from './shipped.ts'

const allowed = [
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
]

/** An SPDX expression: of an "or" one part is enough, of an "and" each is needed. */
function isAllowed(expression: string): boolean {
  const bare = expression.replace(/^\((.*)\)$/, '$1')
  if (/ OR /.test(bare)) return bare.split(' OR ').some(isAllowed)
  if (/ AND /.test(bare)) return bare.split(' AND ').every(isAllowed)
  return allowed.includes(bare)
}

const all = shipped()
const faults = all.filter(({ license = 'none' }) => !isAllowed(license))
for (const { name, version, license = 'none' } of faults) {
  process.stderr.write(`${name} ${version}: licence ${license} is not on the list\n`)
}
if (faults.length === 0) process.stdout.write(`licences: ${all.length} packages, all allowed\n`)
process.exitCode = faults.length === 0 ? 0 : 1
