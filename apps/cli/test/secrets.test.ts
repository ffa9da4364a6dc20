import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { afterAll, expect, test } from 'vitest'
import { secret } from '../src/secrets.ts'

const folder = mkdtempSync(join(tmpdir(), 'discreet-secrets-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function file(text: string, mode = 0o600): string {
  const path = join(folder, String(Math.round(1e9 * performance.now())))
  writeFileSync(path, text)
  chmodSync(path, mode)
  return path
}

test('a secret is in the environment, or in the file that the environment names', () => {
  expect(secret('KEY', {})).toBeUndefined()
  expect(secret('KEY', { KEY: '', KEY_FILE: '' })).toBeUndefined()
  expect(secret('KEY', { KEY: ' abc ' })).toBe(' abc ')
  expect(secret('KEY', { KEY_FILE: file('abc\n') })).toBe('abc')
  expect(secret('KEY', { KEY_FILE: file('a b\nc\r\n', 0o440) })).toBe('a b\nc')
})

const posix = process.platform !== 'win32'
const openToEverybody: [string, Record<string, string>] = [
  'readable by everybody',
  { KEY_FILE: file('abc', 0o644) },
]

test.each<[string, Record<string, string>]>([
  ['given twice', { KEY: 'abc', KEY_FILE: file('abc') }],
  ['in a file that is not there', { KEY_FILE: join(folder, 'none') }],
  ['in a file that is empty', { KEY_FILE: file('\n') }],
  ...(posix ? [openToEverybody] : []),
])('a secret that is %s is refused, and the refusal does not say it', (_, environment) => {
  const refused = expect.objectContaining({
    code: 'configuration_invalid',
    message: expect.not.stringContaining('abc'),
  })
  expect(() => secret('KEY', environment)).toThrow(refused)
})
