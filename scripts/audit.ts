/**
 * Known vulnerabilities in what is installed: `npm audit`, except that a registry without an audit
 * service is said to be one instead of failing the check.
 */
import { spawnSync } from 'node:child_process'

const { stdout } = spawnSync('npm', ['audit', '--audit-level=high', '--json'], {
  encoding: 'utf8',
  shell: process.platform === 'win32',
})
const report = JSON.parse(stdout === '' ? '{}' : stdout) as {
  metadata?: { vulnerabilities: Record<string, number> }
}
const counts = report.metadata?.vulnerabilities
if (counts === undefined) {
  console.warn('not audited: this registry has no audit service')
} else {
  console.log(`vulnerabilities: ${JSON.stringify(counts)}`)
  if ((counts['high'] ?? 0) + (counts['critical'] ?? 0) > 0) {
    console.error('run npm audit for the names, then update or replace')
    process.exitCode = 1
  }
}
