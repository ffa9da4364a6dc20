/**
 * discreet log: the transparency log, in the store or in an export. An export is text: the signed
 * checkpoint, and one line `kind ref digest` for every entry.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { nodeCryptography, sha256Bytes, verifySignature } from '@discreet/crypto-node'
import type { SiteStore } from '@discreet/engine'
import { DiscreetError } from '@discreet/protocol'
import { checkpointOf } from '@discreet/server'
import type { Checkpoint } from '@discreet/transparency'
import { GrowingTree, leafHash, openCheckpoint, verifyConsistency } from '@discreet/transparency'
import type { Output } from './output.ts'
import type { StoreChoice } from './session.ts'
import { chosenSite, withSession } from './session.ts'

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

export interface VerifyLogOptions extends StoreChoice {
  /** An export instead of the store. */
  readonly file?: string
  /** A checkpoint kept from before: the log must still begin with it. */
  readonly checkpoint?: string
  /** Raw Ed25519 public key in base64; default: this instance's own. */
  readonly key?: string
}

function broken(where: string, expected: string): DiscreetError {
  return new DiscreetError('log_broken', where, { expected })
}

function keyOf({ key, data }: VerifyLogOptions): Uint8Array {
  return key === undefined
    ? nodeCryptography(join(data, 'signing-key.pem')).publicKey
    : new Uint8Array(Buffer.from(key, 'base64'))
}

function opened(note: string, options: VerifyLogOptions): Checkpoint {
  const checkpoint = openCheckpoint(sha256Bytes, note, keyOf(options), verifySignature)
  if (checkpoint !== undefined) return checkpoint
  throw broken('the checkpoint is not signed by this key', 'a checkpoint as it was published')
}

function verifyFile(file: string, options: VerifyLogOptions, output: Output): void {
  const text = readFileSync(file, 'utf8')
  const end = text.indexOf('\n\n', text.indexOf('\n— ') + 1)
  const checkpoint = opened(text.slice(0, end + 1), options)
  const lines = text
    .slice(end + 2)
    .split('\n')
    .slice(0, -1)
  const tree = new GrowingTree(sha256Bytes)
  for (const line of lines)
    tree.add(leafHash(sha256Bytes, new Uint8Array(Buffer.from(line, 'utf8'))))
  if (tree.size !== checkpoint.size || hex(tree.root()) !== hex(checkpoint.root)) {
    throw broken(
      `the ${tree.size} entries do not lead to the signed root of ${checkpoint.size}`,
      'an export that nobody has changed',
    )
  }
  output.say(`${tree.size} entries lead to the signed root.\nRoot: ${hex(tree.root())}`)
  output.result({ ok: true, entries: tree.size, root: hex(tree.root()) })
}

async function holdsOld(site: SiteStore, note: string, options: VerifyLogOptions): Promise<void> {
  const old = opened(note, options)
  const head = await site.log.head()
  const fits =
    old.size === 0 ||
    (old.size <= head.size &&
      verifyConsistency(sha256Bytes, old, head, await site.log.consistency(old.size, head.size)))
  if (!fits) throw broken('the log does not begin with that checkpoint', 'a log that only grew')
}

export async function verifyLog(options: VerifyLogOptions, output: Output): Promise<void> {
  if (options.file !== undefined) return verifyFile(options.file, options, output)
  return withSession(options, async ({ store }) => {
    const site = await chosenSite(store, options.site)
    const verified = await site.log.verify()
    if (!verified.ok) {
      output.result(verified)
      throw broken(`${verified.where}: ${verified.why}`, 'rows as they were when they were logged')
    }
    if (options.checkpoint !== undefined) {
      await holdsOld(site, readFileSync(options.checkpoint, 'utf8'), options)
      output.say('It begins with the checkpoint that you kept.')
    }
    output.say(
      `${verified.size} entries lead to the root, and every row they cover is unchanged.\nRoot: ${hex(verified.root)}`,
    )
    output.result({ ok: true, entries: verified.size, root: hex(verified.root) })
  })
}

export async function exportLog(file: string, options: StoreChoice, output: Output): Promise<void> {
  await withSession(options, async ({ store, cryptography }) => {
    const site = await chosenSite(store, options.site)
    const checkpoint = await checkpointOf(site, cryptography)
    const size = Number(checkpoint.split('\n')[1])
    const lines: string[] = []
    while (lines.length < size) {
      const entries = await site.log.entries(lines.length, Math.min(20_000, size - lines.length))
      if (entries.length === 0) throw broken(`entry ${lines.length} is missing`, 'a whole log')
      for (const { kind, ref, digest } of entries) lines.push(`${kind} ${ref} ${digest}`)
    }
    writeFileSync(file, `${checkpoint}\n${lines.map((line) => `${line}\n`).join('')}`)
    output.say(`${size} entries written to ${file}`)
    output.result({ file, entries: size })
  })
}
