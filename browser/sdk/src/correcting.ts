/** One tap on a recommendation: what it changes, in force at once, and how to take it back. */
import type { Correction, Preferences, ScoreTerm } from '@discreet/protocol'
import { correctPreferences, isPersonal } from '@discreet/recommend'
import type { Home, Refusing } from './home.ts'
import { sentencesFor } from './sentences.ts'
import type { ShownItem } from './types.ts'

export interface Done {
  readonly ok: true
  readonly text: string
  /** `now`: the home in force by then. */
  readonly undo: (now: Home) => Promise<Refusing | undefined>
}

/** The personal term that weighs most in the score, if there is one. */
function personalTerm({ reason, terms }: ShownItem): ScoreTerm {
  if (isPersonal(reason.term)) return reason.term
  const [largest] = Object.entries(terms)
    .filter(([term, value]) => isPersonal(term as ScoreTerm) && value > 0)
    .sort(([, a], [, b]) => b - a)
  return (largest?.[0] as ScoreTerm | undefined) ?? reason.term
}

function textOf(
  correction: Exclude<Correction, 'forget'>,
  { item, product }: ShownItem,
  term: ScoreTerm,
  locale: string,
  liked: string | undefined,
): string {
  const say = sentencesFor(locale)
  const title = product.title ?? item
  switch (correction) {
    case 'not_this':
      return say.notThis(title)
    case 'less_like_this':
      return say.lessLike(product.categories?.at(-1) ?? title)
    case 'have_it':
      return say.haveIt(title)
    case 'helpful':
      return liked === undefined ? say.thanks : say.helpful(liked)
    case 'seen_often':
      return say.seenOften(title)
    case 'too_personal':
      return term === 'history' || term === 'again' || term === 'preference'
        ? say.tooPersonal[term]
        : say.notThis(title)
  }
}

/** `now` without what made `after` of `before`; what was said otherwise stays. */
function without(now: Preferences, before: Preferences, after: Preferences): Preferences {
  const left = <T extends string>(
    from: readonly T[],
    had: readonly T[],
    has: readonly T[],
  ): T[] => {
    const added = new Set<T>(has.filter((one) => !had.includes(one)))
    return from.filter((one) => !added.has(one))
  }
  return {
    liked: left(now.liked, before.liked, after.liked),
    avoided: left(now.avoided, before.avoided, after.avoided),
    less: left(now.less, before.less, after.less),
    owned: left(now.owned, before.owned, after.owned),
    without: left(now.without, before.without, after.without),
  }
}

export async function correct(
  home: Home,
  correction: Correction,
  about: ShownItem,
  signal: string | undefined,
  locale: string,
): Promise<Done | Refusing> {
  if (correction === 'forget') {
    const wanted = about.signals.find(({ item }) => item === signal) ?? about.signals[0]
    if (wanted === undefined) return { ok: false, code: 'field_invalid' }
    const undo = await home.forgetItem(wanted.item)
    if ('ok' in undo) return undo
    return {
      ok: true,
      text: sentencesFor(locale).forgotten(wanted.title),
      // Where it was is left, and what was there went with it.
      undo: async (now) => (now === home ? undo() : { ok: false, code: 'not_permitted' }),
    }
  }
  const term = personalTerm(about)
  const before = await home.preferences()
  const change = (now: Preferences): Preferences =>
    correctPreferences(now, correction, { item: about.product, term })
  // Of a sensitive item, or one without a category, nothing is noted.
  const noted = change(before)
  const liked = noted === before ? undefined : noted.liked.at(-1)
  const refused = await home.changePreferences(change)
  if (refused !== undefined) return refused
  return {
    ok: true,
    text: textOf(correction, about, term, locale, liked),
    undo: (now) => now.changePreferences((said) => without(said, before, change(before))),
  }
}
