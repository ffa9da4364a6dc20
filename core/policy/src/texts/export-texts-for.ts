import { exportDe } from './export-de.ts'
import { exportEn } from './export-en.ts'
import { exportEs } from './export-es.ts'
import { exportFr } from './export-fr.ts'
import type { ExportTexts } from './export-texts.ts'
import { textsFor } from './index.ts'
import type { Locale } from './texts.ts'

const all: Readonly<Record<Locale, ExportTexts>> = {
  en: exportEn,
  de: exportDe,
  fr: exportFr,
  es: exportEs,
}

/** The language of a tag or of an Accept-Language header; English when unknown. */
export function exportTextsFor(tag: string | undefined): ExportTexts {
  return all[textsFor(tag).locale]
}
