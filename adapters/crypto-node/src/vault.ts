/**
 * Keys of people: AES-256-GCM (aead.ts) under a key per person, which is itself wrapped
 * under a master key. Master keys come from a file or from elsewhere (`MasterKeys`); the oldest may
 * go when nothing is wrapped under it any more (`discreet keys rotate`).
 */
import { createHmac, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { PersonKey, Vault, WrappedKey } from '@discreet/engine'
import { DiscreetError } from '@discreet/protocol'
import { open, seal } from './aead.ts'
import { pseudonym } from './cryptography.ts'

/** What a key management service must do. */
export interface MasterKeys {
  wrap(key: Uint8Array, context: string): Promise<WrappedKey>
  unwrap(key: WrappedKey, context: string): Promise<Uint8Array>
  /** Names the key that `wrap` uses now. */
  activeId(): string
}

interface KeyFile {
  readonly active: string
  /** base64url, 32 bytes each. */
  readonly keys: Readonly<Record<string, string>>
  /** For pseudonyms and permits; not rotated, because pseudonyms must stay the same. */
  readonly pepper: string
}

function newKeyFile(): KeyFile {
  const fresh = (): string => randomBytes(32).toString('base64url')
  return { active: 'k1', keys: { k1: fresh() }, pepper: fresh() }
}

function checked(text: string, from: string): KeyFile {
  const wrong = (field: string): DiscreetError =>
    new DiscreetError('configuration_invalid', `${from} does not hold master keys`, {
      field,
      expected: '{"active": id, "keys": {id: 32 bytes in base64url}, "pepper": 32 bytes}',
    })
  let value: Partial<KeyFile>
  try {
    value = JSON.parse(text) as Partial<KeyFile>
  } catch {
    throw wrong('/')
  }
  const { active, keys, pepper } = value
  const long = (one: unknown): boolean =>
    typeof one === 'string' && Buffer.from(one, 'base64url').length === 32
  if (typeof keys !== 'object' || !Object.values(keys).every(long)) throw wrong('/keys')
  if (typeof active !== 'string' || keys[active] === undefined) throw wrong('/active')
  if (typeof pepper !== 'string' || !long(pepper)) throw wrong('/pepper')
  return { active, keys, pepper }
}

function readKeyFile(file: string): KeyFile {
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, `${JSON.stringify(newKeyFile(), null, 2)}\n`, { mode: 0o600, flag: 'wx' })
  }
  return checked(readFileSync(file, 'utf8'), 'the master key file')
}

function localKeys({ active, keys }: KeyFile): MasterKeys {
  const bytes = (id: string): Uint8Array => {
    const key = keys[id]
    if (key !== undefined) return Buffer.from(key, 'base64url')
    throw new DiscreetError('profile_unreadable', `there is no master key ${id}`)
  }
  return {
    wrap: (key, context) =>
      Promise.resolve({ keyId: active, bytes: seal(bytes(active), key, context) }),
    async unwrap(key, context) {
      await Promise.resolve()
      return open(bytes(key.keyId), key.bytes, context)
    },
    activeId: () => active,
  }
}

/** A vault on any master keys; `pepper`: 32 bytes, the same for good. */
export function createVault(masterKeys: MasterKeys, pepper: Uint8Array): Vault {
  const derived = (name: string): Uint8Array =>
    createHmac('sha256', pepper).update(name, 'utf8').digest()
  const permitKey = derived('permit')
  const buried = derived('tombstone')
  const personKey = (key: Uint8Array): PersonKey => ({
    seal: (value, context) => seal(key, Buffer.from(JSON.stringify(value), 'utf8'), context),
    open: (sealed, context) => JSON.parse(open(key, sealed, context).toString('utf8')) as unknown,
  })
  return {
    subject: (site, person) => pseudonym(derived(`subject ${site}`), 'subject', person),
    entryId: (subject, thing) => pseudonym(derived(`entry ${subject}`), 'entry', thing),
    contact: (site, email) =>
      pseudonym(derived(`contact ${site}`), 'contact', email.trim().toLowerCase()),
    tombstone: (subject) => createHmac('sha256', buried).update(subject, 'utf8').digest('hex'),
    sealPermit: (text) => createHmac('sha256', permitKey).update(text, 'utf8').digest('base64url'),
    newKey: (subject) => masterKeys.wrap(randomBytes(32), subject),
    async unwrap(key, subject) {
      return personKey(await masterKeys.unwrap(key, subject))
    },
    async rewrap(key, subject) {
      if (key.keyId === masterKeys.activeId()) return undefined
      return masterKeys.wrap(await masterKeys.unwrap(key, subject), subject)
    },
  }
}

/** `text`: the contents of a key file (from the environment); otherwise `file`, made when missing. */
export function localVault(file: string, text?: string): Vault {
  const keys = text === undefined ? readKeyFile(file) : checked(text, 'DISCREET_MASTER_KEYS')
  return createVault(localKeys(keys), Buffer.from(keys.pepper, 'base64url'))
}

/** Adds a key and makes it the active one. Returns its id. What is wrapped is moved by `rewrap`. */
export function addMasterKey(file: string): string {
  const { keys, pepper } = readKeyFile(file)
  const active = `k${Object.keys(keys).length + 1}`
  const next: KeyFile = {
    active,
    keys: { ...keys, [active]: randomBytes(32).toString('base64url') },
    pepper,
  }
  writeFileSync(`${file}.new`, `${JSON.stringify(next, null, 2)}\n`, { mode: 0o600 })
  renameSync(`${file}.new`, file)
  return active
}
