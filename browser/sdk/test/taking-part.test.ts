/** Whoever takes part is in one cell, which only ever moves on, and is told of once. */
import { cellAt, indexOfCell } from '@discreet/experiment'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CampaignNotes } from '../src/campaign-notes.ts'
import { agedNotes, isOfVisit, noNotes, reported } from '../src/campaign-notes.ts'
import type { Dice } from '../src/dice.ts'
import { enrolled, happened, reportOf, takenBack } from '../src/taking-part.ts'
import { campaignOf } from './campaign-files.ts'
import { dayMilliseconds } from './states.ts'

const campaign = campaignOf({ startsAt: 0 })
const dice = (fraction = 0.5): Dice => ({
  uuid: () => `token-${fraction}`,
  fraction: () => fraction,
})
const start = { arm: 1, level: 1, audience: 0, outcome: 0, guard: 0 }
const first = (at = 0, fraction?: number): CampaignNotes =>
  enrolled(noNotes, campaign, start, at, dice(fraction))
const cellOf = (notes: CampaignNotes) => notes.enrolled[0]?.cell

const step = fc.record(
  {
    step: fc.constantFrom('shown', 'clicked', 'bought', 'unheard-of'),
    amount: fc.float({ noNaN: true }),
    guard: fc.constantFrom('too_personal', 'level_down', 'complaint'),
  },
  { requiredKeys: [] },
)

describe('who takes part', () => {
  test('is in one cell of the table, which never goes back', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
        let notes = first()
        for (const one of steps) {
          const before = cellOf(notes)
          notes = happened(notes, undefined, one, 1)
          const after = cellOf(notes)
          expect(after?.outcome).toBeGreaterThanOrEqual(before?.outcome ?? 0)
          expect(after?.guard).toBeGreaterThanOrEqual(before?.guard ?? 0)
        }
        const [enrolment] = notes.enrolled
        expect(Number.isFinite(enrolment?.spent)).toBe(true)
        const report = enrolment && reportOf(enrolment)
        expect(report).toEqual({
          campaign: 'morning',
          week: 0,
          cell: enrolment && indexOfCell(enrolment.declared, enrolment.cell),
          token: 'token-0.5',
        })
        expect(enrolment && cellAt(enrolment.declared, report?.cell ?? -1)).toEqual(enrolment?.cell)
      }),
    )
  })

  test('is enrolled once, in the week of what was shown first', () => {
    const notes = first(8 * dayMilliseconds)
    expect(notes.enrolled[0]).toMatchObject({ week: 1, endsAt: 22 * dayMilliseconds })
    expect(enrolled(notes, campaign, { ...start, arm: 0 }, 9 * dayMilliseconds, dice())).toBe(notes)
    const told = reported(notes, ['token-0.5'])
    expect(told).toMatchObject({ enrolled: [], counted: ['morning'] })
    expect(enrolled(told, campaign, start, 9 * dayMilliseconds, dice())).toBe(told)
  })

  test('is told of one to two days after the window, while the cohort is still open', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 28 * dayMilliseconds - 1 }),
        fc.float({ min: 0, max: Math.fround(0.999), noNaN: true }),
        (at, fraction) => {
          const [{ endsAt, dueAt, lateAt } = { endsAt: 0, dueAt: 0, lateAt: 0 }] = first(
            at,
            fraction,
          ).enrolled
          expect(endsAt - at).toBe(14 * dayMilliseconds)
          expect(dueAt - endsAt).toBeGreaterThanOrEqual(dayMilliseconds)
          expect(dueAt - endsAt).toBeLessThan(2 * dayMilliseconds)
          expect(lateAt - dueAt).toBeGreaterThan(dayMilliseconds)
        },
      ),
    )
  })

  test('does nothing any more after the window, and is dropped when it comes too late', () => {
    const notes = first()
    const { endsAt, lateAt } = notes.enrolled[0] ?? { endsAt: 0, lateAt: 0 }
    expect(cellOf(happened(notes, 'morning', { step: 'bought' }, endsAt))?.outcome).toBe(2)
    expect(happened(notes, 'morning', { step: 'bought' }, endsAt + 1)).toEqual(notes)
    expect(agedNotes(notes, lateAt)).toEqual(notes)
    expect(agedNotes(notes, lateAt + 1)).toMatchObject({ enrolled: [], counted: ['morning'] })
  })

  test('adds up what was spent, as a bucket', () => {
    const outcome = {
      kind: 'spend' as const,
      buckets: [
        { from: 0, value: 0 },
        { from: 10, value: 15 },
        { from: 20, value: 30 },
      ],
    }
    const spending = campaignOf({ startsAt: 0, plan: { ...campaign.plan, outcome } })
    let notes = enrolled(noNotes, spending, start, 0, dice())
    const buckets = [6, -50, 6, Number.NaN, 9].map((amount) => {
      notes = happened(notes, undefined, { step: 'bought', amount }, 1)
      return cellOf(notes)?.outcome
    })
    expect(buckets).toEqual([0, 0, 1, 1, 2])
    expect(isOfVisit(notes.enrolled[0] as never)).toBe(false)
  })

  test('is as before when an answer is taken back, unless something else happened since', () => {
    const before = first()
    const after = happened(before, 'morning', { guard: 'too_personal' }, 1)
    const [was, is] = [before.enrolled[0], after.enrolled[0]]
    if (was === undefined || is === undefined) throw new Error('nobody takes part')
    expect(takenBack(after, was, is)).toEqual(before)
    const later = happened(after, 'morning', { step: 'bought' }, 2)
    expect(takenBack(later, was, is)).toEqual(later)
  })
})
