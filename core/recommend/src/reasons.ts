/**
 * The reason for a recommendation is read off the score itself: the largest of the terms that raise
 * it, and the items that make up that term. Popularity counts from what an item needs to be in the
 * list by popularity alone, so that "popular" is said of items that would be there for everybody, or
 * of which there is nothing else to say. A sensitive item is never quoted.
 */
import type { Item, Reason, ScoreTerm } from '@discreet/protocol'
import { isMarkedSensitive } from '@discreet/protocol'
import { reasonText } from './reason-texts.ts'
import type { Part } from './score-sources.ts'

export interface TermParts {
  readonly value: number
  /** What each item adds. */
  readonly parts: readonly Part[]
}

const mostQuoted = 3

/** `ordinary`: the popularity term of the last item of a list by popularity alone. */
export function reasonOf(
  terms: ReadonlyMap<ScoreTerm, TermParts>,
  ordinary: number,
  items: readonly Item[],
  locale: string | undefined,
): Reason {
  let largest: ScoreTerm = 'popular'
  let most = (terms.get('popular')?.value ?? 0) - ordinary
  for (const [term, { value }] of terms) {
    if (term === 'popular' || value <= 0 || value <= most) continue
    largest = term
    most = value
  }
  const quoted = (terms.get(largest)?.parts ?? [])
    .flatMap(({ item: at, contribution }) => {
      const item = at === undefined ? undefined : items[at]
      return item === undefined || contribution <= 0 || isMarkedSensitive(item)
        ? []
        : { at: at ?? 0, id: item.id, title: item.title ?? item.id, contribution }
    })
    .sort((a, b) => b.contribution - a.contribution || a.at - b.at)
    .slice(0, mostQuoted)
  return {
    term: largest,
    because: quoted.map(({ id, contribution }) => ({ item: id, contribution })),
    text: reasonText(
      largest,
      quoted.map(({ title }) => title),
      locale,
    ),
  }
}
