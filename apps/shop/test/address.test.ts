import { expect, test } from 'vitest'
import { aisleAddress, placeOf, productAddress, searchAddress } from '../src/address.ts'

const odd = ['Fruit and vegetables', 'a/b?c#d', '100 %', '<b>', 'ünï ☂', '..', 'x&y=z']

function at(address: string): ReturnType<typeof placeOf> {
  return placeOf(new URL(address, 'https://shop.example'))
}

test('an address leads back to what it was made of, whatever the names are', () => {
  for (const name of odd) {
    if (name !== '..') {
      expect(at(aisleAddress(name))).toEqual({ page: 'aisle', aisle: name, shelf: undefined })
      expect(at(aisleAddress(name, name))).toEqual({ page: 'aisle', aisle: name, shelf: name })
      expect(at(productAddress(name))).toEqual({ page: 'product', id: name })
    }
    expect(at(searchAddress(name))).toEqual({ page: 'search', words: name })
  }
})

test('what is looked for stands behind the #, which browsers do not send', () => {
  for (const words of odd) {
    const url = new URL(searchAddress(words), 'https://shop.example')
    expect(url.pathname + url.search).toBe('/shop/search')
  }
})

test('what is no address of the shop is left to the browser or shown as missing', () => {
  for (const path of ['/', '/privacy', '/shopping', '/v1/site']) expect(at(path)).toBeUndefined()
  for (const path of ['/shop/nowhere', '/shop/product', '/shop/__proto__', '/shop/home']) {
    expect(at(path)).toEqual({ page: 'missing' })
  }
  expect(at('/shop')).toEqual({ page: 'home' })
  expect(at('/shop/')).toEqual({ page: 'home' })
  expect(at('/shop/product/%E0%A4%A')).toEqual({ page: 'product', id: '%E0%A4%A' })
})
