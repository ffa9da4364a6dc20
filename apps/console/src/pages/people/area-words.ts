import type { Words } from '../../locale.ts'
import type { PeopleWords } from './words.ts'

export const peopleWords: Words<PeopleWords> = {
  en: () => import('./en.ts'),
  de: () => import('./de.ts'),
  fr: () => import('./fr.ts'),
  es: () => import('./es.ts'),
}
