/** The slots and audiences of the demo shop. */
import type { ContentVariant, PlacementDefinition, Segment } from '@discreet/campaigns'

export const banner = (
  en: string,
  text: string,
  href: string,
  label: string,
): Extract<ContentVariant['content'], { kind: 'banner' }> => ({
  kind: 'banner',
  title: { en },
  text: { en: text },
  link: { href, label: { en: label } },
})

/** What the pages of the shop have in these slots already, for everybody. */
export const demoPlacements: readonly PlacementDefinition[] = [
  {
    id: 'hero',
    name: 'Home page, below the title',
    contents: [
      {
        id: 'own',
        content: banner(
          'From the field this week',
          'Picked yesterday, at your door tomorrow.',
          '/shop/aisle/Fruit%20and%20vegetables',
          'Fruit and vegetables',
        ),
      },
    ],
    cap: { perVisit: 5 },
  },
  {
    id: 'basket',
    name: 'Basket, below the lines',
    contents: [
      {
        id: 'own',
        content: { kind: 'shelf', title: { en: 'What people like here' }, list: 'home' },
      },
    ],
    shelf: { fallbacks: ['home'], limit: 6, fewest: 3, boosts: [], pins: [] },
  },
  {
    id: 'again',
    name: 'Account, above the orders',
    contents: [{ id: 'own', content: { kind: 'nothing' } }],
    shelf: { fallbacks: [], limit: 6, fewest: 1, boosts: [], pins: [] },
  },
  {
    id: 'note',
    name: 'A line above the shelves; on no page any more',
    contents: [{ id: 'own', content: { kind: 'nothing' } }],
  },
]

export const demoSegments: readonly Segment[] = [
  { id: 'phones', name: 'On a phone', rule: { field: 'device.class', is: ['phone'] } },
  {
    id: 'bakers',
    name: 'Looked at flour and baking tins in this visit',
    rule: { field: 'visit.categories', is: ['Baking'] },
  },
]
