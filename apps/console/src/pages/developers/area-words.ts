import type { Words } from '../../locale.ts'
import type { DevelopersWords } from './words.ts'

export const developersWords: Words<DevelopersWords> = {
  en: () => import('./en.ts'),
  de: () => import('./de.ts'),
  fr: () => import('./fr.ts'),
  es: () => import('./es.ts'),
}
