/** Events to start from; the people, orders and addresses in them do not exist. */
import type { DebuggerWords } from './words.ts'

type Sample = keyof DebuggerWords['sample']

function order(categories: readonly string[], name: string, given: boolean): object {
  return {
    type: 'track',
    event: name,
    messageId: 'sample-1',
    userId: 'customer-1',
    timestamp: '2026-03-01T11:00:00Z',
    context: {
      consent: {
        categoryPreferences: Object.fromEntries(categories.map((one) => [one, given])),
      },
      ip: '192.0.2.1',
      userAgent: 'Mozilla/5.0',
    },
    properties: {
      order_id: 'order-1',
      total: 7.5,
      products: [{ product_id: 'penne-500-g', name: 'Penne', price: 2.5, quantity: 3 }],
    },
  }
}

/** With the names that the site has. */
export function sampleOf(
  sample: Sample,
  {
    categories,
    events,
  }: { readonly categories: readonly string[]; readonly events: readonly string[] },
): object {
  const [name = 'Order Completed'] = events
  switch (sample) {
    case 'order':
      return order(categories, name, true)
    case 'refused':
      return order(categories, name, false)
    case 'view':
      return {
        ...order(categories, 'Product Viewed', true),
        properties: { product_id: 'penne-500-g' },
      }
    case 'batch':
      return {
        sentAt: '2026-03-01T11:00:01Z',
        batch: [
          order(categories, name, true),
          { type: 'identify', userId: 'customer-1', traits: { email: 'one@example.org' } },
        ],
      }
    case 'device':
      return { person: '6f1d4962-0c1a-4a53-9d6e-3b6a27bc0001', baskets: [['penne-500-g']] }
  }
}

export const samples: readonly Sample[] = ['order', 'refused', 'view', 'batch', 'device']
