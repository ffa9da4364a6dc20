/** The process itself, as a shell runs it. */
import { spawn } from 'node:child_process'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url))

test('whoever stops reading does not stop what runs', async () => {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', '--conditions=discreet-source', main, 'tactics', 'list'],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  )
  child.stdout.destroy()
  let complaints = ''
  child.stderr.on('data', (data: Buffer) => {
    complaints += String(data)
  })
  const code = await new Promise((resolve) => child.on('exit', resolve))
  expect([code, complaints]).toEqual([0, ''])
})
