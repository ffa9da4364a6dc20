/**
 * Browser tests need a real Chromium. On Debian it comes from the distribution, so that a fresh
 * machine passes the tests without anybody installing anything by hand. Where that cannot be done
 * (another system, no rights) the browser tests are skipped and say so.
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import process from 'node:process'

const names = ['chromium', 'chromium-browser', 'google-chrome']

function found(): string | undefined {
  if (process.env['CHROMIUM_PATH'] !== undefined) return process.env['CHROMIUM_PATH']
  for (const name of names) {
    const which = spawnSync('which', [name], { encoding: 'utf8' })
    if (which.status === 0) return which.stdout.trim()
  }
  return undefined
}

function run(command: string, args: readonly string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'], env }).status === 0
}

function install(): void {
  const root = process.getuid?.() === 0
  const prefix = root ? [] : ['sudo', '-n']
  const apt = (...args: string[]): boolean => {
    const [command = 'apt-get', ...rest] = [...prefix, 'apt-get', ...args]
    return run(command, rest)
  }
  process.stderr.write('Chromium is not here: installing it from Debian (once)…\n')
  apt('update', '-qq')
  apt('install', '-y', '-qq', '--no-install-recommends', 'chromium')
}

if (found() === undefined && existsSync('/etc/debian_version')) install()
const path = found()
process.stderr.write(
  path === undefined
    ? 'No Chromium: the browser tests will be skipped. Install chromium or set CHROMIUM_PATH.\n'
    : `Chromium: ${path}\n`,
)
