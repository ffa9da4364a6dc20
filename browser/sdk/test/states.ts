/** Device states for tests: a plain one, and any one. */
import fc from 'fast-check'
import type { CampaignNotes, Enrolment } from '../src/campaign-notes.ts'
import { emptyState } from '../src/device-profile.ts'
import type { DeviceEvent, DeviceState } from '../src/device-types.ts'
import type { Contribution, Preferences } from '../src/types.ts'

export const dayMilliseconds = 86_400_000
export const now: number = Date.UTC(2026, 10, 24, 12)

export function stateOf(parts: Partial<DeviceState> = {}): DeviceState {
  const choice = { level: 2, contribute: true, chosenAt: now - dayMilliseconds, refusedAt: null }
  return { ...emptyState('corner', { ...choice, level: 2 }), ...parts }
}

const name = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
  .filter((text) => text.isWellFormed() && !text.includes('\0'))
const item = fc.oneof(
  fc.integer({ min: 0, max: 30 }).map((k) => `item-${k}`),
  name,
)
const time = fc.integer({ min: 0, max: now + 5 * dayMilliseconds })
const names = fc.uniqueArray(name, { maxLength: 5 })

export const anyEvent: fc.Arbitrary<DeviceEvent> = fc
  .record({ item, at: time, bought: fc.boolean(), order: fc.option(name, { nil: undefined }) })
  .map(({ order, ...event }) => (order === undefined ? event : { ...event, order }))

export const anyPreferences: fc.Arbitrary<Preferences> = fc.record({
  liked: names,
  avoided: names,
  less: names,
  owned: names,
  without: fc.subarray(['history', 'again', 'preference'] as const),
})

const contribution: fc.Arbitrary<Contribution> = fc.record({
  person: fc.uuid({ version: 4 }),
  baskets: fc.array(fc.uniqueArray(item, { minLength: 1, maxLength: 4 }), { maxLength: 4 }),
})

const whole = (max: number) => fc.integer({ min: 0, max })

/** Of the device itself, with a cell that its table has. */
const enrolment: fc.Arbitrary<Enrolment> = fc.record({
  campaign: name,
  week: whole(20),
  declared: fc.record({
    arms: fc.constant(['holdout', 'neutral', 'morning']),
    levels: fc.constant([1, 2] as const),
    audiences: fc.constant(['bakers', 'others']),
    guards: fc.constant(['too_personal', 'level_down'] as const),
    outcome: fc.constantFrom(
      { kind: 'funnel' as const, steps: ['shown', 'clicked', 'bought'] },
      {
        kind: 'spend' as const,
        buckets: [
          { from: 0, value: 0 },
          { from: 1, value: 5 },
          { from: 10, value: 20.5 },
        ],
      },
    ),
    weeks: whole(20),
    outcomeDays: whole(30),
  }),
  cell: fc.record({
    arm: whole(2),
    level: whole(1),
    audience: whole(1),
    outcome: whole(2),
    guard: whole(2),
  }),
  spent: whole(1000).map((cents) => cents / 8),
  token: fc.uuid({ version: 4 }),
  endsAt: time,
  dueAt: time,
  lateAt: time,
})

const anyNotes: fc.Arbitrary<CampaignNotes> = fc.record({
  unit: fc.option(fc.uuid({ version: 4 })),
  enrolled: fc.array(enrolment, { maxLength: 3 }),
  counted: names,
  asked: fc.array(
    fc.record({
      kind: fc.constantFrom('consent' as const, 'feedback' as const),
      about: name,
      at: time,
      gesture: fc.boolean(),
      answer: fc.constantFrom('yes' as const, 'no' as const, 'none' as const),
      visit: name,
    }),
    { maxLength: 2 },
  ),
  resting: fc.array(fc.record({ campaign: name, until: time }), { maxLength: 2 }),
})

export const anyState: fc.Arbitrary<DeviceState> = fc.record({
  version: fc.constant(1 as const),
  site: fc.constant('corner'),
  choice: fc.record({
    level: fc.constantFrom(1 as const, 2 as const),
    contribute: fc.boolean(),
    chosenAt: time,
    refusedAt: fc.option(time),
  }),
  history: fc.array(anyEvent, { maxLength: 30 }),
  preferences: anyPreferences,
  receipts: fc.array(
    fc.record({
      receipt: name,
      record: fc.record({
        id: name,
        event: name,
        at: time,
        levelFrom: fc.option(fc.integer({ min: 0, max: 3 })),
        levelTo: fc.integer({ min: 0, max: 3 }),
        contribute: fc.boolean(),
        notice: fc.record({ sha256: name, locale: name }),
      }),
    }),
    { maxLength: 3 },
  ),
  campaigns: anyNotes,
  crowd: fc.record({
    pending: fc.option(fc.record({ contribution, endsAt: time, dueAt: time })),
    sent: fc.array(fc.record({ contribution, at: time, startsAt: time }), { maxLength: 4 }),
  }),
})
