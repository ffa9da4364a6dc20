/** `discreet start` in a folder of its own, until it says where it is. Build first. */
import { spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'

export interface Demo {
  readonly url: string
  readonly stop: () => void
}

export async function startDemo(): Promise<Demo> {
  const data = mkdtempSync(join(tmpdir(), 'discreet-bench-'))
  const command = ['apps/cli/bin/discreet.js', 'start', '--json', '--port', '0', '--data', data]
  const child = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  for await (const part of child.stdout) {
    said += String(part)
    const url = /"url": "([^"]+)"/.exec(said)?.[1]
    if (url !== undefined) return { url, stop: () => void child.kill('SIGTERM') }
  }
  throw new Error('discreet start ended')
}
