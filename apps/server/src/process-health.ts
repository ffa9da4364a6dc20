/** What of this process is in order: its runtime, its database, and what it was started with. */
import type { HealthState, Store } from '@discreet/engine'
import type { LawPack } from '@discreet/policy'
import type { RightsOptions } from './rights-options.ts'

export interface ProcessFinding {
  readonly check: 'node' | 'database' | 'queue' | 'mail' | 'signing_key' | 'packs' | 'address'
  readonly state: HealthState
  readonly facts: Readonly<Record<string, string | number | null>>
}

const needed = { major: 20, minor: 19 }

/** `version`: as in `process.versions.node`. */
export function nodeHealth(version: string): ProcessFinding {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const ok = major > needed.major || (major === needed.major && minor >= needed.minor)
  const facts = { version, needed: `${needed.major}.${needed.minor}` }
  return { check: 'node', state: ok ? 'ok' : 'broken', facts }
}

/** Rejects with `store_unavailable`. */
export async function databaseHealth(store: Store): Promise<ProcessFinding> {
  await store.ping()
  return { check: 'database', state: 'ok', facts: { sites: (await store.sites()).length } }
}

function isThere(check: ProcessFinding['check'], it: unknown): ProcessFinding {
  return { check, state: it === undefined ? 'off' : 'ok', facts: {} }
}

function packsHealth(packs: readonly LawPack[]): ProcessFinding {
  return {
    check: 'packs',
    state: packs.length === 0 ? 'broken' : 'ok',
    facts: { packs: packs.length },
  }
}

export async function processHealth(
  options: RightsOptions & { readonly store: Store },
  nodeVersion: string,
): Promise<readonly ProcessFinding[]> {
  const { store, jobs, mailer, cryptography, packs, publicUrl } = options
  const publicKey = Buffer.from(cryptography.publicKey).toString('base64')
  return [
    nodeHealth(nodeVersion),
    await databaseHealth(store),
    isThere('queue', jobs),
    isThere('mail', mailer),
    { check: 'signing_key', state: 'ok', facts: { publicKey } },
    packsHealth(packs),
    { ...isThere('address', publicUrl), facts: { address: publicUrl ?? null } },
  ]
}
