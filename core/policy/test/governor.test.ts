import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PastPrompt, PromptRequest } from '../src/governor.ts'
import { promptRefusal } from '../src/governor.ts'

const day = 86_400_000
const now = 1000 * day
const free = { obligations: [] }
const ask: PromptRequest = {
  kind: 'consent',
  about: 'purchases',
  visit: 'v9',
  gesture: false,
  unprompted: true,
}
const past = (change: Partial<PastPrompt> = {}): PastPrompt => ({
  kind: 'survey',
  about: 'taste',
  at: now - 100 * day,
  gesture: false,
  answer: 'none',
  visit: 'v1',
  ...change,
})

describe('nobody is asked', () => {
  test('unprompted, unless the site switched it on', () => {
    expect(promptRefusal({ ...ask, unprompted: false }, [], free, now)).toBe('unprompted_off')
    expect(promptRefusal(ask, [], free, now)).toBeUndefined()
    expect(
      promptRefusal({ ...ask, unprompted: false, gesture: true }, [], free, now),
    ).toBeUndefined()
  })

  test('after GPC, or within the interval after a no', () => {
    const after = (at: number) => ({ obligations: [{ do: 'not_ask_before', at } as const] })
    for (const gesture of [false, true]) {
      const one = { ...ask, gesture }
      expect(promptRefusal(one, [], after(Number.MAX_SAFE_INTEGER), now)).toBe('gpc_or_refused')
      expect(promptRefusal(one, [], after(now + 1), now)).toBe('gpc_or_refused')
      expect(promptRefusal(one, [], after(now), now)).toBeUndefined()
    }
  })

  test('the same thing twice after no, or within a year', () => {
    const same = { kind: ask.kind, about: ask.about }
    expect(
      promptRefusal(ask, [past({ ...same, answer: 'no', at: now - 900 * day })], free, now),
    ).toBe('said_no')
    expect(promptRefusal(ask, [past({ ...same, at: now - 364 * day })], free, now)).toBe(
      'once_a_year',
    )
    expect(promptRefusal(ask, [past({ ...same, at: now - 365 * day })], free, now)).toBeUndefined()
  })

  test('more than once in a visit, or three times in thirty days, of any kind', () => {
    expect(promptRefusal(ask, [past({ visit: ask.visit })], free, now)).toBe('once_a_visit')
    const three = [1, 2, 29].map((days) => past({ at: now - days * day, about: `s${days}` }))
    expect(promptRefusal(ask, three, free, now)).toBe('three_a_month')
    expect(promptRefusal(ask, three.slice(1), free, now)).toBeUndefined()
  })
})

describe('the question about what felt too personal is asked', () => {
  const question: PromptRequest = {
    ...ask,
    kind: 'feedback',
    about: 'fbt',
    level: 2,
    checkout: false,
  }
  const asked = (days: number, change: Partial<PastPrompt> = {}): PastPrompt =>
    past({
      kind: 'feedback',
      about: `t${days}`,
      at: now - days * day,
      answer: 'yes',
      visit: `v${days}`,
      ...change,
    })

  test('neither at level 0 nor on the way to pay, and not where that is not known', () => {
    expect(promptRefusal(question, [], free, now)).toBeUndefined()
    expect(promptRefusal({ ...question, level: 0 }, [], free, now)).toBe('level_0')
    expect(promptRefusal({ ...question, checkout: true }, [], free, now)).toBe('checkout')
    const { level: _, ...unknownLevel } = question
    expect(promptRefusal(unknownLevel, [], free, now)).toBe('level_0')
    const { checkout: __, ...unknownPlace } = question
    expect(promptRefusal(unknownPlace, [], free, now)).toBe('checkout')
  })

  test('once in fourteen days and four times a year, whatever it is about', () => {
    expect(promptRefusal(question, [asked(13)], free, now)).toBe('once_a_fortnight')
    expect(promptRefusal(question, [asked(14)], free, now)).toBeUndefined()
    const four = [40, 100, 200, 364].map((days) => asked(days))
    expect(promptRefusal(question, four, free, now)).toBe('four_a_year')
    expect(promptRefusal(question, four.slice(1), free, now)).toBeUndefined()
    const older = [...four.slice(0, 3), asked(365)]
    expect(promptRefusal(question, older, free, now)).toBeUndefined()
  })

  test('not any more after two were left without an answer', () => {
    const left = [asked(500, { answer: 'none' }), asked(900, { answer: 'none' })]
    expect(promptRefusal(question, left, free, now)).toBe('ignored_twice')
    expect(promptRefusal(question, left.slice(1), free, now)).toBeUndefined()
    const others = left.map((one) => ({ ...one, kind: 'survey' as const }))
    expect(promptRefusal(question, others, free, now)).toBeUndefined()
  })

  test('within the limits of all questions as well; others do not know these limits', () => {
    expect(promptRefusal({ ...question, unprompted: false }, [], free, now)).toBe('unprompted_off')
    expect(promptRefusal(question, [past({ visit: question.visit })], free, now)).toBe(
      'once_a_visit',
    )
    expect(promptRefusal(question, [asked(90, { about: 'fbt', answer: 'no' })], free, now)).toBe(
      'said_no',
    )
    expect(promptRefusal(ask, [asked(2)], free, now)).toBeUndefined()
  })

  test('in any order of what was asked before, and in two years never too often', () => {
    const step = fc.record({ hours: fc.integer({ min: 1, max: 2000 }), answered: fc.boolean() })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const before: PastPrompt[] = []
        let at = now
        for (const [k, { hours, answered }] of steps.entries()) {
          at += hours * 3_600_000
          const request = { ...question, about: `t${k}`, visit: `v${k}` }
          const answer = answered ? 'yes' : 'none'
          if (promptRefusal(request, before, free, at) !== undefined) continue
          before.unshift({ ...request, kind: 'feedback', at, answer })
        }
        expect(before.filter(({ answer }) => answer === 'none').length).toBeLessThanOrEqual(2)
        for (const one of before) {
          const since = (days: number): number =>
            before.filter((other) => other.at >= one.at && other.at < one.at + days * day).length
          expect(since(14)).toBe(1)
          expect(since(365)).toBeLessThanOrEqual(4)
        }
      }),
    )
  })
})

test('over any year of visits, whatever is tried, the limits hold', () => {
  const attempt = fc.record({
    kind: fc.constantFrom('consent', 'feedback', 'survey', 'push', 'location'),
    about: fc.constantFrom('a', 'b', 'c'),
    gesture: fc.boolean(),
    answer: fc.constantFrom('yes', 'no', 'none'),
    hours: fc.nat(200),
  })
  fc.assert(
    fc.property(fc.array(attempt, { maxLength: 80 }), (attempts) => {
      const asked: PastPrompt[] = []
      let at = now
      for (const { hours, answer, ...one } of attempts) {
        at += hours * 3_600_000
        const visit = `v${Math.floor(at / day)}`
        const place = { level: 1, checkout: false } as const
        const request = { ...one, ...place, visit, unprompted: true } as PromptRequest
        if (promptRefusal(request, asked, free, at) !== undefined) continue
        asked.push({ ...request, at, answer } as PastPrompt)
      }
      for (const one of asked) {
        const window = asked.filter((other) => other.at >= one.at && other.at < one.at + 30 * day)
        expect(window.length).toBeLessThanOrEqual(3)
        const same = asked.filter(({ kind, about }) => kind === one.kind && about === one.about)
        expect(same.filter(({ answer }) => answer === 'no').length).toBeLessThanOrEqual(1)
        if (one.answer === 'no') expect(same.at(-1)).toBe(one)
      }
      expect(new Set(asked.map(({ visit }) => visit)).size).toBe(asked.length)
    }),
  )
})
