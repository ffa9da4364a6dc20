import type { Words } from '../../locale.ts'
import type { SignInWords } from './words.ts'

export const signInTexts: Words<SignInWords> = {
  en: () => import('./en.ts'),
  de: () => import('./de.ts'),
  fr: () => import('./fr.ts'),
  es: () => import('./es.ts'),
}
