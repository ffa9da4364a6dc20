import type { Item } from '@discreet/protocol'
import { describe, expect, test } from 'vitest'
import { letterOf, nameOf, picturesOf, plain, priceOf, safeAddress } from '../src/product.ts'
import { fakeDiscreet } from './fake.ts'

const itemsWith = async (...images: (string | undefined)[]) => {
  const products: Item[] = images.map((image, place) => ({
    id: `${place}`,
    ...(image === undefined ? {} : { image }),
  }))
  const answer = await fakeDiscreet({ products }).recommend('home')
  return answer.ok ? answer.items : []
}

const drawn = async (scored: 'server' | 'device', any: boolean, ...images: string[]) => {
  const items = await itemsWith(...images)
  const picture = picturesOf({ items, scored }, any)
  return items.map((shown) => picture(shown)?.address)
}

describe('a product', () => {
  test('leads to the web or to a path, and nowhere else', () => {
    for (const fine of ['https://shop.example/a', 'HTTP://shop.example', '/a?b#c']) {
      expect(safeAddress(fine)).toBe(fine)
    }
    for (const bad of [
      'javascript:alert(1)',
      ' javascript:alert(1)',
      'java\tscript:alert(1)',
      'data:text/html,x',
      'vbscript:x',
      'blob:https://shop.example/1',
      'https:alert',
      '',
    ]) {
      expect(safeAddress(bad)).toBeUndefined()
    }
    expect(safeAddress(undefined)).toBeUndefined()
  })

  test('has a name without characters that turn the text around it', () => {
    expect(plain('cheap \u202eregnad\u202c now\u0000')).toBe('cheap  regnad  now')
    expect(nameOf({ id: 'a', title: '\u2066\u2069' })).toBe('a')
    expect(nameOf({ id: 'a' })).toBe('a')
    expect(letterOf({ id: 'a', title: '  (žito)' })).toBe('Ž')
    expect(letterOf({ id: '—' })).toBe('')
  })

  test('has a price in the language of the page', () => {
    expect(priceOf({ id: 'a', price: 2.5, currency: 'EUR' }, 'de')).toBe('2,50\u00a0€')
    expect(priceOf({ id: 'a', price: 2.5 }, 'en')).toBe('2.5')
    expect(priceOf({ id: 'a' }, 'en')).toBe('')
  })

  test('has a price even where the currency or the language does not exist', () => {
    expect(priceOf({ id: 'a', price: 2.5, currency: 'nonsense' }, 'en')).toBe('2.5 nonsense')
    expect(priceOf({ id: 'a', price: 2.5, currency: 'EUR' }, '!')).toBe('2.5 EUR')
  })
})

describe('pictures of a list', () => {
  const own = ['/a.jpg', 'https://shop.example/b.jpg']
  const shared = ['/pictures.svg#a', '/pictures.svg#b']

  test('that was made on the device come from one file or are not drawn', async () => {
    expect(await drawn('device', false, ...own)).toEqual([undefined, undefined])
    expect(await drawn('device', false, ...shared)).toEqual(shared)
    expect(await drawn('device', false, '/a.jpg', '/pictures.svg#b')).toEqual([
      undefined,
      '/pictures.svg#b',
    ])
  })

  test('that was made on the device are not drawn from a file for each product', async () => {
    expect(await drawn('device', false, '/a.svg#x', '/b.svg#x')).toEqual([undefined, undefined])
  })

  test('that was made on the server, or where the shop accepts that they tell, are drawn', async () => {
    expect(await drawn('server', false, ...own)).toEqual(own)
    expect(await drawn('device', true, ...own)).toEqual(own)
  })

  test('with a dangerous address are never drawn', async () => {
    expect(await drawn('server', true, 'javascript:alert(1)#a', 'data:image/svg+xml,x')).toEqual([
      undefined,
      undefined,
    ])
  })
})
