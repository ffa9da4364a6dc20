/**
 * For shops of plain HTML: attributes say what a page is about.
 *
 *   data-discreet-view="sku"                                   the product that this page shows
 *   data-discreet-basket="sku,sku"                             what is in the basket, also nothing
 *   data-discreet-purchase="sku,sku" data-discreet-order="id"  what was bought
 *   data-discreet-amount="12.50"                               and what it cost
 *   data-discreet-liked="category"                             a click on it says "I like this"
 *
 * Elements may come and change later. The same value of the same element tells nothing new.
 */
import type { Discreet, RecordedEvent } from './types.ts'

const names = ['view', 'basket', 'purchase', 'order', 'amount'] as const

type Name = (typeof names)[number] | 'liked'

const attributeOf = (name: Name): string => `data-discreet-${name}`
const telling = names.map(attributeOf)
const selector = telling.map((name) => `[${name}]`).join()

function listIn(text: string): readonly string[] {
  return text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '')
}

function eventsOf(element: Element): readonly RecordedEvent[] {
  const textOf = (name: Name): string | undefined => element.getAttribute(attributeOf(name))?.trim()
  const [view, basket, order] = [textOf('view'), textOf('basket'), textOf('order')]
  const bought = listIn(textOf('purchase') ?? '')
  const events: RecordedEvent[] = []
  if (view) events.push({ type: 'view', item: view })
  if (basket !== undefined) events.push({ type: 'basket', items: listIn(basket) })
  if (order && bought.length > 0) {
    const amount = Number(textOf('amount'))
    events.push({ type: 'purchase', items: bought, order, ...(amount > 0 ? { amount } : {}) })
  }
  return events
}

/** Returns how to stop. */
export function connectAttributes(
  discreet: Pick<Discreet, 'record'>,
  root: Document | Element = document,
): () => void {
  const told = new WeakMap<Element, Set<string>>()
  const record = (event: RecordedEvent): void => {
    discreet.record(event).catch(() => undefined)
  }
  const tell = (element: Element): void => {
    const before = told.get(element) ?? new Set()
    const events = eventsOf(element).map((event) => [JSON.stringify(event), event] as const)
    told.set(element, new Set(events.map(([text]) => text)))
    for (const [text, event] of events) if (!before.has(text)) record(event)
  }
  const tellWithin = (node: Document | Element): void => {
    if (node instanceof Element && node.matches(selector)) tell(node)
    for (const element of node.querySelectorAll(selector)) tell(element)
  }
  const observer = new MutationObserver((changes) => {
    for (const { type, target, addedNodes } of changes) {
      if (type === 'attributes' && target instanceof Element) tell(target)
      for (const node of addedNodes) if (node instanceof Element) tellWithin(node)
    }
  })
  const clicked = ({ target }: Event): void => {
    const name = attributeOf('liked')
    const element = target instanceof Element ? target.closest(`[${name}]`) : null
    const liked = listIn(element?.getAttribute(name) ?? '')
    const unchecked = element instanceof HTMLInputElement && element.type === 'checkbox'
    if (liked.length === 0 || (unchecked && !element.checked)) return
    record({ type: 'preference', liked })
  }
  tellWithin(root)
  observer.observe(root, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: telling,
  })
  root.addEventListener('click', clicked)
  return () => {
    observer.disconnect()
    root.removeEventListener('click', clicked)
  }
}
