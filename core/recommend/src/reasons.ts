/**
 * The reason for a recommendation is read off the score itself: its largest term and the items that
 * make up that term. Popularity counts from what an item needs to be in the list by popularity
 * alone, so that "popular" is said of items that would be there for everybody. A sensitive item is
 * never quoted.
 */
import type { Item, Reason, ScoreTerm } from '@discreet/protocol'

export interface TermParts {
  readonly value: number
  /** Catalogue positions and what each adds; empty for a term without items behind it. */
  readonly parts: readonly { readonly item: number; readonly contribution: number }[]
}

const mostQuoted = 3

function sentence(term: ScoreTerm, titles: readonly string[]): string {
  const quoted = titles.join(', ')
  switch (term) {
    case 'together':
      return `Often bought together with ${quoted}`
    case 'history':
      return `Goes with what you chose before: ${quoted}`
    case 'similar':
      return `Bought with the same things as ${quoted}`
    case 'content':
      return `In the catalogue close to ${quoted}`
    case 'again':
      return 'You buy this again and again'
    case 'preference':
      return 'You told us that you like this'
    case 'rising':
      return 'Bought more lately than before'
    case 'popular':
      return 'Popular with everyone here'
  }
}

/** `ordinary`: the popularity term of the last item of a list by popularity alone. */
export function reasonOf(
  terms: ReadonlyMap<ScoreTerm, TermParts>,
  ordinary: number,
  items: readonly Item[],
): Reason {
  let largest: ScoreTerm = 'popular'
  let value = Number.NEGATIVE_INFINITY
  for (const [term, parts] of terms) {
    const lifts = term === 'popular' ? parts.value - ordinary : parts.value
    if (lifts > value) {
      largest = term
      value = lifts
    }
  }
  const quoted = [...(terms.get(largest)?.parts ?? [])]
    .filter(({ item, contribution }) => contribution > 0 && items[item]?.sensitive !== true)
    .sort((a, b) => b.contribution - a.contribution || a.item - b.item)
    .slice(0, mostQuoted)
  const titles = quoted.map(({ item }) => items[item]?.title ?? items[item]?.id ?? '')
  const because = quoted.map(({ item, contribution }) => ({
    item: items[item]?.id ?? '',
    contribution,
  }))
  return { term: largest, because, text: sentence(largest, titles) }
}
