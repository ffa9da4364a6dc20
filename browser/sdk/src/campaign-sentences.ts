/** What is said to people who answered about a slot, in four languages; loaded with the answer. */

export interface CampaignSentences {
  readonly helpful: string
  /** Until this page goes (levels 0 and 1), and for good. */
  readonly notForMe: readonly [string, string]
  readonly tooPersonal: readonly [string, string]
  readonly seenOften: readonly [string, string]
}

const en: CampaignSentences = {
  helpful: 'Thank you. Nothing changes for you.',
  notForMe: ['You will not see this again in this visit.', 'You will not see this again here.'],
  tooPersonal: [
    'We stop showing you things in this way in this visit.',
    'We no longer show you things in this way.',
  ],
  seenOften: ['You will not see this again in this visit.', 'You will not see this for 30 days.'],
}

const de: CampaignSentences = {
  helpful: 'Danke. Für Sie ändert sich nichts.',
  notForMe: ['Das sehen Sie in diesem Besuch nicht wieder.', 'Das sehen Sie hier nicht wieder.'],
  tooPersonal: [
    'In diesem Besuch zeigen wir Ihnen nichts mehr auf diese Art.',
    'Wir zeigen Ihnen nichts mehr auf diese Art.',
  ],
  seenOften: ['Das sehen Sie in diesem Besuch nicht wieder.', 'Das sehen Sie 30 Tage nicht.'],
}

const fr: CampaignSentences = {
  helpful: 'Merci. Rien ne change pour vous.',
  notForMe: ['Vous ne verrez plus cela pendant cette visite.', 'Vous ne verrez plus cela ici.'],
  tooPersonal: [
    'Pendant cette visite, nous ne vous montrons plus rien de cette façon.',
    'Nous ne vous montrons plus rien de cette façon.',
  ],
  seenOften: [
    'Vous ne verrez plus cela pendant cette visite.',
    'Vous ne verrez pas cela pendant 30 jours.',
  ],
}

const es: CampaignSentences = {
  helpful: 'Gracias. Para usted no cambia nada.',
  notForMe: ['No verá esto más en esta visita.', 'No verá esto más aquí.'],
  tooPersonal: [
    'En esta visita ya no le mostramos nada de este modo.',
    'Ya no le mostramos nada de este modo.',
  ],
  seenOften: ['No verá esto más en esta visita.', 'No verá esto durante 30 días.'],
}

const all: Readonly<Record<string, CampaignSentences>> = { en, de, fr, es }

/** English where there is no other. `locale`: BCP 47. */
export function campaignSentencesFor(locale: string): CampaignSentences {
  return all[locale.slice(0, 2).toLowerCase()] ?? en
}
