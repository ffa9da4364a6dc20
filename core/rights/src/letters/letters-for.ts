import type { Locale } from '@discreet/policy'
import { textsFor } from '@discreet/policy'
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import type { LetterTexts } from './letter-texts.ts'

const all: Readonly<Record<Locale, LetterTexts>> = { en, de, fr, es }

/** The language of a tag or of an Accept-Language header; English when unknown. */
export function letterTextsFor(tag: string | undefined): LetterTexts {
  return all[textsFor(tag).locale]
}
