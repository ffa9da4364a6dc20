/**
 * Checks the transparency log here, not at the server: that its head is signed, that it begins with the
 * log that this browser verified last, and that its entries, all of them, give the signed root (RFC 9162
 * § 2.1). It does not show that others are given the same log, nor that what an entry stands for is true.
 */
import type { Checkpoint, Sha256 } from '@discreet/transparency'
import {
  fromBase64,
  GrowingTree,
  leafHash,
  readCheckpoint,
  toBase64,
  verifyConsistency,
  verifyInclusion,
} from '@discreet/transparency'

export interface LogEntry {
  readonly index: number
  readonly kind: string
  readonly ref: string
  readonly digest: string
}

export interface LogSource {
  checkpoint(): Promise<string>
  /** Ed25519: 32 bytes. */
  key(): Promise<Uint8Array>
  /** Some from there on; none where the log ends. */
  entries(from: number): Promise<readonly LogEntry[]>
  /** Base64, RFC 9162 § 2.1.4. */
  consistency(first: number, second: number): Promise<readonly string[]>
}

/** What this browser verified last. */
export interface Remembered {
  /** The checkpoint, as it was signed. */
  readonly note: string
  /** Base64. */
  readonly key: string
  /** Epoch milliseconds. */
  readonly at: number
}

export interface Checking {
  readonly source: LogSource
  /** Name of the log that is meant. */
  readonly origin: string
  readonly remembered: Remembered | undefined
  readonly sha256: Sha256
  /** Ed25519; undefined: it cannot be checked here. */
  verify(key: Uint8Array, data: Uint8Array, signature: Uint8Array): Promise<boolean | undefined>
  progress(done: number, total: number): void
}

/** key: another than last time. shorter, rewritten: it does not begin with what was there before. */
export type LogFault = 'form' | 'key' | 'signature' | 'shorter' | 'rewritten' | 'missing' | 'root'

export type LogCheck =
  | {
      readonly ok: true
      /** false: this browser does not know Ed25519, so nobody is shown to have signed it. */
      readonly signed: boolean
      readonly checkpoint: Checkpoint
      readonly note: string
      readonly key: Uint8Array
      readonly entries: readonly LogEntry[]
      /** Of the log that it was shown to begin with; undefined: there was none to compare with. */
      readonly before: { readonly size: number; readonly at: number } | undefined
    }
  | {
      readonly ok: false
      readonly fault: LogFault
      /** Of `missing`: the first that is not there. */
      readonly at?: number
    }

const fault = (name: LogFault, at?: number): LogCheck => ({
  ok: false,
  fault: name,
  ...(at === undefined ? {} : { at }),
})

function equal(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, k) => byte === b[k])
}

/** As the log makes a leaf of an entry. */
export function leafOf(sha256: Sha256, { kind, ref, digest }: LogEntry): Uint8Array {
  return leafHash(sha256, new TextEncoder().encode(`${kind} ${ref} ${digest}`))
}

/** undefined: one of them is no hash. */
function hashesIn(proof: readonly string[]): readonly Uint8Array[] | undefined {
  const hashes = proof.flatMap((one) => fromBase64(one) ?? [])
  return hashes.length === proof.length ? hashes : undefined
}

async function grown(
  { source, sha256 }: Checking,
  before: Checkpoint,
  now: Checkpoint,
): Promise<LogFault | undefined> {
  if (now.size < before.size) return 'shorter'
  if (before.size === 0) return undefined
  const proof = hashesIn(
    now.size === before.size ? [] : await source.consistency(before.size, now.size),
  )
  const holds = proof !== undefined && verifyConsistency(sha256, before, now, proof)
  return holds ? undefined : 'rewritten'
}

async function everyEntry(
  { source, sha256, progress }: Checking,
  { size, root }: Checkpoint,
): Promise<readonly LogEntry[] | LogCheck> {
  const tree = new GrowingTree(sha256)
  const entries: LogEntry[] = []
  while (entries.length < size) {
    progress(entries.length, size)
    const page = await source.entries(entries.length)
    if (page.length === 0) return fault('missing', entries.length)
    // The log may have grown since the checkpoint.
    for (const entry of page.slice(0, size - entries.length)) {
      if (entry.index !== entries.length) return fault('missing', entries.length)
      tree.add(leafOf(sha256, entry))
      entries.push(entry)
    }
  }
  progress(size, size)
  return equal(tree.root(), root) ? entries : fault('root')
}

/** Rejects only with what `source` rejects with. */
export async function checkLog(checking: Checking): Promise<LogCheck> {
  const { source, origin, remembered, sha256, verify } = checking
  const [note, key] = [await source.checkpoint(), await source.key()]
  const read = key.length === 32 ? readCheckpoint(sha256, note, key) : undefined
  if (read === undefined || read.checkpoint.origin !== origin) return fault('form')
  const { checkpoint, signed, signatures } = read
  if (remembered !== undefined && remembered.key !== toBase64(key)) return fault('key')
  const held = await Promise.all(signatures.map((one) => verify(key, signed, one)))
  if (held.length === 0 || held.every((one) => one === false)) return fault('signature')
  const last =
    remembered === undefined ? undefined : readCheckpoint(sha256, remembered.note, key)?.checkpoint
  const wrong = last === undefined ? undefined : await grown(checking, last, checkpoint)
  if (wrong !== undefined) return fault(wrong)
  const entries = await everyEntry(checking, checkpoint)
  if ('ok' in entries) return entries
  const before =
    last === undefined || remembered === undefined
      ? undefined
      : { size: last.size, at: remembered.at }
  return { ok: true, signed: held.includes(true), checkpoint, note, key, entries, before }
}

/** That an entry is in a log whose checkpoint was verified. */
export function isIncluded(
  sha256: Sha256,
  entry: LogEntry,
  { size, root }: Checkpoint,
  proof: readonly string[],
): boolean {
  const hashes = hashesIn(proof)
  return (
    hashes !== undefined &&
    verifyInclusion(sha256, leafOf(sha256, entry), entry.index, size, hashes, root)
  )
}
