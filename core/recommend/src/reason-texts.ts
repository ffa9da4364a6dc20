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
}

const languages: ReadonlyMap<string, Sentences> = new Map(Object.entries({ en, de, fr, es }))

/** `locale`: BCP 47; English where there is no other. */
export function reasonText(
  term: ScoreTerm,
  titles: readonly string[],
  locale: string | undefined,
): string {
  const [language = ''] = (locale ?? '').toLowerCase().split('-')
  const say = languages.get(language) ?? en
  return say[term](titles.join(', '))
}
