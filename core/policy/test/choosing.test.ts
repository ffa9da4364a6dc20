import { describe, expect, test } from 'vitest'
import type { MadeChoice } from '../src/choosing.ts'
import { choiceRefusal, stateAfter } from '../src/choosing.ts'
import type { PersonState } from '../src/decide.ts'
import { decide, unknownPerson } from '../src/decide.ts'
import { packFor } from '../src/pack.ts'
import { packs } from './packs.ts'

const now = Date.UTC(2026, 10, 24)
const visitor = { signedIn: false, gpc: false, audience: 'general' } as const
const nothing: MadeChoice = {
  level: 0,
  purposes: [],
  contribute: false,
  restricted: false,
  objections: [],
  confirmed: false,
}

function refusalOf(
  choice: MadeChoice,
  before: PersonState,
  packId = 'eu',
  audience: 'general' | 'children' = 'general',
): ReturnType<typeof choiceRefusal> {
  const pack = packs.find(({ id }) => id === packId) ?? packFor(packs, undefined)
  const request = { ...visitor, audience }
  const after = stateAfter(before, choice, false, now)
  return choiceRefusal(
    choice,
    decide(request, before, pack, now),
    decide(request, after, pack, now),
    before,
  )
}

describe('the state after a choice', () => {
  test('a higher level is not a refusal, a lower one is', () => {
    const raised = stateAfter(unknownPerson, { ...nothing, level: 2 }, false, now)
    expect(raised).toMatchObject({ level: 2, chosenAt: now, seenAt: now, refusedAt: null })
    const lowered = stateAfter(raised, { ...nothing, level: 1 }, false, now + 1)
    expect(lowered).toMatchObject({ level: 1, refusedAt: now + 1 })
  })

  test('taking back a purpose or the help for the crowd is a refusal', () => {
    const all = {
      ...nothing,
      level: 3,
      purposes: ['purchases', 'browsing'],
      contribute: true,
    } as const
    const before = stateAfter(unknownPerson, all, false, now)
    expect(stateAfter(before, { ...all, purposes: ['browsing'] }, false, now + 1).refusedAt).toBe(
      now + 1,
    )
    expect(stateAfter(before, { ...all, contribute: false }, false, now + 1).refusedAt).toBe(
      now + 1,
    )
    expect(stateAfter(before, all, false, now + 1).refusedAt).toBeNull()
  })

  test('purposes belong to level 3 and go below it', () => {
    const choice = { ...nothing, level: 2, purposes: ['purchases'] } as const
    expect(stateAfter(unknownPerson, choice, false, now).purposes).toEqual([])
  })

  test('Global Privacy Control that came with a choice stands', () => {
    const after = stateAfter(unknownPerson, { ...nothing, level: 2 }, true, now)
    expect(after.standingGpc).toBe(true)
    expect(stateAfter(after, { ...nothing, level: 2 }, false, now).standingGpc).toBe(true)
  })
})

describe('a choice', () => {
  test('is possible where nothing speaks against it', () => {
    expect(refusalOf({ ...nothing, level: 2, contribute: true }, unknownPerson)).toBeUndefined()
  })

  test('of level 3 by somebody who is not signed in is refused, with what is possible', () => {
    expect(refusalOf({ ...nothing, level: 3 }, unknownPerson)).toMatchObject({
      code: 'not_permitted',
      details: { field: '/level', expected: 'at most 2' },
    })
  })

  test('to go up again after an opt-out takes a second act in California, none to go down', () => {
    const off = stateAfter(unknownPerson, nothing, false, now)
    expect(refusalOf({ ...nothing, level: 2 }, off, 'us-ca')?.details?.field).toBe('/confirmed')
    expect(refusalOf({ ...nothing, contribute: true }, off, 'us-ca')?.details?.field).toBe(
      '/confirmed',
    )
    expect(refusalOf({ ...nothing, level: 2, confirmed: true }, off, 'us-ca')).toBeUndefined()
    expect(refusalOf(nothing, off, 'us-ca')).toBeUndefined()
    const never = { ...off, level: null }
    expect(refusalOf({ ...nothing, level: 2 }, never, 'us-ca')).toBeUndefined()
  })

  test('to help the crowd is refused to children, and says so', () => {
    const choice = { ...nothing, contribute: true }
    expect(refusalOf(choice, unknownPerson, 'eu', 'children')?.details?.field).toBe('/contribute')
  })

  test('to help the crowd stays possible beside a restriction, which stops it anyway', () => {
    const choice = { ...nothing, contribute: true, restricted: true }
    expect(refusalOf(choice, unknownPerson)).toBeUndefined()
  })
})
