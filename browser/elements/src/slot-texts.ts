/** The few words that a slot needs before a language is loaded. */
import type { Locale } from '@discreet/policy'

export interface SlotWords {
  /** Name of the button with the dots. */
  readonly about: string
  readonly yes: string
  readonly no: string
}

export const slotWords: Readonly<Record<Locale, SlotWords>> = {
  en: { about: 'Say what you think of this', yes: 'Yes', no: 'No' },
  de: { about: 'Sagen, was Sie davon halten', yes: 'Ja', no: 'Nein' },
  fr: { about: 'Dire ce que vous en pensez', yes: 'Oui', no: 'Non' },
  es: { about: 'Decir qué le parece esto', yes: 'Sí', no: 'No' },
}
