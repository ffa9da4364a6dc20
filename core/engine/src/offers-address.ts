/** Where a person can be written to without having asked anything. */
import { DiscreetError } from '@discreet/protocol'
import { thingsIn } from './opened-profile.ts'
import type { StoredEntry, StoredPerson, Vault } from './people-ports.ts'
import type { Pseudonym } from './pseudonym.ts'

/** Where the person wants offers: the only address that is kept in a form that can be read. */
export async function offersAddressOf(
  { vault }: { readonly vault: Vault },
  subject: Pseudonym,
  {
    person,
    entries,
  }: { readonly person: StoredPerson | undefined; readonly entries: readonly StoredEntry[] },
): Promise<string | undefined> {
  const kept = entries.filter(({ field }) => field === 'account.offersAddress')
  if (person?.key == null || kept.length === 0) return undefined
  try {
    const key = await vault.unwrap(person.key, subject)
    const newest = kept
      .flatMap((entry) => thingsIn(key, entry))
      .sort((a, b) => b.at - a.at)
      .map(({ content }) => content['address'])
    return newest.find((one): one is string => typeof one === 'string' && one.includes('@'))
  } catch (error) {
    // An address that cannot be opened keeps nobody else from being told.
    if (error instanceof DiscreetError && error.code === 'profile_unreadable') return undefined
    throw error
  }
}
