import { groceryCatalogue } from '@discreet/crowd'
import { expect, test } from 'vitest'
import { Catalogue } from '../src/catalogue.ts'
import { aisleWords, shelfWords } from '../src/copy.ts'
import { totalOf, unitPrice } from '../src/money.ts'

const catalogue = new Catalogue(groceryCatalogue())

function unitPriceOf(id: string): string {
  const product = catalogue.find(id)
  return product === undefined ? 'no such product' : unitPrice(product)
}

test('name, size and price per unit are read from the title', () => {
  const { name, size } = catalogue.find('penne-500-g') ?? {}
  expect([name, size]).toEqual(['Penne', '500 g'])
  expect(catalogue.find('basil-pot')).toMatchObject({ name: 'Basil pot', size: '' })
  expect(unitPriceOf('penne-500-g')).toBe('€2.58 per kg')
  expect(unitPriceOf('whipping-cream-200-ml')).toBe('€6.45 per l')
  expect(unitPriceOf('eggs-10-pcs')).toBe('€0.35 per piece')
  // It would say the same as the price.
  expect(unitPriceOf('bananas-1-kg')).toBe('')
  expect(unitPriceOf('mango-1-pc')).toBe('')
  expect(unitPriceOf('black-tea-25-bags')).toBe('')
})

test('the shop has words for every aisle and shelf of its catalogue, and pictures for its aisles', () => {
  const aisles = [...catalogue.aisles]
  expect(aisles).toHaveLength(13)
  for (const [aisle, shelves] of aisles) {
    expect(catalogue.find(aisleWords(aisle)?.picture ?? ''), aisle).toBeDefined()
    for (const name of shelves.keys()) expect(shelfWords(name), name).not.toBe('')
  }
})

test('the search finds by beginnings of words, without accents or case, names first', () => {
  const names = (words: string): string[] => catalogue.search(words).map(({ name }) => name)
  expect(names('OAT')[0]).toBe('Oat drink')
  expect(names('creme')).toContain('Crème fraîche')
  expect(names('vegan choc')).toEqual(['Vegan chocolate'])
  expect(names('pasta')).toContain('Penne')
  expect(names('enne')).toEqual([])
  expect(names('  ')).toEqual([])
  expect(names('.*')).toEqual([])
})

test('an item that says little is still a product, and one that is not sold is none', () => {
  const odd = new Catalogue([
    { id: 'bare' },
    { id: '0 g', title: 'Nothing 0 g', price: 2 },
    { id: 'gone', available: false },
  ])
  expect(odd.find('bare')).toMatchObject({ name: 'bare', aisle: 'More', shelf: 'More', price: 0 })
  expect(odd.find('0 g')?.unitPrice).toBeUndefined()
  expect(odd.find('gone')).toBeUndefined()
})

test('delivery is free from an amount on, and costs nothing where nothing is bought', () => {
  expect(totalOf([])).toEqual({ goods: 0, delivery: 0, all: 0, missing: 40 })
  expect(totalOf([{ price: 10, count: 2 }])).toMatchObject({
    delivery: 3.9,
    all: 23.9,
    missing: 20,
  })
  expect(totalOf([{ price: 10, count: 4 }])).toMatchObject({ delivery: 0, all: 40, missing: 0 })
})
