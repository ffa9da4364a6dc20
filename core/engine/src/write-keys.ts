/**
 * Keys with which a shop's backend sends events and items. A key is shown to whoever makes it, once; what
 * is kept is its hash. To change one without a gap: make another in its place, then revoke it.
 */
import type { Refusal } from '@discreet/protocol'
import { refuse } from '@discreet/protocol'
import type { Cryptography, Store, WriteKey } from './ports.ts'

const mostKeys = 20
const endingLength = 4

export function newWriteKey({ sha256, newKey }: Cryptography): string {
  return `wk_${sha256(newKey()).slice(0, 40)}`
}

function unknownKey(field: string): Refusal {
  return refuse('field_invalid', 'this site has no such key that holds', {
    field,
    expected: 'the id of a key of this site that is not revoked',
  })
}

interface Making {
  /** The member. */
  readonly by: string
  /** Epoch milliseconds. */
  readonly at: number
  /** Id of the key whose place it is to take; that one goes on until it is revoked. */
  readonly replaces?: string
}

/** `writeKey` cannot be shown again. Refuses with `field_invalid`. */
export async function makeWriteKey(
  store: Store,
  cryptography: Cryptography,
  site: string,
  { by, at, replaces }: Making,
): Promise<{ readonly ok: true; readonly writeKey: string; readonly key: WriteKey } | Refusal> {
  const holding = (await store.writeKeys(site)).filter(({ revokedAt }) => revokedAt === null)
  if (replaces !== undefined && !holding.some(({ id }) => id === replaces)) {
    return unknownKey('/replaces')
  }
  if (holding.length >= mostKeys) {
    return refuse('field_invalid', `a site has at most ${mostKeys} keys that hold`, {
      field: '/',
      expected: 'that one which nothing uses any more is revoked first',
    })
  }
  const writeKey = newWriteKey(cryptography)
  const key = await store.addWriteKey(site, cryptography.sha256(writeKey), {
    ending: writeKey.slice(-endingLength),
    addedAt: at,
    addedBy: by,
    replaces: replaces ?? null,
  })
  return { ok: true, writeKey, key }
}

/** At once for whoever asks the store. Refuses with `field_invalid`. */
export async function revokeWriteKey(
  store: Store,
  site: string,
  id: string,
  at: number,
): Promise<{ readonly ok: true } | Refusal> {
  return (await store.revokeWriteKey(site, id, at)) ? { ok: true } : unknownKey('/id')
}
