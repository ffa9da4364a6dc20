/** What a person is told about their request (GDPR 12(3) and (4), 11(2); CCPA regulations § 7021). */
import { textsFor } from '@discreet/policy'
import { localDay } from '../calendar.ts'
import type { RightsRequest } from '../request.ts'
import type { LetterTexts, RequestWords } from './letter-texts.ts'
import { letterTextsFor } from './letters-for.ts'

/** Plain text; paragraphs are a blank line apart. */
export interface Letter {
  readonly subject: string
  readonly text: string
}

export interface LetterSender {
  /** Name of the shop. */
  readonly site: string
  readonly contact: string
  /** Where to complain, from the law pack. */
  readonly authority: string
  /** IANA names, from the law pack: deadlines are days there. Default: UTC. */
  readonly timeZones?: readonly string[]
}

export type RequestLetter =
  | { readonly letter: 'acknowledgement' | 'nothing_held' }
  | { readonly letter: 'extension' | 'pause'; readonly reason: string }
  /** With what the request was denied for. */
  | { readonly letter: 'denial' }
  | { readonly letter: 'verification'; readonly link: string; readonly minutes: number }
  | { readonly letter: 'answer'; readonly text: string }

type Asked = Pick<RightsRequest, 'id' | 'type' | 'receivedAt' | 'clocks' | 'denial'>

/** ISO 8601; of several zones the day that is least late. */
export function dayOf(at: number, timeZones: readonly string[] = ['UTC']): string {
  const [first = ''] = timeZones.map((zone) => localDay(at, zone).toString()).sort()
  return first
}

interface Filled {
  readonly subject: (site: string) => string
  readonly lines: readonly string[]
}

function filled(
  texts: LetterTexts,
  about: RequestLetter,
  words: RequestWords,
  denial: Asked['denial'],
): Filled {
  switch (about.letter) {
    case 'acknowledgement':
      return { ...texts.acknowledgement, lines: texts.acknowledgement.lines(words) }
    case 'nothing_held':
      return { ...texts.nothingHeld, lines: texts.nothingHeld.lines(words) }
    case 'extension':
    case 'pause': {
      const text = texts[about.letter]
      return { ...text, lines: text.lines({ ...words, reason: about.reason }) }
    }
    case 'denial': {
      const { reason, explanation } = denial ?? { reason: 'other', explanation: '' }
      const because = texts.denialReasons[reason]
      return { ...texts.denial, lines: texts.denial.lines({ ...words, because, explanation }) }
    }
    case 'verification': {
      const { link, minutes } = about
      return { ...texts.verification, lines: texts.verification.lines({ ...words, link, minutes }) }
    }
    case 'answer':
      return { ...texts.answer, lines: texts.answer.lines({ ...words, text: about.text }) }
  }
}

export function joined(lines: readonly string[]): string {
  return `${lines.filter((line) => line !== '').join('\n\n')}\n`
}

export function footOf(texts: LetterTexts, contact: string): string {
  return texts.foot(contact, textsFor(texts.locale).levels[0].name)
}

/** `locale`: BCP 47. Says nothing about the person that they did not say themselves. */
export function requestLetter(
  about: RequestLetter,
  { id, type, receivedAt, clocks, denial }: Asked,
  { site, contact, authority, timeZones }: LetterSender,
  locale: string | undefined,
): Letter {
  const texts = letterTextsFor(locale)
  const words: RequestWords = {
    site,
    contact,
    authority,
    asked: texts.asked[type],
    number: id,
    received: dayOf(receivedAt, timeZones),
    aimBy: dayOf(clocks.aimBy, timeZones),
    answerBy: dayOf(clocks.answerBy, timeZones),
  }
  const { subject, lines } = filled(texts, about, words, denial)
  return { subject: subject(site), text: joined([...lines, footOf(texts, contact)]) }
}
