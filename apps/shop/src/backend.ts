/** What the shop's own backend answers. Requests carry its cookie once somebody signed in. */
import type { Order, OrderLine, Person } from './people.ts'

export type SignedIn =
  | { readonly person: null }
  | {
      readonly person: Person
      /** Discreet's token for this person; the backend got it with the shop's own key. */
      readonly token: string | null
      /** Newest first. */
      readonly orders: readonly Order[]
    }

async function ask<T>(path: string, body?: unknown): Promise<T | undefined> {
  try {
    const answer = await fetch(`/shop/api/${path}`, {
      credentials: 'same-origin',
      ...(body === undefined
        ? {}
        : {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify(body),
          }),
    })
    return answer.ok ? ((await answer.json()) as T) : undefined
  } catch {
    return undefined
  }
}

export async function whoIsThere(): Promise<SignedIn> {
  return (await ask<SignedIn>('session')) ?? { person: null }
}

/** None when they cannot be had. */
export async function peopleOfTheDemo(): Promise<readonly Person[]> {
  return (await ask<readonly Person[]>('people')) ?? []
}

/** false: it did not work. */
export async function signIn(person: string): Promise<boolean> {
  return (await ask('sign-in', { person })) !== undefined
}

export async function signOut(): Promise<void> {
  await ask('sign-out', {})
}

export async function placeOrder(items: readonly OrderLine[]): Promise<Order | undefined> {
  return (await ask<{ order: Order }>('orders', { items }))?.order
}

/** Past orders, after the person switched "purchases" on. */
export async function shareOrders(): Promise<boolean> {
  return (await ask('share-orders', {})) !== undefined
}
