/** The words of a module in a language; the law and the product that they speak of are in docs/. */
import type { Locale } from '@discreet/policy'
import { textsFor } from '@discreet/policy'
import type { ModuleId } from './modules.ts'
import { texts as de } from './texts/de.ts'
import { questions as deQuestions } from './texts/de-questions.ts'
import { texts as en } from './texts/en.ts'
import { questions as enQuestions } from './texts/en-questions.ts'
import { texts as es } from './texts/es.ts'
import { questions as esQuestions } from './texts/es-questions.ts'
import { texts as fr } from './texts/fr.ts'
import { questions as frQuestions } from './texts/fr-questions.ts'
import type { ModuleText, TrainingQuestions, TrainingTexts } from './texts/module-text.ts'

const texts: Readonly<Record<Locale, TrainingTexts>> = { en, de, fr, es }

const questions: Readonly<Record<Locale, TrainingQuestions>> = {
  en: enQuestions,
  de: deQuestions,
  fr: frQuestions,
  es: esQuestions,
}

/** What reading a module and answering its questions takes. */
export const moduleMinutes = 5

/** `wanted`: a language tag (BCP 47); English where there are no words in it. */
export function moduleText(module: ModuleId, wanted: string): ModuleText {
  const { locale } = textsFor(wanted)
  return { ...texts[locale][module], questions: questions[locale][module] }
}
