import { googleConsentMode } from '@discreet/policy'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bridgeConsentMode, connectDataLayer } from '../src/data-layer.ts'
import type { Choices, Discreet, Level, RecordedEvent } from '../src/types.ts'

function recorder(): Pick<Discreet, 'record'> & { readonly told: RecordedEvent[] } {
  const told: RecordedEvent[] = []
  return {
    told,
    async record(event) {
      told.push(event)
    },
  }
}

const items = (...ids: (string | number)[]): object[] => ids.map((item_id) => ({ item_id }))

/** As the usual snippet has it: the arguments object itself is pushed. */
function gtagOf(dataLayer: unknown[]): (...args: unknown[]) => void {
  return function gtag() {
    // biome-ignore lint/complexity/noArguments: what is tested.
    dataLayer.push(arguments)
  }
}

describe('a data layer', () => {
  test('tells what was pushed before and what is pushed later', () => {
    const discreet = recorder()
    const dataLayer: unknown[] = [
      { event: 'view_item', ecommerce: { items: items('tea', 'rice') } },
    ]
    connectDataLayer(discreet, dataLayer)
    dataLayer.push({ event: 'view_item', ecommerce: { items: items(42) } })
    expect(discreet.told).toEqual([
      { type: 'view', item: 'tea' },
      { type: 'view', item: '42' },
    ])
  })

  test('is understood in the form of gtag as well', () => {
    const discreet = recorder()
    const dataLayer: unknown[] = []
    const gtag = gtagOf(dataLayer)
    gtag('event', 'view_item', { items: items('tea') })
    connectDataLayer(discreet, dataLayer)
    gtag('js', new Date())
    gtag('event', 'purchase', { transaction_id: 'o-1', items: items('tea', 'rice') })
    expect(discreet.told).toEqual([
      { type: 'view', item: 'tea' },
      { type: 'purchase', items: ['tea', 'rice'], order: 'o-1' },
      { type: 'basket', items: [] },
    ])
  })

  test('says what is in the basket from what changes in it', () => {
    const discreet = recorder()
    const dataLayer: unknown[] = []
    connectDataLayer(discreet, dataLayer)
    const tell = (event: string, ...lines: object[]): void => {
      dataLayer.push({ event, ecommerce: { items: lines } })
    }
    tell('add_to_cart', { item_id: 'tea', quantity: 2 })
    tell('add_to_cart', { item_id: 'rice' })
    tell('remove_from_cart', { item_id: 'tea', quantity: 1 })
    tell('remove_from_cart', { item_id: 'tea', quantity: '1' })
    tell('view_cart', { item_id: 'milk', quantity: 1 }, { item_id: 'rice', quantity: 3 })
    tell('add_to_cart')
    tell('begin_checkout')
    expect(discreet.told).toEqual([
      { type: 'basket', items: ['tea'] },
      { type: 'basket', items: ['tea', 'rice'] },
      { type: 'basket', items: ['tea', 'rice'] },
      { type: 'basket', items: ['rice'] },
      { type: 'basket', items: ['milk', 'rice'] },
      { type: 'basket', items: [] },
    ])
  })

  test('does not tell of a purchase without the id of its order', () => {
    const discreet = recorder()
    connectDataLayer(discreet, [{ event: 'purchase', ecommerce: { items: items('tea') } }])
    expect(discreet.told).toEqual([])
  })

  test('may hold anything', () => {
    const hostile = {
      get event(): string {
        throw new Error('no')
      },
    }
    const anything = fc.oneof(
      fc.anything(),
      fc.constant(hostile),
      fc.record({
        event: fc.constantFrom('view_item', 'add_to_cart', 'view_cart', 'purchase'),
        ecommerce: fc.oneof(fc.anything(), fc.record({ items: fc.anything() })),
      }),
    )
    fc.assert(
      fc.property(fc.array(anything), fc.array(anything), (before, after) => {
        const discreet = recorder()
        const dataLayer: unknown[] = [...before]
        connectDataLayer(discreet, dataLayer)
        for (const one of after) dataLayer.push(one)
        expect(dataLayer).toHaveLength(before.length + after.length)
      }),
    )
  })

  test('goes on when telling fails', async () => {
    const dataLayer: unknown[] = []
    const record = (): Promise<void> => Promise.reject(new Error('no'))
    connectDataLayer({ record }, dataLayer)
    expect(dataLayer.push({ event: 'view_item', ecommerce: { items: items('tea') } })).toBe(1)
    await new Promise((resolve) => setTimeout(resolve))
  })

  test('has its own push again afterwards', () => {
    const discreet = recorder()
    const plain: unknown[] = []
    connectDataLayer(discreet, plain)()
    expect(Object.hasOwn(plain, 'push')).toBe(false)
    const pushed: unknown[] = []
    const owned: unknown[] = []
    const push = (...values: unknown[]): number => pushed.push(...values)
    owned.push = push
    const stop = connectDataLayer(discreet, owned)
    owned.push({ event: 'other' })
    stop()
    expect(owned.push).toBe(push)
    expect(pushed).toEqual([{ event: 'other' }])
  })

  test('tells nothing any more when somebody else has wrapped push since', () => {
    const discreet = recorder()
    const dataLayer: unknown[] = []
    const stop = connectDataLayer(discreet, dataLayer)
    const ours = dataLayer.push
    const theirs = (...values: unknown[]): number => ours(...values)
    dataLayer.push = theirs
    stop()
    expect(dataLayer.push).toBe(theirs)
    expect(dataLayer.push({ event: 'view_item', ecommerce: { items: items('tea') } })).toBe(1)
    expect(discreet.told).toEqual([])
  })
})

describe("Google's Consent Mode", () => {
  function choosing(level: Level): Pick<Discreet, 'choices'> & { choose(level: Level): void } {
    let current = { level } as Choices
    const listeners = new Set<(choices: Choices) => void>()
    return {
      choices: {
        get: () => current,
        set: () => Promise.reject(new Error('not here')),
        subscribe(listener) {
          listeners.add(listener)
          return () => listeners.delete(listener)
        },
      },
      choose(next) {
        current = { level: next } as Choices
        for (const listener of listeners) listener(current)
      },
    }
  }

  test('hears the default once, and an update when something changes for it', () => {
    const told: unknown[][] = []
    const discreet = choosing(0)
    const stop = bridgeConsentMode(discreet, (...args) => void told.push(args))
    for (const level of [1, 2, 3, 0] as const) discreet.choose(level)
    stop()
    discreet.choose(2)
    expect(told).toEqual([
      ['consent', 'default', googleConsentMode(0)],
      ['consent', 'update', googleConsentMode(2)],
      ['consent', 'update', googleConsentMode(0)],
    ])
  })

  test('never hears that advertising is granted', () => {
    const told: unknown[][] = []
    const discreet = choosing(3)
    bridgeConsentMode(discreet, (...args) => void told.push(args))
    discreet.choose(0)
    expect(told).toHaveLength(2)
    for (const [, , signals] of told) {
      expect(signals).toMatchObject({ ad_storage: 'denied', analytics_storage: 'denied' })
    }
  })
})
