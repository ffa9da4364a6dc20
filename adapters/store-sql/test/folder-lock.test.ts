import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { lockFolder } from '../src/folder-lock.ts'

let parent: string
let folder: string
let file: string
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'discreet-lock-'))
  folder = mkdtempSync(join(parent, 'data-'))
  file = `${folder}.lock`
})
afterEach(() => rmSync(parent, { recursive: true, force: true }))

const inUse = expect.objectContaining({ code: 'data_folder_in_use' })

test('the lock stands beside the folder, names this process, and goes when it is given back', () => {
  const unlock = lockFolder(folder)
  expect(readFileSync(file, 'utf8')).toMatch(new RegExp(`^${process.pid} \\d+ `))
  unlock()
  expect(existsSync(file)).toBe(false)
})

test('a folder is locked once, also under another name', () => {
  const unlock = lockFolder(folder)
  const link = join(parent, 'link')
  symlinkSync(folder, link)
  expect(() => lockFolder(folder)).toThrow(inUse)
  expect(() => lockFolder(link)).toThrow(inUse)
  unlock()
  lockFolder(link)()
})

test('the lock of a process that lives is respected', () => {
  writeFileSync(file, readFileSync(lockedBy(process.ppid), 'utf8'))
  expect(() => lockFolder(folder)).toThrow(inUse)
})

test('the lock of a process that is dead is taken over', () => {
  const { pid } = spawnSync('true')
  writeFileSync(file, `${pid} 1 ${hostname()}`)
  lockFolder(folder)()
  expect(existsSync(file)).toBe(false)
})

test('the lock of a dead process whose number another process has now is taken over', () => {
  writeFileSync(file, `${process.ppid} 1 ${hostname()}`)
  lockFolder(folder)()
})

test.each(['', 'nonsense', `1 1 another-host-than-${hostname()}`])(
  'a lock that says %j is respected: nobody knows whether its owner lives',
  (content) => {
    writeFileSync(file, content)
    expect(() => lockFolder(folder)).toThrow(inUse)
    expect(readFileSync(file, 'utf8')).toBe(content)
  },
)

/** A lock file as the process `pid` would have written it. */
function lockedBy(pid: number): string {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const start = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
  const other = join(parent, 'other.lock')
  writeFileSync(other, `${pid} ${start} ${hostname()}`)
  return other
}
