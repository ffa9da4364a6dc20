/**
 * What one recommendation is made of. Sources of the same term are one term; the score is the sum of
 * the terms, in their order.
 */
import type { Item, RecommendedItem, ScoreTerm, Signal } from '@discreet/protocol'
import { isMarkedSensitive } from '@discreet/protocol'
import type { TermParts } from './reasons.ts'
import { reasonOf } from './reasons.ts'
import type { Part, Source } from './score-sources.ts'

const mostSignals = 5

export interface Explained {
  readonly items: readonly Item[]
  readonly sources: readonly Source[]
  /** The popularity term of the last item of a list by popularity alone. */
  readonly ordinary: number
  /** Of the reasons; BCP 47. */
  readonly locale: string | undefined
}

/** Each item once, with everything that it adds. */
function joined(parts: readonly Part[]): Part[] {
  const sums = new Map<number | undefined, number>()
  for (const { item, contribution } of parts) {
    sums.set(item, (sums.get(item) ?? 0) + contribution)
  }
  return [...sums].map(([item, contribution]) => ({ item, contribution }))
}

function signalsOf(parts: readonly Part[], items: readonly Item[]): Signal[] {
  return joined(parts)
    .filter(({ contribution }) => contribution > 0)
    .sort((a, b) => b.contribution - a.contribution || (a.item ?? 0) - (b.item ?? 0))
    .flatMap(({ item: at, contribution }) => {
      const item = at === undefined ? undefined : items[at]
      if (item === undefined || isMarkedSensitive(item)) return []
      return { item: item.id, title: item.title ?? item.id, contribution }
    })
    .slice(0, mostSignals)
}

/** `at`: catalogue position. */
export function explain(at: number, explained: Explained): RecommendedItem {
  const { items, sources, ordinary, locale } = explained
  const found = new Map<ScoreTerm, Part[]>()
  const remembered: Part[] = []
  for (const source of sources) {
    const parts = source.parts(at)
    if (parts.length === 0) continue
    found.set(source.term, [...(found.get(source.term) ?? []), ...parts])
    if (source.remembered) remembered.push(...parts)
  }
  const terms = new Map<ScoreTerm, TermParts>()
  let score = 0
  for (const [term, all] of found) {
    const parts = joined(all)
    const value = parts.reduce((sum, { contribution }) => sum + contribution, 0)
    terms.set(term, { value, parts })
    score += value
  }
  return {
    item: items[at]?.id ?? '',
    score,
    terms: Object.fromEntries([...terms].map(([term, { value }]) => [term, value])),
    reason: reasonOf(terms, ordinary, items, locale),
    signals: signalsOf(remembered, items),
  }
}
