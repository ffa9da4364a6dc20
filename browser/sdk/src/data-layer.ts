/**
 * For shops that tell Google Analytics 4 what happens: the same e-commerce events tell Discreet. They
 * are read where they are pushed and pushed on unchanged. What is not understood is passed over.
 */
import { googleConsentMode } from '@discreet/policy'
import type { Discreet, RecordedEvent } from './types.ts'

type Fields = Readonly<Record<string, unknown>>
type Push = (...pushed: unknown[]) => number

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {}
}

function idOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value !== '' ? value : undefined
}

interface Line {
  readonly item: string
  readonly quantity: number
}

function linesIn(items: unknown): readonly Line[] {
  if (!Array.isArray(items)) return []
  return items.slice(0, 200).flatMap((value: unknown) => {
    const { item_id, quantity } = fieldsOf(value)
    const item = idOf(item_id)
    const count = Number(quantity ?? 1)
    return item === undefined ? [] : { item, quantity: count > 0 ? count : 1 }
  })
}

interface Event {
  readonly name: string
  readonly lines: readonly Line[]
  readonly order: string | undefined
  readonly amount: number | undefined
}

/** `{ event, ecommerce }` as for Tag Manager, or the arguments of `gtag('event', name, details)`. */
function eventOf(pushed: unknown): Event | undefined {
  const fields = fieldsOf(pushed)
  const called = fields['0'] === 'event'
  const name = called ? fields['1'] : fields['event']
  if (typeof name !== 'string') return undefined
  const { items, transaction_id, value } = fieldsOf(called ? fields['2'] : fields['ecommerce'])
  const amount = typeof value === 'number' && value > 0 ? value : undefined
  return { name, lines: linesIn(items), order: idOf(transaction_id), amount }
}

/** Google Analytics says what changes in the basket; Discreet is told what is in it. */
class Basket {
  readonly #quantities = new Map<string, number>()

  change(lines: readonly Line[], sign: 1 | -1): RecordedEvent {
    for (const { item, quantity } of lines) {
      const left = (this.#quantities.get(item) ?? 0) + sign * quantity
      if (left > 0) this.#quantities.set(item, left)
      else this.#quantities.delete(item)
    }
    return { type: 'basket', items: [...this.#quantities.keys()] }
  }

  set(lines: readonly Line[]): RecordedEvent {
    this.#quantities.clear()
    return this.change(lines, 1)
  }
}

function recordedOf(
  { name, lines, order, amount }: Event,
  basket: Basket,
): readonly RecordedEvent[] {
  const [first] = lines
  switch (name) {
    case 'view_item':
      return first === undefined ? [] : [{ type: 'view', item: first.item }]
    case 'add_to_cart':
      return first === undefined ? [] : [basket.change(lines, 1)]
    case 'remove_from_cart':
      return first === undefined ? [] : [basket.change(lines, -1)]
    case 'view_cart':
    case 'begin_checkout':
      return [basket.set(lines)]
    case 'purchase': {
      // Without an order's id a page that is loaded again would count again.
      if (first === undefined || order === undefined) return []
      const items = lines.map(({ item }) => item)
      const paid = amount === undefined ? {} : { amount }
      return [{ type: 'purchase', items, order, ...paid }, basket.set([])]
    }
    default:
      return []
  }
}

/**
 * Reads what was pushed already and what will be. `dataLayer`: usually `window.dataLayer`. After a
 * full page load the basket is known from `view_cart` or `begin_checkout` on. Returns how to stop.
 */
export function connectDataLayer(
  discreet: Pick<Discreet, 'record'>,
  dataLayer: unknown[],
): () => void {
  const basket = new Basket()
  let connected = true
  const read = (pushed: unknown): void => {
    try {
      const event = eventOf(pushed)
      if (event === undefined) return
      for (const recorded of recordedOf(event, basket)) {
        discreet.record(recorded).catch(() => undefined)
      }
    } catch {
      // Whatever the page pushes, the page goes on.
    }
  }
  for (const pushed of [...dataLayer]) read(pushed)
  const own = Object.getOwnPropertyDescriptor(dataLayer, 'push')
  const before: Push = dataLayer.push
  const push: Push = (...pushed) => {
    const length = before.apply(dataLayer, pushed)
    if (connected) for (const one of pushed) read(one)
    return length
  }
  dataLayer.push = push
  return () => {
    connected = false
    // Somebody who came later holds on to this one, which now only passes on.
    if (dataLayer.push !== push) return
    if (own === undefined) delete (dataLayer as { push?: Push }).push
    else Object.defineProperty(dataLayer, 'push', own)
  }
}

/**
 * Tells Google's Consent Mode what the level means: everything about advertising and measuring stays
 * denied. `default` once, `update` when it changes. Returns how to stop.
 */
export function bridgeConsentMode(
  discreet: Pick<Discreet, 'choices'>,
  gtag: (...args: unknown[]) => void,
): () => void {
  let told = discreet.choices.get().level
  gtag('consent', 'default', googleConsentMode(told))
  return discreet.choices.subscribe(({ level }) => {
    const [before, now] = [googleConsentMode(told), googleConsentMode(level)]
    told = level
    if (Object.entries(now).some(([signal, value]) => before[signal] !== value)) {
      gtag('consent', 'update', now)
    }
  })
}
