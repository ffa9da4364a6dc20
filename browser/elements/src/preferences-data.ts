/** What the sections of the centre show and do. */
import type { Contributions, Discreet, ProfileView, Receipt } from '@discreet/sdk'
import type { TemplateResult } from 'lit/html.js'
import type { Told } from './panel.ts'
import type { ElementTexts } from './texts/texts.ts'

export interface CentreData {
  readonly profile: ProfileView
  readonly receipts: readonly Receipt[]
  readonly crowd: Awaited<ReturnType<Discreet['crowd']>>
  readonly pending: Awaited<ReturnType<Contributions['pending']>>
  readonly sent: Awaited<ReturnType<Contributions['sent']>>
  readonly periods: Awaited<ReturnType<Contributions['periods']>>
}

/** A question that is open: the second step of erasing, or of helping where the law wants two. */
type CentreQuestion = 'erase' | 'contribute'

export interface CentreView {
  readonly discreet: Discreet
  readonly texts: ElementTexts
  readonly data: CentreData
  readonly asks: CentreQuestion | undefined
  /** Address of the page that the server publishes. */
  readonly privacyPage: string
  readonly section: (title: string, body: unknown) => TemplateResult
  readonly tell: (told: Told) => Promise<void>
  /** Tells the person when the act breaks off. */
  readonly attempt: <T>(act: () => Promise<T>) => Promise<T | undefined>
  readonly ask: (what: CentreQuestion | undefined) => Promise<void>
}

export async function loadCentre(discreet: Discreet): Promise<CentreData> {
  const { contributions } = discreet
  const [profile, receipts, crowd, pending, sent, periods] = await Promise.all([
    discreet.profile.view(),
    discreet.receipts(),
    discreet.crowd(),
    contributions.pending(),
    contributions.sent(),
    contributions.periods(),
  ])
  return { profile, receipts, crowd, pending, sent, periods }
}

export function dateIn(discreet: Discreet, at: number): string {
  return new Intl.DateTimeFormat(discreet.locale, { dateStyle: 'long' }).format(at)
}
