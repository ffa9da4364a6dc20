import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import type { Locale, Texts } from './texts.ts'

const all: Readonly<Record<Locale, Texts>> = { en, de, fr, es }

export const locales: readonly Locale[] = ['en', 'de', 'fr', 'es']

/** The language of a tag such as `de-AT` or of an Accept-Language header; English when unknown. */
export function textsFor(tag: string | undefined): Texts {
  const wanted = (tag ?? '').split(',').map((one) => one.trim().slice(0, 2).toLowerCase())
  const found = wanted.find((one): one is Locale => locales.includes(one as Locale))
  return all[found ?? 'en']
}
