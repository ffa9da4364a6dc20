/** What an authority (GDPR 33(3)) and the people (34(2)) are told about an incident. */
import type { FieldId } from '@discreet/policy'
import { textsFor } from '@discreet/policy'
import type { Incident, IncidentFacts } from '../incident.ts'
import { peopleAreTold } from '../incident-course.ts'
import type { AuthorityRow, LetterTexts } from './letter-texts.ts'
import { letterTextsFor } from './letters-for.ts'
import type { Letter } from './request-letter.ts'
import { dayOf, footOf, joined } from './request-letter.ts'

export interface IncidentSender {
  /** Name of the shop. */
  readonly site: string
  /** Empty: nobody has said yet; then it is missing. */
  readonly controller: string
  readonly contact: string
  readonly officer: string
  /** Approximate number of records, where it is known. */
  readonly records?: number
}

export interface AuthorityLetter extends Letter {
  /** What the law asks for and nobody has said. */
  readonly missing: readonly AuthorityRow[]
}

/** Names of the fields for people; of accesses: whatever an actor had opened, so everything named. */
function dataIn({ scope, categories }: IncidentFacts, locale: string): string {
  const { fields } = textsFor(locale)
  if (scope.of === 'accesses') return categories.join(', ')
  return scope.fields.map((field) => fields[field as FieldId] ?? field).join(', ')
}

function marked({ subject, text }: Letter, { drill }: Incident, texts: LetterTexts): Letter {
  if (!drill) return { subject, text }
  return { subject: `${texts.drillSubject}: ${subject}`, text: `${texts.drill}\n\n${text}` }
}

const minute = (at: number): string => `${new Date(at).toISOString().slice(0, 16)}Z`

function timesOf({ phases }: Incident, phase: 'authority_notified' | 'people_notified'): number[] {
  return phases.filter((one) => one.phase === phase).map(({ at }) => at)
}

function toldText(incident: Incident, { authority }: LetterTexts): string {
  const [told] = timesOf(incident, 'people_notified')
  if (told !== undefined) return `${authority.told} ${dayOf(told)}`
  return peopleAreTold(incident.facts)
    ? authority.willBeTold
    : authority.notTold(incident.facts.unreadable)
}

function partText(incident: Incident, { authority }: LetterTexts): string {
  const before = timesOf(incident, 'authority_notified').length
  return before === 0 ? authority.first : authority.further(before + 1)
}

/** undefined: it does not apply; empty: it is missing. */
function authorityRows(
  incident: Incident,
  { controller, contact, officer, records }: IncidentSender,
  texts: LetterTexts,
): Readonly<Record<AuthorityRow, string | undefined>> {
  const { facts, affected } = incident
  const { unknown } = texts.authority
  return {
    controller,
    contact,
    officer,
    number: incident.id,
    part: partText(incident, texts),
    detected: minute(incident.detectedAt),
    deadline: minute(incident.authorityBy),
    delay: incident.phases.find(({ delay }) => delay !== undefined)?.delay,
    nature: facts.nature,
    categories: facts.categories.join(', '),
    people: affected === null ? unknown : String(affected),
    data: dataIn(facts, texts.locale),
    records: records === undefined ? unknown : String(records),
    consequences: facts.consequences,
    measures: facts.measures,
    peopleTold: toldText(incident, texts),
  }
}

/** Everything of 33(3); what is missing is named in the letter and beside it. */
export function authorityLetter(
  incident: Incident,
  sender: IncidentSender,
  locale: string | undefined,
): AuthorityLetter {
  const texts = letterTextsFor(locale)
  const { rows, missing: gap, subject } = texts.authority
  const missing: AuthorityRow[] = []
  const lines = Object.entries(authorityRows(incident, sender, texts)).flatMap(([name, value]) => {
    if (value === undefined) return []
    const row = name as AuthorityRow
    if (value.trim() !== '') return `${rows[row]}:\n${value}`
    missing.push(row)
    return `${rows[row]}:\n${gap}`
  })
  const letter = { subject: subject(sender.controller || sender.site), text: joined(lines) }
  return { ...marked(letter, incident, texts), missing }
}

/** Nature, contact, consequences and measures, in plain words; names nobody, so it is one for all. */
export function peopleLetter(
  incident: Incident,
  { site, contact }: IncidentSender,
  locale: string | undefined,
): Letter {
  const texts = letterTextsFor(locale)
  const { facts } = incident
  const lines = texts.people.lines({
    site,
    contact,
    detected: dayOf(incident.detectedAt),
    nature: facts.nature,
    data: dataIn(facts, texts.locale),
    consequences: facts.consequences,
    measures: facts.measures,
  })
  const letter = {
    subject: texts.people.subject(site),
    text: joined([...lines, footOf(texts, contact)]),
  }
  return marked(letter, incident, texts)
}
