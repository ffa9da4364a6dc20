/** What a reason says, in four languages. */
import type { ScoreTerm } from '@discreet/protocol'

/** `because`: titles, with commas between them; empty where no item is behind the term. */
type Sentences = Readonly<Record<ScoreTerm, (because: string) => string>>

const en: Sentences = {
  together: (because) => `Often bought together with ${because}`,
  history: (because) => `Goes with what you chose before: ${because}`,
  similar: (because) => `Bought with the same things as ${because}`,
  content: (because) => `In the catalogue close to ${because}`,
  again: () => 'You buy this again and again',
  preference: () => 'You told us that you like this',
  rising: () => 'Bought more lately than before',
  popular: () => 'Popular with everyone here',
  chosen: () => 'Chosen by the shop',
}

const de: Sentences = {
  together: (because) => `Oft zusammen gekauft mit ${because}`,
  history: (because) => `Passt zu dem, was Sie schon gewählt haben: ${because}`,
  similar: (because) => `Wird mit den gleichen Dingen gekauft wie ${because}`,
  content: (because) => `Steht im Sortiment nahe bei ${because}`,
  again: () => 'Das kaufen Sie immer wieder',
  preference: () => 'Sie haben uns gesagt, dass Sie das mögen',
  rising: () => 'Wird zurzeit mehr gekauft als vorher',
  popular: () => 'Hier bei allen beliebt',
  chosen: () => 'Vom Shop ausgewählt',
}

const fr: Sentences = {
  together: (because) => `Souvent acheté avec ${because}`,
  history: (because) => `Va bien avec ce que vous avez déjà choisi : ${because}`,
  similar: (because) => `Acheté avec les mêmes choses que ${because}`,
  content: (because) => `Proche de ${because} dans le catalogue`,
  again: () => 'Vous l’achetez encore et encore',
  preference: () => 'Vous nous avez dit que vous aimez cela',
  rising: () => 'Plus acheté ces temps-ci qu’avant',
  popular: () => 'Tout le monde ici l’aime bien',
  chosen: () => 'Choisi par la boutique',
}

const es: Sentences = {
  together: (because) => `Se compra a menudo con ${because}`,
  history: (because) => `Va con lo que ya eligió: ${because}`,
  similar: (because) => `Se compra con las mismas cosas que ${because}`,
  content: (because) => `Cerca de ${because} en el catálogo`,
  again: () => 'Lo compra una y otra vez',
  preference: () => 'Nos dijo que esto le gusta',
  rising: () => 'Se compra más que antes',
  popular: () => 'Gusta a todo el mundo aquí',
  chosen: () => 'Elegido por la tienda',
}

/** Where an item is behind the term that is not named. */
type Unnamed = Readonly<Partial<Record<ScoreTerm, string>>>

const unnamed = {
  en: {
    together: 'Often bought together with this',
    history: 'Goes with what you chose before',
    similar: 'Bought with the same things as this',
    content: 'In the catalogue close to this',
  },
  de: {
    together: 'Oft zusammen damit gekauft',
    history: 'Passt zu dem, was Sie schon gewählt haben',
    similar: 'Wird mit den gleichen Dingen gekauft wie das hier',
    content: 'Steht im Sortiment gleich daneben',
  },
  fr: {
    together: 'Souvent acheté avec ceci',
    history: 'Va bien avec ce que vous avez déjà choisi',
    similar: 'Acheté avec les mêmes choses que ceci',
    content: 'Proche de ceci dans le catalogue',
  },
  es: {
    together: 'Se compra a menudo con esto',
    history: 'Va con lo que ya eligió',
    similar: 'Se compra con las mismas cosas que esto',
    content: 'Cerca de esto en el catálogo',
  },
} satisfies Readonly<Record<string, Unnamed>>

interface Language {
  readonly named: Sentences
  readonly unnamed: Unnamed
}

const english: Language = { named: en, unnamed: unnamed.en }
const languages: ReadonlyMap<string, Language> = new Map([
  ['en', english],
  ['de', { named: de, unnamed: unnamed.de }],
  ['fr', { named: fr, unnamed: unnamed.fr }],
  ['es', { named: es, unnamed: unnamed.es }],
])

/** `locale`: BCP 47; English where there is no other. */
export function reasonText(
  term: ScoreTerm,
  titles: readonly string[],
  locale: string | undefined,
): string {
  const [language = ''] = (locale ?? '').toLowerCase().split('-')
  const say = languages.get(language) ?? english
  const bare = titles.length === 0 ? say.unnamed[term] : undefined
  return bare ?? say.named[term](titles.join(', '))
}
