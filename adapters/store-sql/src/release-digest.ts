/** What the log keeps of a release: everything that is stored about it, the noisy sums included. */
import { createHash } from 'node:crypto'
import type { Row } from './database.ts'
import { canonicalJson } from './ledger-chain.ts'

/** `row`: of the table, with `aggregate`, the SHA-256 (hex) of its chunks one after the other. */
export function releaseDigest(row: Row): string {
  const facts = {
    id: row['id'],
    period: row['period'],
    charge: row['charge_id'],
    at: Number(row['at']),
    rho: row['rho'],
    epsilon: row['epsilon'],
    delta: row['delta'],
    card: row['card'],
    aggregate: row['aggregate'],
  }
  return createHash('sha256').update(canonicalJson(facts)).digest('hex')
}

export function chunksDigest(chunks: readonly Uint8Array[]): string {
  const hash = createHash('sha256')
  for (const chunk of chunks) hash.update(chunk)
  return hash.digest('hex')
}
