import type { Words } from '../locale.ts'
import type { FrameWords } from './frame.ts'

export const frameTexts: Words<FrameWords> = {
  en: () => import('./en.ts'),
  de: () => import('./de.ts'),
  fr: () => import('./fr.ts'),
  es: () => import('./es.ts'),
}
