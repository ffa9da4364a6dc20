/** What the pages about rights say to people who are not signed in, in each language. */
import type { Locale } from '@discreet/policy'
import { textsFor } from '@discreet/policy'
import { de } from './guest-texts-de.ts'
import { en } from './guest-texts-en.ts'
import { es } from './guest-texts-es.ts'
import { fr } from './guest-texts-fr.ts'
import type { GuestTexts } from './guest-texts-shape.ts'

const all: Readonly<Record<Locale, GuestTexts>> = { en, de, fr, es }

export const guestLocales: readonly GuestTexts[] = [en, de, fr, es]

/** `wanted`: a language tag, or the header Accept-Language. */
export function guestTexts(wanted: string | undefined): GuestTexts {
  return all[textsFor(wanted).locale]
}
