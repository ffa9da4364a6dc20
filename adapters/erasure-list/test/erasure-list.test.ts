import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  appendFileSync,
  chmodSync,
  mkdtempSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { erasureList } from '../src/index.ts'
import { readLines, tornMark, writeLine } from '../src/list-lines.ts'

const fresh = (): string =>
  join(mkdtempSync(join(tmpdir(), 'discreet-list-')), 'kept', 'erased.jsonl')
const hash = (k: number): string => k.toString(16).padStart(64, '0')

test('what was appended is there for another reader, by site, and the youngest of each', async () => {
  const file = fresh()
  const list = erasureList(file)
  expect(await list.read('shop')).toEqual([])
  await list.append('shop', { hash: hash(1), at: 10 })
  await list.append('shop', { hash: hash(2), at: 20 })
  await list.append('other', { hash: hash(3), at: 30 })
  await list.append('shop', { hash: hash(1), at: 40 })
  const another = erasureList(file)
  expect(await another.read('shop')).toEqual([
    { hash: hash(1), at: 40 },
    { hash: hash(2), at: 20 },
  ])
  expect(await another.read('other')).toEqual([{ hash: hash(3), at: 30 }])
  expect(statSync(file).mode & 0o777).toBe(0o600)
})

test('appending the same again changes nothing, and an older moment does not win', async () => {
  const file = fresh()
  await erasureList(file).append('shop', { hash: hash(1), at: 10 })
  const before = readFileSync(file)
  const list = erasureList(file)
  await list.append('shop', { hash: hash(1), at: 10 })
  await list.append('shop', { hash: hash(1), at: 9 })
  expect(readFileSync(file)).toEqual(before)
})

test('a file that others could read is closed to them', async () => {
  const file = fresh()
  await erasureList(file).append('shop', { hash: hash(1), at: 10 })
  chmodSync(file, 0o644)
  await erasureList(file).append('shop', { hash: hash(2), at: 10 })
  expect(statSync(file).mode & 0o777).toBe(0o600)
})

test('a last line cut short anywhere is left out, and what is appended after it holds', async () => {
  const lines = [1, 2, 3].map((k) => `${writeLine({ site: 'shop', hash: hash(k), at: k })}\n`)
  const whole = lines.join('')
  const last = lines[2] ?? ''
  for (let missing = 1; missing < last.length; missing += 1) {
    const file = join(mkdtempSync(join(tmpdir(), 'discreet-list-')), 'erased.jsonl')
    writeFileSync(file, whole.slice(0, whole.length - missing))
    // Without its line feed alone the line is whole.
    const kept = missing === 1 ? [1, 2, 3] : [1, 2]
    const list = erasureList(file)
    expect((await list.read('shop')).map(({ at }) => at)).toEqual(kept)
    await list.append('shop', { hash: hash(4), at: 4 })
    await list.append('shop', { hash: hash(5), at: 5 })
    expect((await erasureList(file).read('shop')).map(({ at }) => at)).toEqual([...kept, 4, 5])
  }
})

test('a repair that was cut short itself is repaired', () => {
  const line = (k: number): string => writeLine({ site: 'shop', hash: hash(k), at: k })
  for (const torn of [line(2).slice(0, 30), line(2)]) {
    const kept = torn === line(2) ? [1, 2] : [1]
    for (let length = 0; length <= tornMark.length; length += 1) {
      const cut = `${line(1)}\n${torn}${tornMark.slice(0, length)}`
      const whole = length === 0 || length === tornMark.length
      expect(readLines(cut).map(({ at }) => at)).toEqual(whole ? kept : [1])
      const mended = `${cut}${tornMark}\n${line(3)}\n`
      expect(readLines(mended).map(({ at }) => at)).toEqual([...(length === 0 ? kept : [1]), 3])
    }
  }
})

test('a line that another process died in the middle of is left out once the mark says so', () => {
  const line = (k: number): string => writeLine({ site: 'shop', hash: hash(k), at: k })
  const mixed = `${line(1)}\n${line(2).slice(0, 30)}${line(3)}\n`
  expect(() => readLines(mixed)).toThrow(/line 2 .* damaged/)
  expect(readLines(`${mixed}${tornMark}\n${line(3)}\n`).map(({ at }) => at)).toEqual([1, 3])
})

test('any changed byte of a line that was promised stops the reading, with its line', async () => {
  const lines = [1, 2, 3].map((k) => `${writeLine({ site: 'shop', hash: hash(k), at: k })}\n`)
  const text = lines.join('')
  await fc.assert(
    fc.asyncProperty(fc.nat(text.length - 1), fc.integer({ min: 1, max: 126 }), async (at, by) => {
      const letter = String.fromCharCode((text.charCodeAt(at) + by) % 127)
      fc.pre(letter !== text[at] && letter !== '\n')
      // At the very end a lost line feed is a line cut short, and that one is whole.
      fc.pre(at < text.length - 1)
      const file = join(mkdtempSync(join(tmpdir(), 'discreet-list-')), 'erased.jsonl')
      writeFileSync(file, `${text.slice(0, at)}${letter}${text.slice(at + 1)}`)
      const line = text.slice(0, at).split('\n').length
      const list = erasureList(file)
      await expect(list.read('shop')).rejects.toMatchObject({
        code: 'configuration_invalid',
        details: { line },
      })
      await expect(list.append('shop', { hash: hash(9), at: 9 })).rejects.toMatchObject({
        code: 'configuration_invalid',
      })
    }),
    { numRuns: 60 },
  )
})

test('a line that was taken out of the middle of another does not pass', () => {
  const one = writeLine({ site: 'shop', hash: hash(1), at: 1 })
  expect(() => readLines(`${one.slice(0, 20)}\n${one}\n`)).toThrow(/line 1 .* damaged/)
  expect(() => readLines(`${one}\n{}\n\n${one}\n`)).toThrow(/line 2 .* damaged/)
  expect(() => readLines(`{}\n{}\n${tornMark}\n`)).toThrow(/line 1 .* damaged/)
})

test('two processes append at the same time, one of them over a line cut short: nothing is lost', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'discreet-list-')), 'erased.jsonl')
  writeFileSync(file, `${writeLine({ site: 'shop', hash: 'first', at: 1 })}\n{"site":"sh`)
  const program = fileURLToPath(new URL('append-many.ts', import.meta.url))
  const children = ['a', 'b'].map((prefix) =>
    spawn(
      process.execPath,
      ['--conditions=discreet-source', '--import', 'tsx', program, file, prefix, '150'],
      { stdio: 'inherit' },
    ),
  )
  const ended = await Promise.all(children.map((child) => once(child, 'exit')))
  expect(ended.map(([code]) => code as number)).toEqual([0, 0])
  const hashes = (await erasureList(file).read('shop')).map((one) => one.hash).sort()
  const expected = ['a', 'b'].flatMap((prefix) =>
    Array.from({ length: 150 }, (_, k) => `${prefix}${k}`),
  )
  expect(hashes).toEqual(['first', ...expected].sort())
})

test('a disk that takes nothing is an error, and the next one is not mixed up with it', async () => {
  const file = fresh()
  const list = erasureList(file)
  await list.append('shop', { hash: hash(1), at: 1 })
  const folder = erasureList(join(file, 'below', 'a-file.jsonl'))
  await expect(folder.append('shop', { hash: hash(1), at: 1 })).rejects.toMatchObject({
    code: 'store_unavailable',
  })
  appendFileSync(file, writeLine({ site: 'shop', hash: hash(2), at: 2 }).slice(0, 40))
  await list.append('shop', { hash: hash(3), at: 3 })
  expect((await erasureList(file).read('shop')).map(({ at }) => at)).toEqual([1, 3])
})
