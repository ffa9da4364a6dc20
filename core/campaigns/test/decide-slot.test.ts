import { expect, test } from 'vitest'
import type { PublicCampaign, Situation } from '../src/index.ts'
import { decideSlot } from '../src/index.ts'
import {
  breakfast,
  day,
  fileOf,
  hero,
  plan,
  published,
  somebody,
  start,
  unitIn,
} from './examples.ts'

const armOfUnit = (unit: string): string | null =>
  decideSlot('hero', fileOf(), { ...somebody, unit }).arm

/** Somebody who is in this arm of the first campaign. */
const inArm = (arm: string, changes: Partial<Situation> = {}): Situation => ({
  ...somebody,
  unit: unitIn(arm, armOfUnit),
  ...changes,
})

/** What the slot shows where there are no campaigns. */
function own(situation: Situation): { variant: string; content: unknown } {
  const { variant, content } = decideSlot('hero', fileOf([]), situation)
  return { variant, content }
}

const decideFor = (situation: Situation, facts: Partial<PublicCampaign> = {}) =>
  decideSlot('hero', fileOf([published(breakfast, facts)]), situation)

test('an arm shows the first content whose rule holds', () => {
  const morning = inArm('morning')
  expect(decideFor(morning)).toEqual({
    placement: 'hero',
    campaign: 'breakfast',
    arm: 'morning',
    variant: 'early',
    content: { kind: 'banner', title: { en: 'Good morning' } },
    counted: true,
    asks: null,
    reasons: ['arm'],
    fields: ['time.hour'],
  })
  const evening = decideFor({ ...morning, known: { 'time.hour': 20 } })
  expect(evening).toMatchObject({ variant: 'late', reasons: ['arm', 'rule_not_met', 'fallback'] })
})

test('holdout and neutral see what the slot shows without the campaign', () => {
  for (const [arm, reason] of [
    ['holdout', 'holdout'],
    ['neutral', 'neutral_arm'],
  ] as const) {
    const situation = inArm(arm, { known: { 'basket.size': 2 } })
    const decided = decideFor(situation)
    expect(decided).toMatchObject({ campaign: 'breakfast', arm, counted: true, ...own(situation) })
    expect(decided.reasons).toEqual([reason])
    expect(decided.variant).toBe('basket')
  }
})

test('at level 0 there is no campaign, and the slot still goes by what the request carries', () => {
  const situation = inArm('morning', {
    decision: { level: 0, purposes: ['page', 'contribute'] },
    known: { 'basket.size': 2 },
  })
  const decided = decideFor(situation)
  expect(decided).toMatchObject({ campaign: null, arm: null, counted: false, variant: 'basket' })
  expect(decided.reasons).toEqual(['level_0'])
})

test('without a unit nobody is in a campaign', () => {
  expect(decideFor({ ...somebody, unit: null })).toMatchObject({
    campaign: null,
    reasons: ['level_0', 'rule_not_met', 'fallback'],
  })
})

test('whoever does not help the crowd sees the same and is not counted', () => {
  const helping = inArm('morning')
  const { counted, ...shown } = decideFor({
    ...helping,
    decision: { level: 2, purposes: ['page', 'visit', 'device'] },
  })
  expect(counted).toBe(false)
  expect(decideFor(helping)).toMatchObject(shown)
})

const refusals: readonly (readonly [string, Partial<Situation>, Partial<PublicCampaign>])[] = [
  ['tactic_level', {}, { level: 3 }],
  ['tactic_level', {}, { plan: { ...plan, levels: [1] } }],
  ['paused', {}, { enrols: false }],
  ['not_scheduled', { now: start - 1 }, {}],
  ['not_scheduled', { now: start + plan.weeks * 7 * day }, {}],
  ['not_scheduled', { now: Number.NaN }, {}],
  ['not_in_namespace', {}, { namespace: { id: 'home', from: 0, to: 0 } }],
  ['not_covered', {}, { coverage: 0 }],
  ['not_in_segment', {}, { segment: 'cooks' }],
  ['not_in_segment', {}, { segment: 'missing' }],
  ['muted', { muted: ['breakfast'] }, {}],
  ['muted', { muted: ['session_rank'] }, {}],
]

test.each(refusals)('%s: %o %o', (reason, changes, facts) => {
  const situation = inArm('morning', changes)
  const decided = decideFor(situation, facts)
  expect(decided).toMatchObject({ campaign: null, arm: null, counted: false, ...own(situation) })
  expect(decided.reasons[0]).toBe(reason)
})

test('the last moment of the last week is in it', () => {
  const situation = inArm('morning', { now: start + plan.weeks * 7 * day - 1 })
  expect(decideFor(situation).arm).toBe('morning')
})

test('a segment that may not be read has nobody in it; one that may has', () => {
  const cook = inArm('morning', { known: { 'device.categories': ['Pasta'] } })
  expect(decideFor(cook, { segment: 'cooks' })).toMatchObject({
    arm: 'morning',
    fields: ['device.categories', 'time.hour'],
  })
  const shy = { ...cook, decision: { level: 2, purposes: ['page', 'contribute'] } } as const
  expect(decideFor(shy, { segment: 'cooks' })).toMatchObject({
    campaign: null,
    reasons: ['not_in_segment', 'rule_not_met', 'fallback'],
  })
})

test('a rule that may not be read is passed over and says so', () => {
  const arms = breakfast.arms.map((arm) =>
    arm.contents === null
      ? arm
      : {
          ...arm,
          contents: [
            {
              id: 'known',
              when: { field: 'device.bought', is: ['penne'] } as const,
              content: { kind: 'nothing' } as const,
            },
            ...arm.contents.slice(-1),
          ],
        },
  )
  const visit = inArm('morning', {
    decision: { level: 1, purposes: ['page', 'visit'] },
    known: { 'device.bought': ['penne'] },
  })
  expect(decideFor(visit, { arms })).toMatchObject({
    variant: 'late',
    reasons: ['arm', 'rule_not_permitted', 'fallback'],
    fields: [],
  })
})

test('where a tactic asks first its arm shows nothing of itself before a yes, and asks once', () => {
  const ask = { verdict: 'ask' } as const
  const morning = inArm('morning', { known: { language: 'de-AT', 'time.hour': 8 } })
  const asked = decideFor(morning, ask)
  expect(asked).toMatchObject({
    campaign: 'breakfast',
    arm: 'morning',
    counted: true,
    asks: { tactic: 'session_rank', sentence: 'Dürfen wir?' },
    ...own(morning),
  })
  expect(asked.reasons[0]).toBe('ask_first')
  const declined = decideFor({ ...morning, answered: { session_rank: 'no' } }, ask)
  expect(declined).toMatchObject({ asks: null, counted: true, ...own(morning) })
  expect(declined.reasons[0]).toBe('declined')
  const agreed = decideFor({ ...morning, answered: { session_rank: 'yes' } }, ask)
  expect(agreed).toMatchObject({ asks: null, variant: 'early' })
})

test('holdout and neutral are not asked: they would not be what others are held against', () => {
  for (const arm of ['holdout', 'neutral']) {
    expect(decideFor(inArm(arm), { verdict: 'ask' }).asks).toBeNull()
  }
})

test('the question is in English where there is no other, and is not asked without words', () => {
  const morning = inArm('morning', { known: { language: 'pt' } })
  expect(decideFor(morning, { verdict: 'ask' }).asks?.sentence).toBe('May we?')
  expect(decideFor(morning, { verdict: 'ask', sentence: {} }).asks).toBeNull()
})

test('a verdict that this code does not know asks as well', () => {
  const strange = { verdict: 'never' as 'ask' }
  expect(decideFor(inArm('morning'), strange).reasons[0]).toBe('ask_first')
})

test('shown often enough in this visit, the slot is its own again', () => {
  const file = fileOf(undefined, { placements: [{ ...hero, cap: { perVisit: 2 } }] })
  const shownTimes = (times: number) =>
    decideSlot('hero', file, inArm('morning', { shown: { breakfast: times } }))
  expect(shownTimes(1).reasons).toEqual(['arm'])
  expect(shownTimes(2)).toMatchObject({ campaign: 'breakfast', arm: 'morning', counted: true })
  expect(shownTimes(2).reasons[0]).toBe('capped')
  expect(shownTimes(2).variant).toBe('plain')
})

test('the first campaign of the file that somebody is in has the slot', () => {
  const second = published({ ...breakfast, id: 'second', seed: 'other', holdout: 0 })
  const elsewhere = published({ ...breakfast, id: 'elsewhere', placement: 'footer' })
  const census = published({ ...breakfast, id: 'census', kind: 'census' })
  const file = fileOf([elsewhere, census, published(), second])
  const morning = inArm('morning')
  expect(decideSlot('hero', file, morning).campaign).toBe('breakfast')
  const muted = decideSlot('hero', file, { ...morning, muted: ['breakfast'] })
  expect(muted.campaign).toBe('second')
  expect(muted.reasons[0]).toBe('muted')
})

test('a slot that the file does not have is a fault', () => {
  expect(() => decideSlot('nowhere', fileOf(), somebody)).toThrow(
    expect.objectContaining({ code: 'campaign_unknown' }),
  )
})

test('a declined tactic is muted where it does not ask, and counted as declined where it does', () => {
  const no = inArm('morning', { answered: { [breakfast.tactic]: 'no' } })
  expect(decideFor(no)).toMatchObject({ campaign: null, counted: false })
  expect(decideFor(no).reasons[0]).toBe('muted')
  const asking = decideFor(no, { verdict: 'ask' })
  expect(asking).toMatchObject({ arm: 'morning', counted: true })
  expect(asking.reasons[0]).toBe('declined')
  expect(asking.content).toEqual(own(no).content)
})

test('whoever is compared sees what everybody sees, and it says so, whatever the segment has read', () => {
  const [, plain] = hero.contents
  const file = fileOf([published({ ...breakfast, segment: 'cooks' })], {
    placements: [{ ...hero, contents: plain === undefined ? [] : [plain] }],
  })
  const known = { ...somebody.known, 'device.categories': ['Pasta'] }
  for (const [arm, ...reasons] of [
    ['neutral', 'neutral_arm', 'fallback'],
    ['morning', 'arm'],
  ]) {
    const decided = decideSlot('hero', file, { ...inArm(arm ?? ''), known })
    expect(decided).toMatchObject({ arm, reasons })
    expect(decided.fields).toContain('device.categories')
  }
})
