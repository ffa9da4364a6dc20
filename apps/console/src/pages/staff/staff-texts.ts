import type { Words } from '../../locale.ts'
import type { StaffWords } from './words.ts'

export const staffTexts: Words<StaffWords> = {
  en: () => import('./en.ts'),
  de: () => import('./de.ts'),
  fr: () => import('./fr.ts'),
  es: () => import('./es.ts'),
}
