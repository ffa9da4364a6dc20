/** Level 0: the request itself is all there is. What is said about an item holds for this page. */
import type { Preferences, RecommendResponse } from '@discreet/protocol'
import type { Change, Home, Refusing, Surroundings, Undo } from './home.ts'
import { requestFor } from './home.ts'
import { heeds, nothingSaid } from './page.ts'
import type {
  Context,
  HistoryEntry,
  Level,
  Recommendations,
  RecordedEvent,
  ShelfPlacement,
  ShownItem,
} from './types.ts'

const most = 100
const spare = 20

type Answered = Omit<RecommendResponse, 'items'> & { readonly items: readonly ShownItem[] }

interface Asking {
  readonly level: Level
  /** What the server does not know of. */
  readonly said: Preferences
  /** How many more to ask for, because some may not be shown. */
  readonly spare: number
  /** With it the answer may rest on an account. */
  readonly token?: string
}

export async function askServer(
  around: Surroundings,
  placement: Exclude<ShelfPlacement, 'visit'>,
  context: Context,
  { level, said, spare: more, token }: Asking,
): Promise<Recommendations | Refusing> {
  const limit = context.limit ?? 10
  const request = requestFor(placement, around, {
    ...context,
    limit: Math.max(limit, Math.min(most, limit + more)),
  })
  const asked = { ...request, products: true }
  const answer = await around.http.ask<Answered>('POST', '/v1/recommend', asked, token)
  if (!answer.ok) return answer
  const { items, model } = answer.value
  return {
    ok: true,
    placement,
    level,
    items: items.filter(heeds(said)).slice(0, limit),
    scored: 'server',
    model,
  }
}

/**
 * What everybody would be shown, less what the person does not want to see. Always asks for the same
 * number: the server does not learn that something was left out.
 */
export async function asForEverybody(
  around: Surroundings,
  placement: ShelfPlacement,
  context: Context,
  said: Preferences,
): Promise<Recommendations | Refusing> {
  if (placement === 'visit' || placement === 'again') return emptyList(placement, 0)
  return askServer(around, placement, context, { level: 0, said, spare })
}

/** How many more to ask for where the server may know that something was said. */
export function spareFor(said: Preferences): number {
  return said === nothingSaid ? 0 : spare
}

export function emptyList(placement: ShelfPlacement, level: Level): Recommendations {
  const model = { id: '', kind: 'popularity', epsilon: null } as const
  const scored = level === 0 ? 'server' : 'device'
  return { ok: true, placement, level, items: [], scored, model }
}

async function nothing(): Promise<undefined> {}

export class Nowhere implements Home {
  readonly level = 0
  readonly #around: Surroundings

  constructor(around: Surroundings) {
    this.#around = around
  }

  async record(event: RecordedEvent): Promise<undefined> {
    const { page } = this.#around
    const avoided = event.type === 'preference' ? (event.avoided ?? []) : []
    if (avoided.length > 0) {
      page.said = { ...page.said, avoided: [...page.said.avoided, ...avoided] }
    }
  }

  async recommend(
    placement: ShelfPlacement,
    context: Context,
  ): Promise<Recommendations | Refusing> {
    if (placement === 'visit' || placement === 'again') return emptyList(placement, 0)
    const { said } = this.#around.page
    return askServer(this.#around, placement, context, { level: 0, said, spare: spareFor(said) })
  }

  async preferences(): Promise<Preferences> {
    return this.#around.page.said
  }

  async changePreferences(change: Change): Promise<undefined> {
    const { page } = this.#around
    page.said = change(page.said)
  }

  async entries(): Promise<readonly HistoryEntry[]> {
    return []
  }

  forget(): Promise<undefined> {
    return nothing()
  }

  async forgetItem(): Promise<Undo> {
    return nothing
  }

  async wipe(): Promise<undefined> {
    this.#around.page.said = nothingSaid
  }

  close(): void {
    // Nothing runs.
  }
}
