import {
  createHash,
  generateKeyPairSync,
  sign as signWith,
  verify as verifyWith,
} from 'node:crypto'
import {
  consistencyProof,
  GrowingTree,
  inclusionProof,
  signCheckpoint,
  toBase64,
} from '@discreet/transparency'
import { expect, test } from 'vitest'
import type { Checking, LogEntry, LogSource, Remembered } from '../src/pages/privacy/log-check.ts'
import { checkLog, isIncluded, leafOf } from '../src/pages/privacy/log-check.ts'

const sha256 = (data: Uint8Array): Uint8Array =>
  new Uint8Array(createHash('sha256').update(data).digest())
const origin = 'discreet/shop'

const entryOf = (index: number, word = 'fact'): LogEntry => ({
  index,
  kind: 'consent',
  ref: `record-${index}`,
  digest: createHash('sha256').update(`${word} ${index}`).digest('hex'),
})
const log = (size: number, word?: string): LogEntry[] =>
  Array.from({ length: size }, (_, k) => entryOf(k, word))

function keyPair() {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const x = publicKey.export({ format: 'jwk' }).x ?? ''
  return {
    publicKey: new Uint8Array(Buffer.from(x, 'base64url')),
    sign: (data: Uint8Array) => new Uint8Array(signWith(null, data, privateKey)),
    verify: (data: Uint8Array, signature: Uint8Array) =>
      verifyWith(null, data, publicKey, signature),
  }
}
const ours = keyPair()

function treeOf(entries: readonly LogEntry[]) {
  const tree = new GrowingTree(sha256)
  const nodes = new Map<string, Uint8Array>()
  for (const entry of entries) {
    for (const { level, index, hash } of tree.add(leafOf(sha256, entry))) {
      nodes.set(`${level} ${index}`, hash)
    }
  }
  const read = async (level: number, index: number): Promise<Uint8Array> => {
    await Promise.resolve()
    const hash = nodes.get(`${level} ${index}`)
    if (hash === undefined) throw new Error('no such node')
    return hash
  }
  return { root: tree.root(), read }
}

const noteOf = (entries: readonly LogEntry[], signer = ours): string =>
  signCheckpoint(sha256, { origin, size: entries.length, root: treeOf(entries).root }, signer)

/** A server with that log, in pages of 4. */
function serving(entries: readonly LogEntry[], more: Partial<LogSource> = {}): LogSource {
  const { read } = treeOf(entries)
  return {
    checkpoint: () => Promise.resolve(noteOf(entries)),
    key: () => Promise.resolve(ours.publicKey),
    entries: (from) => Promise.resolve(entries.slice(from, from + 4)),
    consistency: async (first, second) =>
      (await consistencyProof(sha256, first, second, read)).map(toBase64),
    ...more,
  }
}

const kept = (entries: readonly LogEntry[]): Remembered => ({
  note: noteOf(entries),
  key: toBase64(ours.publicKey),
  at: 1,
})

const check = (source: LogSource, more: Partial<Checking> = {}) =>
  checkLog({
    source,
    origin,
    remembered: undefined,
    sha256,
    verify: (_, data, signature) => Promise.resolve(ours.verify(data, signature)),
    progress: () => undefined,
    ...more,
  })

test('a whole log is verified, with its progress, and so is one that grew since', async () => {
  const seen: number[] = []
  const first = await check(serving(log(9)), { progress: (done) => seen.push(done) })
  expect(first).toMatchObject({ ok: true, signed: true, before: undefined })
  expect(seen).toEqual([0, 4, 8, 9])
  for (const size of [9, 10, 16, 23]) {
    expect(await check(serving(log(size)), { remembered: kept(log(9)) })).toMatchObject({
      ok: true,
      before: { size: 9, at: 1 },
    })
  }
  // Of an empty one nothing can be taken away.
  expect(await check(serving([]))).toMatchObject({ ok: true, entries: [] })
  expect(await check(serving(log(3)), { remembered: kept([]) })).toMatchObject({ ok: true })
})

test('entries that came after the checkpoint are left for the next look', async () => {
  const source = serving(log(11), { checkpoint: () => Promise.resolve(noteOf(log(6))) })
  expect(await check(source)).toMatchObject({ ok: true, entries: log(6) })
})

test.each([
  ['another fact', [...log(4), entryOf(4, 'forged'), ...log(9).slice(5)], 'root'],
  ['one left out', [...log(4), ...log(9).slice(5)], 'missing'],
  ['the end left out', log(7), 'missing'],
  ['two swapped', [...log(7), entryOf(8), entryOf(7)], 'missing'],
  [
    'two swapped and renumbered',
    [...log(7), { ...entryOf(8), index: 7 }, { ...entryOf(7), index: 8 }],
    'root',
  ],
] as const)('forged entries are noticed: %s', async (_, entries, fault) => {
  const source = serving(log(9), {
    entries: (from) => Promise.resolve(entries.slice(from, from + 4)),
  })
  expect(await check(source)).toMatchObject({ ok: false, fault })
})

test('a forged signature is noticed, and so is a checkpoint that nobody signed', async () => {
  const other = { ...keyPair(), publicKey: ours.publicKey }
  const forged = serving(log(5), { checkpoint: () => Promise.resolve(noteOf(log(5), other)) })
  expect(await check(forged)).toMatchObject({ ok: false, fault: 'signature' })
  const stranger = serving(log(5), { checkpoint: () => Promise.resolve(noteOf(log(5), keyPair())) })
  expect(await check(stranger)).toMatchObject({ ok: false, fault: 'signature' })
  const changed = serving(log(5), {
    checkpoint: () => Promise.resolve(noteOf(log(5)).replace('\n5\n', '\n4\n')),
  })
  expect(await check(changed)).toMatchObject({ ok: false, fault: 'signature' })
})

test('what is no checkpoint, no key, or of another log, is refused', async () => {
  for (const more of [
    { checkpoint: () => Promise.resolve('nothing') },
    { key: () => Promise.resolve(new Uint8Array(31)) },
  ]) {
    expect(await check(serving(log(5), more))).toMatchObject({ ok: false, fault: 'form' })
  }
  expect(await check(serving(log(5)), { origin: 'discreet/other' })).toMatchObject({
    fault: 'form',
  })
})

test('a log that was rolled back or written anew is noticed', async () => {
  const remembered = kept(log(9))
  expect(await check(serving(log(8)), { remembered })).toMatchObject({ fault: 'shorter' })
  expect(await check(serving(log(9, 'other')), { remembered })).toMatchObject({
    fault: 'rewritten',
  })
  expect(await check(serving(log(12, 'other')), { remembered })).toMatchObject({
    fault: 'rewritten',
  })
  const garbled = serving(log(12), { consistency: () => Promise.resolve(['no hash']) })
  expect(await check(garbled, { remembered })).toMatchObject({ fault: 'rewritten' })
})

test('another key than last time is noticed, whatever it signs', async () => {
  const other = keyPair()
  const source = serving(log(9), {
    key: () => Promise.resolve(other.publicKey),
    checkpoint: () => Promise.resolve(noteOf(log(9), other)),
  })
  const verify: Checking['verify'] = (_, data, signature) =>
    Promise.resolve(other.verify(data, signature))
  expect(await check(source, { verify })).toMatchObject({ ok: true })
  expect(await check(source, { verify, remembered: kept(log(9)) })).toMatchObject({ fault: 'key' })
})

test('where signatures cannot be checked it says so', async () => {
  const verify: Checking['verify'] = () => Promise.resolve(undefined)
  expect(await check(serving(log(5)), { verify })).toMatchObject({ ok: true, signed: false })
})

test('one entry is shown to be in the log by its proof alone', async () => {
  const { root, read } = treeOf(log(9))
  const proof = (await inclusionProof(sha256, 5, 9, read)).map(toBase64)
  const checkpoint = { origin, size: 9, root }
  expect(isIncluded(sha256, entryOf(5), checkpoint, proof)).toBe(true)
  expect(isIncluded(sha256, entryOf(5, 'forged'), checkpoint, proof)).toBe(false)
  expect(isIncluded(sha256, entryOf(4), checkpoint, proof)).toBe(false)
  expect(isIncluded(sha256, entryOf(5), checkpoint, [...proof.slice(1), 'no hash'])).toBe(false)
})
