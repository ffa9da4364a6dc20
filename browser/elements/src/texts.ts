import type { Locale } from '@discreet/policy'
import { localeOf } from './shelf-texts.ts'
import type { ElementTexts } from './texts/texts.ts'

const sources: Readonly<Record<Locale, () => Promise<ElementTexts>>> = {
  en: async () => (await import('./texts/en.ts')).texts,
  de: async () => (await import('./texts/de.ts')).texts,
  fr: async () => (await import('./texts/fr.ts')).texts,
  es: async () => (await import('./texts/es.ts')).texts,
}

/** One language is loaded, not four. `tag`: BCP 47; English where there is no other. */
export function elementTextsFor(tag: string): Promise<ElementTexts> {
  return sources[localeOf(tag)]()
}
