/**
 * Orders of people with an account, told by the shop's events or by their own page, as far as campaigns
 * count them. What campaigns make of an order neither delays nor undoes what it is told for.
 */
import type { PeopleSetup, Pseudonym } from '@discreet/engine'
import { countPurchases } from '@discreet/engine'
import type { Decision } from '@discreet/policy'
import type { Item } from '@discreet/protocol'
import type { Sites } from './sites.ts'

export interface ToldOrder {
  readonly subject: Pseudonym
  readonly items: readonly string[]
  /** Epoch milliseconds. */
  readonly at: number
  readonly decision: Pick<Decision, 'level' | 'purposes'>
}

/** By the catalogue's prices; undefined: it has none. How many of each is not told. */
function amountOf(items: readonly Item[]): number | undefined {
  const prices = items.flatMap(({ price }) => price ?? [])
  return prices.length === 0 ? undefined : prices.reduce((sum, price) => sum + price, 0)
}

export async function countOrders(
  sites: Sites,
  setup: PeopleSetup,
  orders: readonly ToldOrder[],
): Promise<void> {
  if (orders.length === 0) return
  const { store, now } = setup
  try {
    const open = await (await sites.campaigns.of(store, now())).open()
    if (open.length === 0) return
    const { byId } = await sites.catalogue(store)
    const purchases = orders.flatMap(({ items: ids, ...told }) => {
      // What says something about a person that is nobody's business counts for nothing.
      const items = ids
        .flatMap((id) => byId.get(id) ?? [])
        .filter((item) => item.sensitive !== true)
      const amount = amountOf(items)
      if (items.length === 0) return []
      return [{ ...told, ...(amount === undefined ? {} : { amount }) }]
    })
    await countPurchases(setup, open, purchases)
  } catch {
    // One move less in one noisy cell; the order itself is kept.
  }
}
