import type { Holiday } from '@discreet/policy'
import Holidays from 'date-holidays'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { easterSunday, endOfDay, isBusinessDay, localDay } from '../src/calendar.ts'
import { packs } from './packs.ts'

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text)
const holidaysOf = (id: string): readonly Holiday[] =>
  packs.find((pack) => pack.id === id)?.calendar.holidays ?? []

/** Mondays to Fridays of 21 years that are no business days. */
function freeWeekdays(holidays: readonly Holiday[]): string[] {
  const free: string[] = []
  for (let one = day('2020-01-01'); one.year <= 2040; one = one.add({ days: 1 })) {
    if (one.dayOfWeek < 6 && !isBusinessDay(one, holidays)) free.push(one.toString())
  }
  return free
}

function freeByDateHolidays(country: string, state?: string): string[] {
  const theirs = state === undefined ? new Holidays(country) : new Holidays(country, state)
  const years = Array.from({ length: 23 }, (_, k) => 2019 + k)
  const dates = years.flatMap((year) =>
    theirs
      .getHolidays(year, 'en')
      .filter(({ type }) => type === 'public')
      .map(({ date }) => date.slice(0, 10)),
  )
  return [...new Set(dates)]
    .filter((date) => date >= '2020' && date < '2041' && day(date).dayOfWeek < 6)
    .sort()
}

const monthAndDay = (date: string): string => date.slice(5)

interface Comparison {
  readonly pack: string
  readonly place: readonly [string, string?]
  /** Free days that only the other has: why we count them as business days. */
  readonly onlyTheirs: readonly (readonly [why: string, is: (date: string) => boolean])[]
  readonly onlyOurs: readonly (readonly [why: string, is: (date: string) => boolean])[]
}

const isEasterMonday = (date: string): boolean =>
  easterSunday(Number(date.slice(0, 4)))
    .add({ days: 1 })
    .toString() === date

const comparisons: readonly Comparison[] = [
  {
    pack: 'us-gpc',
    place: ['US'],
    onlyTheirs: [],
    onlyOurs: [
      [
        'Veterans Day is a bank holiday only there when it moves; 5 U.S.C. 6103(b) frees the day',
        (date) => ['11-10', '11-12'].includes(monthAndDay(date)),
      ],
    ],
  },
  {
    pack: 'us-ca',
    place: ['US', 'CA'],
    onlyTheirs: [
      [
        'Juneteenth frees no state office by itself (Gov. Code 19853)',
        (date) => ['06-18', '06-19', '06-20'].includes(monthAndDay(date)),
      ],
      [
        'a holiday on a Saturday frees no Friday (Gov. Code 6701)',
        (date) => ['07-03', '12-24', '12-31'].includes(monthAndDay(date)),
      ],
    ],
    onlyOurs: [
      [
        'Veterans Day on a Saturday frees the Friday (Gov. Code 6701)',
        (date) => monthAndDay(date) === '11-10',
      ],
      [
        'Veterans Day on a Sunday frees the Monday (Gov. Code 6701)',
        (date) => monthAndDay(date) === '11-12',
      ],
    ],
  },
  {
    pack: 'br',
    place: ['BR'],
    onlyTheirs: [],
    onlyOurs: [],
  },
  {
    pack: 'ca-qc',
    place: ['CA', 'QC'],
    onlyTheirs: [],
    onlyOurs: [
      ['Easter Monday is a holiday (Interpretation Act, s. 61(23)(d))', isEasterMonday],
      ['2 July when 1 July is a Sunday (s. 61(23)(f))', (date) => monthAndDay(date) === '07-02'],
    ],
  },
  { pack: 'uk', place: ['GB', 'ENG'], onlyTheirs: [], onlyOurs: [] },
  {
    pack: 'in',
    place: ['IN'],
    onlyTheirs: [
      [
        'gazetted, but not one of the three national holidays',
        (date) => monthAndDay(date) === '04-14',
      ],
      [
        'gazetted, but not one of the three national holidays',
        (date) => monthAndDay(date) === '12-25',
      ],
      ['Good Friday: the same', (date) => isEasterMonday(day(date).add({ days: 3 }).toString())],
    ],
    onlyOurs: [],
  },
]

describe.each(comparisons)('the holidays of $pack from 2020 to 2040', (one) => {
  const ours = freeWeekdays(holidaysOf(one.pack))
  const theirs = freeByDateHolidays(...(one.place as [string, string?]))
  const onlyOurs = ours.filter((date) => !theirs.includes(date))
  const onlyTheirs = theirs.filter((date) => !ours.includes(date))

  test('are those of date-holidays, but for what is explained', () => {
    expect(ours.length).toBeGreaterThan(40)
    expect(onlyOurs.filter((date) => !one.onlyOurs.some(([, is]) => is(date)))).toEqual([])
    expect(onlyTheirs.filter((date) => !one.onlyTheirs.some(([, is]) => is(date)))).toEqual([])
  })

  test('and every explanation is needed', () => {
    for (const [why, is] of one.onlyOurs) expect(onlyOurs.filter(is), why).not.toEqual([])
    for (const [why, is] of one.onlyTheirs) expect(onlyTheirs.filter(is), why).not.toEqual([])
  })
})

describe('Easter', () => {
  test.each([
    '1818-03-22',
    '1943-04-25',
    '1954-04-18',
    '1981-04-19',
    '2008-03-23',
    '2011-04-24',
    '2019-04-21',
    '2024-03-31',
    '2025-04-20',
    '2026-04-05',
    '2038-04-25',
    '2049-04-18',
    '2076-04-19',
    '2285-03-22',
  ])('is on %s', (date) => {
    expect(easterSunday(Number(date.slice(0, 4))).toString()).toBe(date)
  })

  test('is always a Sunday from 22 March to 25 April', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1583, max: 9999 }), (year) => {
        const easter = easterSunday(year)
        expect(easter.dayOfWeek).toBe(7)
        expect(easter.toString() >= `${year}-03-22` && easter.toString() <= `${year}-04-25`).toBe(
          true,
        )
      }),
    )
  })
})

describe('a holiday on a weekend', () => {
  const only = (observed?: 'sunday' | 'nearest' | 'next'): Holiday[] => [
    { name: 'x', month: 5, day: 2, ...(observed && { observed }) },
    { name: 'y', month: 5, day: 3, ...(observed && { observed }) },
    { name: 'z', month: 5, day: 4, from: 2026, until: 2026 },
  ]
  // 2 May 2026 is a Saturday.
  test.each([
    [undefined, ['2026-05-04']],
    ['sunday' as const, ['2026-05-04']],
    ['nearest' as const, ['2026-05-01', '2026-05-04']],
    ['next' as const, ['2026-05-04', '2026-05-05', '2026-05-06']],
  ])('with %s', (rule, free) => {
    const holidays = only(rule)
    expect(freeWeekdays(holidays).filter((date) => date.startsWith('2026'))).toEqual(free)
  })

  test('can free a day of the year before', () => {
    const holidays: Holiday[] = [{ name: 'x', month: 1, day: 1, observed: 'nearest' }]
    expect(isBusinessDay(day('2021-12-31'), holidays)).toBe(false)
    expect(isBusinessDay(day('2022-01-03'), holidays)).toBe(true)
  })
})

test('Saturdays and Sundays are never business days, other days are without a holiday', () => {
  for (let one = day('2026-01-01'); one.year < 2027; one = one.add({ days: 1 })) {
    expect(isBusinessDay(one, [])).toBe(one.dayOfWeek < 6)
  }
})

test('the millisecond after the end of a day is the next day', () => {
  const end = endOfDay(day('2026-03-29'), 'Europe/Berlin')
  expect(localDay(end, 'Europe/Berlin').toString()).toBe('2026-03-29')
  expect(localDay(end + 1, 'Europe/Berlin').toString()).toBe('2026-03-30')
})
