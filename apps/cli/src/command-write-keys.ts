/** discreet keys write: keys with which a shop's backend sends events and items. */
import { makeWriteKey, revokeWriteKey } from '@discreet/engine'
import type { Refusal } from '@discreet/protocol'
import { DiscreetError } from '@discreet/protocol'
import type { Output } from './output.ts'
import type { StoreChoice } from './session.ts'
import { chosenSite, withSession } from './session.ts'

export interface WriteKeysOptions extends StoreChoice {
  readonly add?: boolean
  /** Id of the key whose place the new one is to take. */
  readonly replaces?: string
  readonly revoke?: string
}

function orThrow<T extends { readonly ok: true }>(outcome: T | Refusal): T {
  if (outcome.ok) return outcome
  throw new DiscreetError(outcome.code, outcome.reason, outcome.details)
}

function day(at: number | null): string {
  return at === null ? '' : new Date(at).toISOString().slice(0, 10)
}

export async function writeKeys(options: WriteKeysOptions, output: Output): Promise<void> {
  await withSession(options, async ({ store, cryptography, now }) => {
    const { id } = (await chosenSite(store, options.site)).site
    const { add, replaces, revoke } = options
    let writeKey: string | undefined
    if (add === true) {
      const making = { by: 'operator', at: now(), ...(replaces === undefined ? {} : { replaces }) }
      ;({ writeKey } = orThrow(await makeWriteKey(store, cryptography, id, making)))
      output.say(`A write key for ${id}, shown once:\n\n  ${writeKey}\n`)
    }
    if (revoke !== undefined) orThrow(await revokeWriteKey(store, id, revoke, now()))
    const keys = await store.writeKeys(id)
    output.table(
      keys.map((key) => ({
        id: key.id,
        ends: key.ending ?? '',
        made: day(key.addedAt),
        by: key.addedBy ?? 'with the site',
        revoked: day(key.revokedAt),
      })),
    )
    output.result({ site: id, ...(writeKey === undefined ? {} : { writeKey }), keys })
  })
}
