/** How a law pack reads: its clocks, its ages, its holidays, in words. */
import type { Clock, Holiday, LawPack, Texts } from '@discreet/policy'
import type { TemplateResult } from 'lit'
import { html, nothing } from 'lit'
import type { Formats } from '../../format.ts'
import type { Locale } from '../../locale.ts'
import { facts } from '../../parts/facts.ts'
import { table } from '../../parts/table.ts'
import type { PacksWords } from './packs-words.ts'

export interface Reading {
  readonly say: PacksWords
  readonly names: Texts
  readonly formats: Formats
  readonly locale: Locale
}

/** 'DE' → Germany; subdivisions keep their code. */
export function placeName(place: string, locale: Locale): string {
  if (place.includes('-')) return place
  return new Intl.DisplayNames(locale, { type: 'region' }).of(place) ?? place
}

function spanOf({ unit, count }: Clock, { say, formats, locale }: Reading): string {
  if (count === 0) return say.atOnce
  if (unit === 'businessDay') return say.businessDays(formats.number(count))
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(count)
}

function daysOf(days: number | null, reading: Reading): string {
  return days === null ? reading.say.unlimited : spanOf({ unit: 'day', count: days }, reading)
}

interface ClockRow {
  readonly name: keyof PacksWords['clockNames']
  readonly span: string
}

function clockRows(pack: LawPack, reading: Reading): readonly ClockRow[] {
  const { say } = reading
  const { request, optOut, complaint, appeal, breach, retentionWarning } = pack
  const span = (clock: Clock | null, missing: string): string =>
    clock === null ? missing : spanOf(clock, reading)
  return [
    { name: 'acknowledge', span: span(request.acknowledge, say.none) },
    { name: 'answer', span: spanOf(request.answer, reading) },
    { name: 'extension', span: span(request.extension, say.none) },
    { name: 'optOut', span: span(optOut, say.asAny) },
    { name: 'complaint', span: span(complaint, say.asAny) },
    { name: 'appeal', span: span(appeal, say.asAny) },
    { name: 'breach', span: spanOf(breach, reading) },
    { name: 'retentionWarning', span: span(retentionWarning, say.none) },
  ]
}

function dayOf(holiday: Holiday, { say, formats, locale }: Reading): string {
  if ('easter' in holiday) return say.easter(formats.number(holiday.easter))
  const { month, day, weekday, observed } = holiday
  const date = new Intl.DateTimeFormat(locale, {
    month: 'long',
    day: 'numeric',
    timeZone: 'UTC',
  }).format(Date.UTC(2024, month - 1, day))
  // 1 January 2024 was a Monday.
  const name =
    weekday === undefined
      ? undefined
      : new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(
          Date.UTC(2024, 0, weekday),
        )
  const when = name === undefined ? date : say.weekday(name, date)
  return observed === undefined ? when : `${when}; ${say.observed[observed]}`
}

function yearsOf({ from, until }: Holiday, say: PacksWords): string {
  const parts = [
    ...(from === undefined ? [] : [say.since(String(from))]),
    ...(until === undefined ? [] : [say.until(String(until))]),
  ]
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`
}

type Ages = LawPack['ages']

function agesOf(ages: Ages, { say, names, formats }: Reading): TemplateResult {
  const level = (at: number): string => names.levels[at]?.name ?? String(at)
  return html`${ages.map(({ below, cap, guardianCap }) => html`<div>${say.age(formats.number(below), level(cap), level(guardianCap))}</div>`)}`
}

type National = LawPack['national'][string]

/** What a part of the place does differently, in a line. */
export function nationalOf(national: National, reading: Reading): TemplateResult {
  const { ages, reaskDays, consentDays, appeal } = national
  const { say } = reading
  return html`${ages === undefined ? nothing : agesOf(ages, reading)}
    ${reaskDays === undefined ? nothing : html`<div>${say.reask}: ${daysOf(reaskDays, reading)}</div>`}
    ${consentDays === undefined ? nothing : html`<div>${say.consent}: ${daysOf(consentDays, reading)}</div>`}
    ${appeal === undefined ? nothing : html`<div>${say.clockNames.appeal}: ${appeal === null ? say.asAny : spanOf(appeal, reading)}</div>`}`
}

export function packDefaults(pack: LawPack, reading: Reading): TemplateResult {
  const { say, names } = reading
  const { defaultLevel, consentDays, inactiveDays, reaskDays, twoStepRaise, request } = pack
  return html`${facts([
    [say.laws, pack.laws.join(' · ')],
    [say.start, names.levels[defaultLevel].name],
    pack.ages.length === 0 ? undefined : [say.ages, agesOf(pack.ages, reading)],
    [say.consent, daysOf(consentDays, reading)],
    [say.inactive, daysOf(inactiveDays, reading)],
    [say.reask, daysOf(reaskDays, reading)],
    [say.authority, pack.authority],
    [say.notice, pack.noticeItems.map((item) => names.headings[item]).join(' · ')],
  ])}
  <ul>${twoStepRaise ? html`<li>${say.twoSteps}</li>` : nothing}<li>${say.gpc}</li>
    <li>${say.startsAt[request.startsAt]}</li>${request.pausable ? html`<li>${say.pausable}</li>` : nothing}</ul>`
}

export function packClocks(pack: LawPack, reading: Reading): TemplateResult {
  const { say } = reading
  return table<ClockRow>(
    `${say.clocks}: ${pack.name}`,
    [
      { head: say.clock, cell: ({ name }) => say.clockNames[name] },
      { head: say.span, cell: ({ span }) => span },
    ],
    clockRows(pack, reading),
  )
}

export function packCalendar({ calendar }: LawPack, reading: Reading): TemplateResult {
  const { say } = reading
  const { timeZones, holidays } = calendar
  return facts([
    [say.zones, timeZones.join(', ')],
    [
      say.holidays,
      holidays.length === 0
        ? say.noHolidays
        : html`<ul>${holidays.map((one) => html`<li>${one.name}: ${dayOf(one, reading)}${yearsOf(one, say)}</li>`)}</ul>`,
    ],
  ])
}
