/** A few groceries and one file with all their pictures. */
import type { Item } from '@discreet/protocol'

const drawn: readonly (readonly [string, string, number, string, string])[] = [
  [
    'basil',
    'Basil, in a pot',
    2.49,
    'Herbs',
    '<path d="M50 92V46" stroke="#3d7a4a" stroke-width="5"/><path d="M50 58C24 60 16 40 20 26c18 0 32 12 30 32zM50 46C52 22 70 12 84 16c0 18-12 32-34 30z" fill="#4f9d5f"/>',
  ],
  [
    'tomatoes',
    'Vine tomatoes, 500 g',
    3.29,
    'Vegetables',
    '<circle cx="38" cy="60" r="26" fill="#d9523c"/><circle cx="66" cy="54" r="22" fill="#e4694f"/><path d="M38 36l8-12M66 34l-6-14" stroke="#4b7a43" stroke-width="5"/>',
  ],
  [
    'penne',
    'Penne, 500 g',
    1.19,
    'Pasta',
    '<g fill="#e8b45a"><path d="M20 30l50-14 6 14-50 16zM24 56l52-12 4 14-52 14zM28 82l44-10 4 12-44 12z"/></g>',
  ],
  [
    'mozzarella',
    'Buffalo mozzarella',
    3.99,
    'Cheese',
    '<ellipse cx="50" cy="56" rx="34" ry="30" fill="#f4f0e6" stroke="#d8d0bd" stroke-width="3"/><path d="M30 46c8-12 24-14 34-8" stroke="#fff" stroke-width="6" fill="none"/>',
  ],
  [
    'olive-oil',
    'Olive oil, cold pressed, from the first harvest of the year',
    11.9,
    'Pantry',
    '<path d="M42 12h16v16l10 14v46H32V42l10-14z" fill="#8a9a3c"/><path d="M32 56h36v20H32z" fill="#f3ecd2"/>',
  ],
  [
    'lemons',
    'Lemons, unwaxed',
    2.19,
    'Fruit',
    '<ellipse cx="50" cy="54" rx="34" ry="26" fill="#f0cf4a" transform="rotate(-18 50 54)"/><path d="M74 30l14-8" stroke="#6d9440" stroke-width="6"/>',
  ],
  [
    'oats',
    'Rolled oats, 1 kg',
    2.79,
    'Breakfast',
    '<path d="M28 20h44v66H28z" fill="#c99b6b"/><path d="M28 38h44v28H28z" fill="#f5e8d4"/>',
  ],
  [
    'coffee',
    'Coffee beans, 250 g',
    6.49,
    'Breakfast',
    '<ellipse cx="40" cy="52" rx="18" ry="26" fill="#6b4530"/><path d="M40 28c-8 16 8 30 0 48" stroke="#3e2619" stroke-width="4" fill="none"/><ellipse cx="66" cy="62" rx="16" ry="22" fill="#7d533b"/>',
  ],
]

export const products: readonly Item[] = drawn.map(([id, title, price, category]) => ({
  id,
  title,
  price,
  currency: 'EUR',
  url: `/product/${id}`,
  image: `/pictures.svg#${id}`,
  categories: [category],
}))

export const pictures = `<svg xmlns="http://www.w3.org/2000/svg">${drawn
  .map(
    ([id, , , , shape]) => `<symbol id="${id}" viewBox="0 0 100 100" fill="none">${shape}</symbol>`,
  )
  .join('')}</svg>`
