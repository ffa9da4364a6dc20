import type { Locale } from '@discreet/policy'
import { textsFor } from '@discreet/policy'
import { de } from './de.ts'
import type { DocumentTexts } from './document-texts.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'

const all: Readonly<Record<Locale, DocumentTexts>> = { en, de, fr, es }

/** The language of a tag or of an Accept-Language header; English when unknown. */
export function documentTextsFor(tag: string | undefined): DocumentTexts {
  return all[textsFor(tag).locale]
}
