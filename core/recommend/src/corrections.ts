/** One tap on a recommendation, as a change of what the person said. Pure: nothing is stored here. */
import type { Correction, Item, Preferences, ScoreTerm } from '@discreet/protocol'
import { isMarkedSensitive } from '@discreet/protocol'

/** Of each list; the oldest go. */
const most = 200

export const noPreferences: Preferences = {
  liked: [],
  avoided: [],
  less: [],
  owned: [],
  without: [],
}

/** Made of what the person did or said, not of what the page shows. */
export function isPersonal(term: ScoreTerm): boolean {
  return term === 'history' || term === 'again' || term === 'preference'
}

function added<T extends string>(list: readonly T[], one: T): readonly T[] {
  return [...list.filter((other) => other !== one), one].slice(-most)
}

/** What stands for everything of its kind: the narrowest category, or a tag where there is none. */
function kindOf({ categories, tags }: Item): string | undefined {
  return categories?.at(-1) ?? tags?.[0]
}

/** `forget` changes nothing here: it is about the history. */
export function correctPreferences(
  preferences: Preferences,
  correction: Correction,
  { item, term }: { readonly item: Item; readonly term: ScoreTerm },
): Preferences {
  const { liked, avoided, less, owned, without } = preferences
  const notThis = { ...preferences, avoided: added(avoided, item.id) }
  switch (correction) {
    case 'not_this':
      return notThis
    case 'less_like_this': {
      const name = kindOf(item)
      return name === undefined ? notThis : { ...preferences, less: added(less, name) }
    }
    case 'too_personal':
      return isPersonal(term) ? { ...preferences, without: added(without, term) } : notThis
    case 'have_it':
      return { ...preferences, owned: added(owned, item.id) }
    case 'helpful': {
      const name = isMarkedSensitive(item) ? undefined : kindOf(item)
      return name === undefined ? preferences : { ...preferences, liked: added(liked, name) }
    }
    case 'seen_often':
      return { ...preferences, less: added(less, item.id) }
    case 'forget':
      return preferences
  }
}
