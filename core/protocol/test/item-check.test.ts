import { expect, test } from 'vitest'
import { checkItem } from '../src/item-check.ts'

test.each([
  { id: 'pear' },
  { id: '🍐', title: 'Pear', categories: ['fruit', 'fresh'], price: 1.2, currency: 'EUR' },
  {
    id: 'p',
    url: '/pear',
    image: 'https://shop.example/pear.webp',
    tags: ['new'],
    available: false,
  },
  { id: 'p', sensitive: true },
])('%j is an item', (value) => {
  expect(checkItem(value)).toEqual({ ok: true, item: value })
})

test.each([
  ['/id', {}],
  ['/id', { id: '' }],
  ['/id', { id: 'a\0' }],
  ['/id', { id: '\udc00' }],
  ['/title', { id: 'p', title: 7 }],
  ['/categories', { id: 'p', categories: 'fruit' }],
  ['/price', { id: 'p', price: -1 }],
  ['/price', { id: 'p', price: Number.NaN }],
  ['/currency', { id: 'p', currency: 'euro' }],
  ['/url', { id: 'p', url: 'javascript:alert(1)' }],
  ['/image', { id: 'p', image: 'data:text/html,x' }],
  ['/available', { id: 'p', available: 'yes' }],
  ['/sensitive', { id: 'p', sensitive: 1 }],
])('%s is named when it is wrong', (field, value) => {
  expect(checkItem(value)).toMatchObject({ ok: false, details: { field } })
})

test('what is not a field of an item is left behind', () => {
  expect(checkItem({ id: 'p', buyers: ['u-1'] })).toEqual({ ok: true, item: { id: 'p' } })
})
