/**
 * Slots that campaigns may fill. What stands in each is the shop's own version, for everybody: it is
 * there before any script of Discreet, and stays where no campaign is.
 */
import type { TemplateResult } from 'lit/html.js'
import { html, nothing } from 'lit/html.js'
import { aisleAddress } from './address.ts'
import { shelf } from './parts.ts'

function slot(
  placement: string,
  page: string,
  own: TemplateResult | typeof nothing,
  basket?: readonly string[],
): TemplateResult {
  return html`<discreet-slot
    placement=${placement}
    page=${page}
    basket=${basket?.join() ?? nothing}
    >${own}</discreet-slot
  >`
}

/** Below the title of the home page. */
export function heroSlot(): TemplateResult {
  return slot(
    'hero',
    'home',
    html`<div class="own-banner">
      <h2>From the field this week</h2>
      <p>Picked yesterday, at your door tomorrow.</p>
      <a href=${aisleAddress('Fruit and vegetables')}>Fruit and vegetables</a>
    </div>`,
  )
}

/** Below the lines of the basket. */
export function basketSlot(basket: readonly string[]): TemplateResult {
  return slot(
    'basket',
    'basket',
    shelf('home', 'What people like here', { items: [], basket }),
    basket,
  )
}

/** Above the orders of somebody with an account. */
export function againSlot(): TemplateResult {
  return slot('again', 'account', nothing)
}
