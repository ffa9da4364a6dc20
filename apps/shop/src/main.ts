/**
 * Starts the shop. Pages change without loading, by the History API, so that what Discreet keeps in
 * page memory (level 1) lives as long as the visit; loading a page anew begins anew.
 */
import type { ShownItem } from '@discreet/sdk'
import { placeOf } from './address.ts'
import { idOf, markCards } from './parts.ts'
import { trustOwnScripts } from './scripts.ts'
import { element, ShopPage } from './shop-page.ts'

trustOwnScripts()
const shop = new ShopPage()

/** Links in the shop change the page; those in shadow roots are seen by their path. */
function followed(event: MouseEvent): void {
  const { button, metaKey, ctrlKey, shiftKey, altKey, defaultPrevented } = event
  if (defaultPrevented || button !== 0 || metaKey || ctrlKey || shiftKey || altKey) return
  const link = event.composedPath().find((one) => one instanceof HTMLAnchorElement)
  if (link === undefined || link.target !== '' || link.hasAttribute('download')) return
  const url = new URL(link.href)
  if (url.origin !== location.origin || placeOf(url) === undefined) return
  // Within the page itself, such as the link that skips to its content.
  if (url.pathname === location.pathname && link.getAttribute('href')?.startsWith('#')) return
  event.preventDefault()
  shop.go(link.href)
}

function added(event: MouseEvent): void {
  const [target] = event.composedPath()
  const button = target instanceof Element ? target.closest('.card .add') : null
  const id = button === null ? undefined : idOf(button)
  if (id === undefined) return
  shop.basket.set(id, shop.basket.countOf(id) + 1)
  shop.say(`In the basket: ${shop.catalogue?.find(id)?.name ?? id}`)
}

document.addEventListener('click', followed)
document.addEventListener('click', added)
type ShownEvent = CustomEvent<{ readonly items: readonly ShownItem[] }>

/** A shelf has new products. */
function shown({ target, detail }: ShownEvent): void {
  if (!(target instanceof Element)) return
  markCards(shop, target)
  if (target.getAttribute('placement') !== 'home') return
  const items = detail.items.map(({ item }) => item)
  if (shop.shownAtHome?.join() === items.join()) return
  shop.shownAtHome = items
  shop.draw()
}

document.addEventListener('discreet-shown', (event) => shown(event as ShownEvent))
document.addEventListener('discreet-sign-in', () => shop.go('/shop/account'))
window.addEventListener('popstate', () => shop.came())
element('search').addEventListener('submit', (event) => {
  event.preventDefault()
  element('words').blur()
})
element('words').addEventListener('input', ({ target }) => {
  if (target instanceof HTMLInputElement) shop.search(target.value)
})
