/** What the page about privacy says of campaigns, in each language. */
import type { Locale } from '@discreet/policy'

export interface CampaignPageTexts {
  readonly heading: string
  readonly intro: string
  readonly none: string
  readonly campaign: string
  readonly state: string
  readonly cost: string
  /** Heading of the hash of what was promised before the start. */
  readonly promise: string
  readonly states: Readonly<Record<'running' | 'paused' | 'ended', string>>
  /** That it is counted how people choose, and what each time costs. */
  readonly choosing: (epsilon: string) => string
  readonly total: (epsilon: string, delta: string) => string
}

const en: CampaignPageTexts = {
  heading: 'What we try out',
  intro:
    'In a campaign some people see one version and some another, and we count which works better. You are counted only if you help the crowd, in one cell of one table, and every cell gets noise. What is counted was written down before the start, and its hash is in the log.',
  none: 'No campaign is running.',
  campaign: 'Campaign',
  state: 'State',
  cost: 'Costs one person',
  promise: 'Hash of what was promised',
  states: { running: 'running', paused: 'paused', ended: 'over, being counted' },
  choosing: (epsilon) =>
    `Every four weeks we count how many accounts have which level, and how many changed it. Each is in one cell of one table, and every cell gets noise. Choices in pages are counted the same way. It costs ε ${epsilon} each time.`,
  total: (epsilon, delta) =>
    `Whoever took part in every count and every campaign so far: ε ${epsilon} at δ ${delta}.`,
}

const de: CampaignPageTexts = {
  heading: 'Was wir ausprobieren',
  intro:
    'Bei einer Kampagne sehen die einen dies und die anderen das, und wir zählen, was besser wirkt. Sie zählen nur mit, wenn Sie der Menge helfen, in einem Feld einer Tabelle, und über jedes Feld kommt Rauschen. Was gezählt wird, stand vor dem Beginn fest; sein Hash steht im Protokoll.',
  none: 'Es läuft keine Kampagne.',
  campaign: 'Kampagne',
  state: 'Stand',
  cost: 'Kostet eine Person',
  promise: 'Hash der Zusage',
  states: { running: 'läuft', paused: 'hält an', ended: 'vorbei, wird gezählt' },
  choosing: (epsilon) =>
    `Alle vier Wochen zählen wir, wie viele Konten welche Stufe haben und wie viele gewechselt haben. Jedes steht in einem Feld einer Tabelle, und über jedes Feld kommt Rauschen. Wahlen auf Seiten zählen wir ebenso. Es kostet jedes Mal ε ${epsilon}.`,
  total: (epsilon, delta) =>
    `Wer bisher bei jeder Zählung und jeder Kampagne dabei war: ε ${epsilon} bei δ ${delta}.`,
}

const fr: CampaignPageTexts = {
  heading: 'Ce que nous essayons',
  intro:
    'Dans une campagne, les uns voient ceci et les autres cela, et nous comptons ce qui marche le mieux. Vous ne comptez que si vous aidez la foule, dans une case d’un tableau, et chaque case reçoit du bruit. Ce qui est compté fut écrit avant le début ; son empreinte est dans le journal.',
  none: 'Aucune campagne en cours.',
  campaign: 'Campagne',
  state: 'État',
  cost: 'Coût pour une personne',
  promise: 'Empreinte de la promesse',
  states: { running: 'en cours', paused: 'en pause', ended: 'finie, en cours de compte' },
  choosing: (epsilon) =>
    `Toutes les quatre semaines, nous comptons combien de comptes ont quel niveau et combien en ont changé. Chacun est dans une case d’un tableau, et chaque case reçoit du bruit. Les choix faits sur les pages sont comptés de même. Cela coûte ε ${epsilon} chaque fois.`,
  total: (epsilon, delta) =>
    `Qui fut de tous les comptes et de toutes les campagnes : ε ${epsilon} pour δ ${delta}.`,
}

const es: CampaignPageTexts = {
  heading: 'Qué probamos',
  intro:
    'En una campaña unos ven esto y otros aquello, y contamos qué va mejor. Usted solo cuenta si ayuda a la gente, en una celda de una tabla, y cada celda lleva ruido. Lo que se cuenta se escribió antes de empezar; su huella está en el registro.',
  none: 'No hay campañas en marcha.',
  campaign: 'Campaña',
  state: 'Estado',
  cost: 'Coste por persona',
  promise: 'Huella de lo prometido',
  states: { running: 'en marcha', paused: 'en pausa', ended: 'acabada, se cuenta' },
  choosing: (epsilon) =>
    `Cada cuatro semanas contamos cuántas cuentas tienen qué nivel y cuántas lo cambiaron. Cada una está en una celda de una tabla, y cada celda lleva ruido. Lo elegido en las páginas se cuenta igual. Cuesta ε ${epsilon} cada vez.`,
  total: (epsilon, delta) =>
    `Quien estuvo en todas las cuentas y campañas: ε ${epsilon} con δ ${delta}.`,
}

export const campaignPageTexts: Readonly<Record<Locale, CampaignPageTexts>> = { en, de, fr, es }
