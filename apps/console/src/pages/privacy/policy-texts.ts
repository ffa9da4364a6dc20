/** The sentences about privacy that people read, in the language of the page alone. */
import type { Texts } from '@discreet/policy'
import type { Locale } from '../../locale.ts'

export const policyTexts: Readonly<Record<Locale, () => Promise<Texts>>> = {
  en: async () => (await import('@discreet/policy/texts/en')).en,
  de: async () => (await import('@discreet/policy/texts/de')).de,
  fr: async () => (await import('@discreet/policy/texts/fr')).fr,
  es: async () => (await import('@discreet/policy/texts/es')).es,
}
