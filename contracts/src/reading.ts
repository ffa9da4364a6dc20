/** How texts are measured in tests: as the product measures them, and every text in a tree of texts. */
export { bannedWords, mostLix, readingOf, sentencesOf } from '@discreet/engine/reading'

/** Functions are filled with `1`. */
export function textsIn(tree: unknown): string[] {
  if (typeof tree === 'string') return [tree]
  if (typeof tree === 'function') return textsIn((tree as (part: string) => unknown)('1'))
  if (typeof tree === 'object' && tree !== null) return Object.values(tree).flatMap(textsIn)
  return []
}
