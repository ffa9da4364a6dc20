/** The simulated shop's public catalogue, read from the shelves. */
import type { Item } from '@discreet/protocol'
import { fresh } from './products-fresh.ts'
import { household } from './products-household.ts'
import { pantry } from './products-pantry.ts'

function idOf(title: string): string {
  return title
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '-')
    .replace(/^-|-$/g, '')
}

function itemsOfShelf(line: string): Item[] {
  const sensitive = line.startsWith('!')
  const [path = '', products = ''] = line.replace(/^!/, '').split(': ')
  const categories = path.split(' > ')
  return products.split('; ').map((product) => {
    const [, title = product, price = '0', tags = ''] =
      /^(.*?) (\d+\.\d\d)((?: #\w+)*)$/.exec(product) ?? []
    const labels = tags.split(' #').filter((tag) => tag !== '')
    return {
      id: idOf(title),
      title,
      categories,
      price: Number(price),
      currency: 'EUR',
      available: true,
      ...(labels.length > 0 ? { tags: labels } : {}),
      ...(sensitive ? { sensitive: true } : {}),
    }
  })
}

export function groceryCatalogue(): Item[] {
  const lines = [fresh, pantry, household].flatMap((text) => text.trim().split('\n'))
  return lines.flatMap(itemsOfShelf)
}
