/** discreet keys rotate, discreet verify-receipt */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { addMasterKey, nodeCryptography } from '@discreet/crypto-node'
import { readReceipt } from '@discreet/identity-jwt'
import { DiscreetError } from '@discreet/protocol'
import type { Output } from './output.ts'
import type { StoreChoice } from './session.ts'
import { masterKeysFile, withSession } from './session.ts'

/** Adds a master key, makes it the active one, and moves every person's key under it. */
export async function rotateKeys(options: StoreChoice, output: Output): Promise<void> {
  const active = addMasterKey(masterKeysFile(options))
  await withSession(options, async ({ store, vault }) => {
    let moved = 0
    for (const { id } of await store.sites()) {
      moved += await (await store.open(id)).people.rewrap((key, subject) =>
        vault.rewrap(key, subject),
      )
    }
    output.say(
      `Master key ${active} is the active one; ${moved} keys of people were moved under it.\nServers that run need a restart. Older master keys may then be taken out of ${masterKeysFile(options)}.`,
    )
    output.result({ active, moved })
  })
}

/** `key`: raw Ed25519 public key in base64; default: that of the data folder. */
export async function verifyReceipt(
  file: string,
  options: { readonly data: string; readonly key?: string },
  output: Output,
): Promise<void> {
  const publicKey =
    options.key === undefined
      ? nodeCryptography(join(options.data, 'signing-key.pem')).publicKey
      : new Uint8Array(Buffer.from(options.key, 'base64'))
  const read = await readReceipt(publicKey, readFileSync(file, 'utf8').trim())
  if (!read.ok) throw new DiscreetError(read.code, read.reason, read.details)
  output.say('The receipt is genuine.')
  output.table(
    Object.entries(read.value as Record<string, unknown>).map(([field, value]) => ({
      field,
      value: typeof value === 'string' ? value : JSON.stringify(value),
    })),
  )
  output.result(read.value)
}
