/**
 * Known vulnerabilities in what is installed: `npm audit`. A registry that has no audit service (it
 * refuses the request as such) is said to be one, and the check passes without having looked; whatever
 * else keeps it from looking fails, for a check that could not look has not found that there is nothing.
 */
import { spawnSync } from 'node:child_process'
import process from 'node:process'

interface Report {
  readonly metadata?: { readonly vulnerabilities: Readonly<Record<string, number>> }
  readonly statusCode?: number
  readonly uri?: string
  readonly message?: string
}

function read(stdout: string): Report {
  try {
    return JSON.parse(stdout) as Report
  } catch {
    return { message: stdout.trim() || 'npm audit said nothing' }
  }
}

/** RFC 9110: not found, the method not allowed, gone, not implemented. */
const noService = [404, 405, 410, 501]

const { stdout } = spawnSync('npm', ['audit', '--audit-level=high', '--json'], {
  encoding: 'utf8',
  shell: process.platform === 'win32',
})
const { metadata, statusCode = 0, uri = '', message } = read(stdout)
const counts = metadata?.vulnerabilities
if (counts !== undefined) {
  process.stdout.write(`vulnerabilities: ${JSON.stringify(counts)}\n`)
  if ((counts['high'] ?? 0) + (counts['critical'] ?? 0) > 0) {
    process.stderr.write('run npm audit for the names, then update or replace\n')
    process.exitCode = 1
  }
} else if (noService.includes(statusCode)) {
  const { host } = new URL(uri)
  process.stderr.write(`NOT AUDITED: ${host} has no audit service (it answered ${statusCode})\n`)
} else {
  process.stderr.write(`not audited: ${message ?? 'npm audit gave no reason'}\n`)
  process.exitCode = 1
}
