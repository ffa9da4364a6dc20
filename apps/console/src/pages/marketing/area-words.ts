import type { Words } from '../../locale.ts'
import type { MarketingWords } from './words.ts'

export const marketingWords: Words<MarketingWords> = {
  en: () => import('./en.ts'),
  de: () => import('./de.ts'),
  fr: () => import('./fr.ts'),
  es: () => import('./es.ts'),
}
