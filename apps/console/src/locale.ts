/** The language of the console: chosen, else the browser's, else English. */

import type { Locale } from '@discreet/policy'

export type { Locale } from '@discreet/policy'

export const locales: readonly Locale[] = ['en', 'de', 'fr', 'es']

export const localeNames: Readonly<Record<Locale, string>> = {
  en: 'English',
  de: 'Deutsch',
  fr: 'Français',
  es: 'Español',
}

const place = 'discreet-console-language'

function known(tag: string | null): Locale | undefined {
  return locales.find((one) => one === tag?.slice(0, 2).toLowerCase())
}

export function chosenLocale(): Locale {
  const wanted = [localStorage.getItem(place), ...navigator.languages]
  for (const tag of wanted) {
    const locale = known(tag)
    if (locale !== undefined) return locale
  }
  return 'en'
}

export function chooseLocale(locale: Locale): void {
  localStorage.setItem(place, locale)
}

/** One language of an area's words; the others stay unloaded. */
export type Words<T> = Readonly<Record<Locale, () => Promise<{ readonly words: T }>>>
