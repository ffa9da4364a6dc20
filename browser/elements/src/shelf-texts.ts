/** The few words that a shelf needs before anything else is loaded, in all languages. */
import type { Locale } from '@discreet/policy'

export interface ShelfTexts {
  readonly why: string
  /** Comes before the name of the level in force. */
  readonly how: string
  /** The names of the levels: those of the policy's texts, which are too many to load at once. */
  readonly levels: readonly [string, string, string, string]
  readonly change: string
  readonly close: string
  readonly empty: string
  readonly failed: string
}

export const shelfTexts: Readonly<Record<Locale, ShelfTexts>> = {
  en: {
    why: 'Why?',
    how: 'How personal:',
    levels: ['Off', 'This visit', 'On this device', 'My account'],
    change: 'Change',
    close: 'Close',
    empty: 'Nothing to show here yet.',
    failed: 'This did not load. Try again in a moment.',
  },
  de: {
    why: 'Warum?',
    how: 'Wie persönlich:',
    levels: ['Aus', 'Dieser Besuch', 'Auf diesem Gerät', 'Mein Konto'],
    change: 'Ändern',
    close: 'Schließen',
    empty: 'Hier gibt es noch nichts zu zeigen.',
    failed: 'Das hat nicht geladen. Bitte gleich noch einmal.',
  },
  fr: {
    why: 'Pourquoi\u00a0?',
    how: 'Niveau\u00a0:',
    levels: ['Rien', 'Cette visite', 'Sur cet appareil', 'Mon compte'],
    change: 'Changer',
    close: 'Fermer',
    empty: 'Rien à montrer ici.',
    failed: 'Rien n’est venu. Essayez encore dans un instant.',
  },
  es: {
    why: '¿Por qué?',
    how: 'Nivel:',
    levels: ['Nada', 'Esta visita', 'En este aparato', 'Mi cuenta'],
    change: 'Cambiar',
    close: 'Cerrar',
    empty: 'Aún no hay nada que mostrar.',
    failed: 'No se cargó. Pruebe otra vez en un momento.',
  },
}

export function localeOf(tag: string): Locale {
  const found = tag.slice(0, 2).toLowerCase()
  return found in shelfTexts ? (found as Locale) : 'en'
}
