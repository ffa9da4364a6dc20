/**
 * Everything that this shop does with Discreet outside of its pages' elements. It is all that a shop
 * has to write: start it, say who is signed in, say what happens. What may be done with it is decided
 * by Discreet from what the person chose.
 */
import { defineElements } from '@discreet/elements'
import type { Discreet } from '@discreet/sdk'
import { createDiscreet, provide } from '@discreet/sdk'
import { shareOrders } from './backend.ts'
import { sharePastOrders } from './past-orders.ts'

/**
 * `token`: Discreet's, for whoever is signed in, as the shop's own backend got it. `locale`: of the
 * elements; undefined: that of the page.
 */
export function startDiscreet(
  site: string,
  token: () => Promise<string | undefined>,
  locale: string | undefined,
): Discreet {
  const discreet = createDiscreet({ site, token, ...(locale === undefined ? {} : { locale }) })
  provide(discreet)
  defineElements()
  sharePastOrders(discreet, shareOrders)
  return discreet
}
