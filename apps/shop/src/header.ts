/** The parts of the header that change: the aisles, the level in force, the basket, the account. */
import { html, nothing, render } from 'lit/html.js'
import type { Place } from './address.ts'
import { aisleAddress } from './address.ts'
import type { Shop } from './shop.ts'

const levelNames = ['Off', 'This visit', 'On this device', 'My account'] as const

function put(id: string, content: unknown): void {
  const place = document.getElementById(id)
  if (place !== null) render(content, place)
}

function say(id: string, text: string): void {
  const place = document.getElementById(id)
  if (place !== null && place.textContent !== text) place.textContent = text
}

/** What stands in it is what is searched for; elsewhere it is empty. */
function search(place: Place): void {
  const words = place.page === 'search' ? place.words : ''
  const input = document.getElementById('words')
  if (input instanceof HTMLInputElement && input.value !== words) input.value = words
}

export function drawHeader({ catalogue, basket, discreet, there }: Shop, place: Place): void {
  const here = place.page === 'aisle' ? place.aisle : undefined
  put(
    'aisles',
    html`<ul role="list">
      ${[...(catalogue?.aisles.keys() ?? [])].map(
        (aisle) => html`<li>
          <a href=${aisleAddress(aisle)} aria-current=${aisle === here ? 'true' : nothing}>
            <bdi>${aisle}</bdi>
          </a>
        </li>`,
      )}
    </ul>`,
  )
  search(place)
  say('level', levelNames[discreet.choices.get().level])
  put('basket-count', basket.count === 0 ? nothing : html`<b>${basket.count}</b>`)
  say('account-name', there?.person?.name ?? 'Account')
}
