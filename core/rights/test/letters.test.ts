import { bannedWords, mostLix, readingOf } from '@discreet/contracts/reading'
import { locales, packFor, textsFor } from '@discreet/policy'
import { describe, expect, test } from 'vitest'
import type { Incident, RequestLetter, RightsRequest } from '../src/index.ts'
import {
  advanceIncident,
  authorityLetter,
  denialReasons,
  letterTextsFor,
  openIncident,
  peopleLetter,
  requestLetter,
  requestTypes,
} from '../src/index.ts'
import { packs } from './packs.ts'
import { after, eu, hour, requestIn, start } from './request-cases.ts'

const sender = { site: 'Shop', contact: 'p@shop.example', authority: 'the authority' }

const abouts: readonly RequestLetter[] = [
  { letter: 'acknowledgement' },
  { letter: 'nothing_held' },
  { letter: 'extension', reason: 'WHY' },
  { letter: 'pause', reason: 'WHY' },
  { letter: 'denial' },
  { letter: 'verification', link: 'https://shop.example/c?token=1', minutes: 60 },
  { letter: 'answer', text: 'THE ANSWER' },
]

const denied = (request: RightsRequest): RightsRequest =>
  after(request, { act: 'deny', reason: 'no_match', explanation: 'EXPLAINED' })

const incident = (change: object = {}, drill = false): Incident => {
  const opened = openIncident({
    id: 'incident',
    site: 'shop',
    drill,
    detectedAt: start,
    now: start,
    pack: eu,
    facts: {
      nature: 'A file with orders was open to all for two hours.',
      categories: ['customers'],
      consequences: 'Somebody can see what you bought.',
      measures: 'We closed the file and look who read it.',
      scope: { of: 'site', fields: ['account.purchases', 'account.views'] },
      highRisk: true,
      unreadable: false,
      ...change,
    },
  })
  if (!opened.ok) throw new Error(opened.reason)
  return opened.incident
}

const from = {
  site: 'Shop',
  controller: 'Shop Ltd, 1 High Street',
  contact: 'p@shop.example',
  officer: 'A. Officer',
}

/** Lines that a person reads, without the address of a link and what an officer writes. */
function proseOf(locale: string): string[] {
  const request = denied(requestIn('received', { type: 'erasure' }))
  const letters = abouts.map((about) => requestLetter(about, request, sender, locale).text)
  return [...letters, peopleLetter(incident(), from, locale).text]
    .flatMap((text) => text.split('\n'))
    .filter((line) => !line.startsWith('https:') && line !== '')
}

describe('a letter about a request', () => {
  test.each(locales)('is easy to read, and hides nothing (%s)', (locale) => {
    const prose = proseOf(locale)
    const reading = readingOf(prose)
    if (locale === 'en') {
      expect(reading.grade).toBeLessThanOrEqual(8)
      expect(reading.ease).toBeGreaterThanOrEqual(60)
    } else expect(reading.lix).toBeLessThanOrEqual(mostLix[locale])
    for (const word of bannedWords[locale]) expect(prose.join('\n')).not.toMatch(word)
  })

  test.each(
    locales.flatMap((locale) => abouts.map((about) => ({ locale, about, letter: about.letter }))),
  )('says everything, and how to object: $letter, $locale', ({ locale, about }) => {
    const request = denied(requestIn('received', { type: 'access' }))
    const { subject, text } = requestLetter(about, request, sender, locale)
    expect(subject).toContain('Shop')
    expect(`${subject}${text}`).not.toMatch(/undefined|null|NaN|\[object/)
    expect(text).toContain(letterTextsFor(locale).asked.access)
    // GDPR 21(4), last of all.
    const foot = text.trim().split('\n\n').at(-1) ?? ''
    expect(foot).toContain('p@shop.example')
    expect(foot).toContain(textsFor(locale).levels[0].name)
    for (const value of Object.values(about).slice(1)) expect(text).toContain(String(value))
  })

  test.each(locales)('a denial names reason, explanation, appeal and complaint (%s)', (locale) => {
    for (const reason of denialReasons) {
      const request = after(requestIn('received'), {
        act: 'deny',
        reason,
        explanation: 'EXPLAINED',
      })
      const { text } = requestLetter({ letter: 'denial' }, request, sender, locale)
      expect(text).toContain(letterTextsFor(locale).denialReasons[reason])
      for (const part of ['EXPLAINED', sender.contact, sender.authority]) {
        expect(text).toContain(part)
      }
    }
  })

  test('an acknowledgement says by when, and an extension until when', () => {
    const request = requestIn('received')
    const { text } = requestLetter({ letter: 'acknowledgement' }, request, sender, 'en')
    expect(text).toContain('by 2026-02-15')
    expect(text).toContain('by 2026-02-28')
    const extended = after(requestIn('verified'), { act: 'extend', reason: 'WHY' })
    const letter = requestLetter({ letter: 'extension', reason: 'WHY' }, extended, sender, 'en')
    expect(letter.text).toContain('by 2026-04-30')
  })

  test('names the last day on which it is in time where the law holds', () => {
    const california = packFor(packs, 'US-CA')
    const request = requestIn('received', { pack: california, place: 'US-CA', type: 'access' })
    const zones = { ...sender, timeZones: california.calendar.timeZones }
    const { text } = requestLetter({ letter: 'acknowledgement' }, request, zones, 'en')
    expect(request.clocks.answerBy).toBe(Date.UTC(2026, 2, 18, 7) - 1)
    expect(text).toContain('must answer by 2026-03-17')
  })

  test('a denial of what was not denied does not invent a reason', () => {
    const { text } = requestLetter({ letter: 'denial' }, requestIn('verified'), sender, 'en')
    expect(text).toContain(letterTextsFor('en').denialReasons.other)
  })

  test('is in the language of the person, in English when it is not known', () => {
    const about = { letter: 'acknowledgement' } as const
    const request = requestIn('received')
    const german = requestLetter(about, request, sender, 'de-AT,en;q=0.8')
    expect(german.subject).toBe('Shop: Ihre Anfrage ist da')
    expect(requestLetter(about, request, sender, undefined).subject).toMatch(/^Shop: we have/)
    for (const locale of locales) {
      const { asked } = letterTextsFor(locale)
      expect(new Set(requestTypes.map((type) => asked[type])).size).toBe(requestTypes.length)
    }
  })
})

describe('a letter to the authority', () => {
  test.each(locales)('has everything of GDPR 33(3) (%s)', (locale) => {
    const told = { ...incident(), affected: 1234 }
    const { text, missing, subject } = authorityLetter(told, { ...from, records: 99 }, locale)
    expect(missing).toEqual([])
    expect(subject).toContain('Shop Ltd')
    const { facts } = told
    const names = textsFor(locale).fields
    for (const part of [
      facts.nature,
      facts.consequences,
      facts.measures,
      'customers',
      names['account.purchases'],
      names['account.views'],
      '1234',
      '99',
      'A. Officer',
      'p@shop.example',
      '2026-01-31T12:00Z',
      '2026-02-03T12:00Z',
    ]) {
      expect(text).toContain(part)
    }
    expect(text).not.toMatch(/undefined|null|\[object/)
  })

  test('names what nobody has said', () => {
    const empty = incident({ consequences: '', categories: [], measures: ' ' })
    const nobody = { ...from, controller: '', officer: '' }
    const { text, missing, subject } = authorityLetter(empty, nobody, 'en')
    expect(missing).toEqual(['controller', 'officer', 'categories', 'consequences', 'measures'])
    expect(text.match(/MISSING/g)).toHaveLength(5)
    expect(text.match(/not known yet/g)).toHaveLength(2)
    expect(subject).toContain('Shop')
  })

  test('says why it is late, which part it is, and whether the people know', () => {
    const filing = { now: start + 100 * hour, note: 'done', delay: 'A LATE FIND' }
    let told = incident()
    for (const phase of ['assessed', 'authority_notified', 'people_notified'] as const) {
      const next = advanceIncident(told, phase, filing)
      if (!next.ok) throw new Error(next.reason)
      told = next.incident
    }
    const { text } = authorityLetter(told, from, 'en')
    expect(text).toContain('A LATE FIND')
    expect(text).toContain('Part 2')
    expect(text).toContain('told on 2026-02-04')
    const before = authorityLetter(incident(), from, 'en').text
    expect(before).toContain('First notification')
    expect(before).toContain('without undue delay')
    expect(before).not.toContain('delay (33(1))')
    const why = (change: object) => authorityLetter(incident(change), from, 'en').text
    expect(why({ unreadable: true })).toContain('34(3)(a)')
    expect(why({ highRisk: false })).toContain('not likely')
  })

  test('of accesses names the categories that were given', () => {
    const scope = { of: 'accesses', actor: 'staff A', from: start, to: start + hour }
    const { text } = authorityLetter(incident({ scope }), from, 'en')
    expect(text.match(/customers/g)).toHaveLength(2)
    expect(text).not.toContain('staff A')
  })

  test('names a field that is not known any more by its id', () => {
    const scope = { of: 'site', fields: ['account.former'] }
    expect(authorityLetter(incident({ scope }), from, 'en').text).toContain('account.former')
  })
})

describe('a letter to the people', () => {
  test.each(locales)('says nature, contact, consequences and measures (%s)', (locale) => {
    const { facts } = incident()
    const { text } = peopleLetter(incident(), from, locale)
    for (const part of [facts.nature, facts.consequences, facts.measures, from.contact]) {
      expect(text).toContain(part)
    }
    const reading = readingOf(text.split('\n').filter((line) => line !== ''))
    if (locale === 'en') expect(reading.grade).toBeLessThanOrEqual(8)
    else {
      // What an officer wrote is English here, and short.
      expect(reading.lix).toBeLessThanOrEqual(mostLix[locale])
    }
  })

  test.each(locales)('of a rehearsal says so before anything else (%s)', (locale) => {
    const { drill, drillSubject } = letterTextsFor(locale)
    for (const letter of [
      peopleLetter(incident({}, true), from, locale),
      authorityLetter(incident({}, true), from, locale),
    ]) {
      expect(letter.text.startsWith(drill)).toBe(true)
      expect(letter.subject.startsWith(drillSubject)).toBe(true)
    }
    expect(peopleLetter(incident(), from, locale).text).not.toContain(drill)
  })
})
