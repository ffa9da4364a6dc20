/** Checks what a person said, where it comes from outside: a stored profile, a file, a request. */
import type { Preferences, ScoreTerm } from '@discreet/protocol'
import { isText } from '@discreet/protocol'

/** Ids of items are among the names. */
const longestText = 512
const most = 200
/** A term that is missing here does not compile. */
const allTerms: Readonly<Record<ScoreTerm, true>> = {
  together: true,
  similar: true,
  history: true,
  popular: true,
  content: true,
  rising: true,
  again: true,
  preference: true,
  chosen: true,
}
const terms: ReadonlySet<unknown> = new Set(Object.keys(allTerms))

function isTerm(value: unknown): value is ScoreTerm {
  return terms.has(value)
}

/** Each once; undefined when it is not a list of at most 200 such texts. */
function listOf<T extends string>(
  value: unknown,
  fits: (one: unknown) => one is T,
): readonly T[] | undefined {
  if (!Array.isArray(value) || value.length > most || !value.every(fits)) return undefined
  return [...new Set<T>(value)]
}

function isName(value: unknown): value is string {
  return isText(value, longestText)
}

/**
 * undefined when it is not what a person may have said. Profiles from before the newer lists have
 * only `liked` and `avoided`.
 */
export function checkPreferences(value: unknown): Preferences | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const said = value as Partial<Record<keyof Preferences, unknown>>
  const { less: lessSaid = [], owned: ownedSaid = [], without: withoutSaid = [] } = said
  const liked = listOf(said.liked, isName)
  const avoided = listOf(said.avoided, isName)
  const less = listOf(lessSaid, isName)
  const owned = listOf(ownedSaid, isName)
  const without = listOf(withoutSaid, isTerm)
  const whole =
    liked !== undefined &&
    avoided !== undefined &&
    less !== undefined &&
    owned !== undefined &&
    without !== undefined
  return whole ? { liked, avoided, less, owned, without } : undefined
}
