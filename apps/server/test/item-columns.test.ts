import { checkItem } from '@discreet/protocol'
import { expect, test } from 'vitest'
import { itemOfRow, suggestedColumns } from '../src/item-columns.ts'

test('the usual names of columns are known', () => {
  const names = ['Handle', 'Title', 'Body (HTML)', 'Product Type', 'Variant Price', 'Image Src']
  expect(suggestedColumns(names)).toEqual({
    id: 'Handle',
    title: 'Title',
    categories: 'Product Type',
    price: 'Variant Price',
    image: 'Image Src',
  })
  expect(suggestedColumns(['a', 'b'])).toEqual({})
})

test('a row becomes an item; what is empty is left out', () => {
  const columns = {
    id: 'k',
    title: 't',
    categories: 'c',
    available: 'a',
    sensitive: 's',
    tags: 'g',
  }
  const row = { k: ' 7 ', t: 'Käse', c: 'Food > Cheese|Fresh', a: 'In stock', s: 'no', g: '' }
  expect(itemOfRow(row, columns)).toEqual({
    id: '7',
    title: 'Käse',
    categories: ['Food', 'Cheese', 'Fresh'],
    available: true,
    sensitive: false,
  })
})

test.each([
  ['1299', 1299],
  ['1299.5', 1299.5],
  ['3,50', 3.5],
  ['1,299.50', 1299.5],
  ['1.299,50', 1299.5],
  ["1'299", 1299],
  ['1,299,000', 1_299_000],
  ['1299.500', 1299.5],
  ['€ 3.50', 3.5],
  ['12 EUR', 12],
])('a price may be written %s', (text, price) => {
  expect(itemOfRow({ p: text }, { price: 'p' })).toEqual({ price })
})

test.each([
  ['price', '1.299'],
  ['price', '-3'],
  ['price', 'free'],
  ['available', 'maybe'],
])('%s %s is refused, not guessed', (field, text) => {
  const item = itemOfRow({ k: 'a', x: text }, { id: 'k', [field]: 'x' })
  expect(checkItem(item)).toMatchObject({ ok: false, details: { field: `/${field}` } })
})
