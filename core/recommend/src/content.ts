/**
 * Neighbours by what the public catalogue says (category path, tags, words of the title): what is
 * left for an item that nobody has bought yet. No personal data.
 */
import type { Item } from '@discreet/protocol'

const mostNeighbours = 30

function wordsOf(item: Item): Set<string> {
  const words = (item.title ?? '').toLowerCase().split(/[^\p{L}\p{N}]+/u)
  return new Set([...(item.tags ?? []), ...words.filter((word) => word.length > 2)])
}

/** 0 … 1: half from the category path, half from shared words. */
export function contentSimilarity(a: Item, b: Item): number {
  const [x, y] = [a.categories ?? [], b.categories ?? []]
  let depth = 0
  while (depth < x.length && depth < y.length && x[depth] === y[depth]) depth += 1
  const path = depth / Math.max(x.length, y.length, 1)
  const [p, q] = [wordsOf(a), wordsOf(b)]
  const shared = [...p].filter((word) => q.has(word)).length
  const words = shared / Math.max(p.size + q.size - shared, 1)
  return (path + words) / 2
}

/** The items most like `items[at]`, best first, among those of its broadest category. */
export function contentNeighbours(
  items: readonly Item[],
  at: number,
): readonly { readonly item: number; readonly similarity: number }[] {
  const own = items[at]
  if (own === undefined) return []
  const broadest = own.categories?.[0]
  const candidates: { item: number; similarity: number }[] = []
  items.forEach((other, item) => {
    if (item === at || (broadest !== undefined && other.categories?.[0] !== broadest)) return
    const similarity = contentSimilarity(own, other)
    if (similarity > 0) candidates.push({ item, similarity })
  })
  return candidates
    .sort((a, b) => b.similarity - a.similarity || a.item - b.item)
    .slice(0, mostNeighbours)
}
