/** The letters of an incident, with what the site has said about itself. */
import type { AuthorityLetter, Incident, IncidentSender, Letter } from '@discreet/rights'
import { authorityLetter, peopleLetter } from '@discreet/rights'
import type { SiteStore } from './ports.ts'

export interface IncidentLetters {
  readonly authority: AuthorityLetter
  readonly people: Letter
}

/** What nobody has said stays empty, and is named as missing in the letter to the authority. */
export function lettersOf(
  { site }: Pick<SiteStore, 'site'>,
  incident: Incident,
  locale: string | undefined,
): IncidentLetters {
  const { controller } = site.settings
  const sender: IncidentSender = {
    site: site.name,
    controller: controller?.controller ?? '',
    contact: controller?.contact ?? '',
    officer: controller?.officer ?? '',
  }
  return {
    authority: authorityLetter(incident, sender, locale),
    people: peopleLetter(incident, sender, locale),
  }
}
