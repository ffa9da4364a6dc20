import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { tacticOf, tactics } from '../src/tactics/registry.ts'
import { relaxation } from '../src/tactics/relaxation.ts'
import {
  distinctNames,
  signaturesNeeded,
  strictness,
  tacticStanding,
} from '../src/tactics/standing.ts'
import type { Tactic, TacticChange, TacticVerdict } from '../src/tactics/tactic.ts'
import { verdicts } from '../src/tactics/tactic.ts'

const at = Date.UTC(2027, 0, 5)
const reason = 'our own customers like it, see the study'

function named(id: string): Tactic {
  const tactic = tacticOf(id)
  if (tactic === undefined) throw new Error(id)
  return tactic
}

function change(tactic: Tactic, to: TacticVerdict, signedBy: readonly string[]): TacticChange {
  return { tactic: tactic.id, to, reason, signedBy, at, automatic: false }
}

const lowered = (tactic: Tactic, to: TacticVerdict): TacticChange => ({
  ...change(tactic, to, []),
  automatic: true,
})

const [push, health, price] = [named('push'), named('infer_health'), named('price_personal')]
const banner = named('context_banner')

describe('the verdict in force', () => {
  test('is that of the register where nothing was changed, or something else was', () => {
    for (const tactic of tactics) {
      expect(tacticStanding(tactic, [])).toEqual({ verdict: tactic.verdict, changes: [] })
    }
    expect(tacticStanding(push, [change(health, 'allow', ['Ada', 'Ben'])]).verdict).toBe('ask')
  })

  test('is relaxed by one name for a brand, two for what is hard, and by nobody for the price', () => {
    expect(tacticStanding(push, [change(push, 'allow', ['Ada'])]).verdict).toBe('allow')
    expect(tacticStanding(push, [change(push, 'allow', [])]).verdict).toBe('ask')
    expect(tacticStanding(push, [change(push, 'allow', [' '])]).verdict).toBe('ask')
    expect(tacticStanding(health, [change(health, 'ask', ['Ada'])]).verdict).toBe('never')
    expect(tacticStanding(health, [change(health, 'ask', ['Ada', 'ADA '])]).verdict).toBe('never')
    expect(tacticStanding(health, [change(health, 'ask', ['Ada', 'Ben'])]).verdict).toBe('ask')
    const everybody = Array.from({ length: 50 }, (_, k) => `n${k}`)
    expect(tacticStanding(price, [change(price, 'ask', everybody)]).verdict).toBe('never')
  })

  test('is made stricter by one name, or by what people said, and can be relaxed again', () => {
    const changes = [
      change(push, 'allow', ['Ada']),
      lowered(push, 'ask'),
      lowered(push, 'allow'),
      change(push, 'never', ['Ben']),
      change(push, 'ask', ['Ada']),
      lowered(push, 'never'),
    ]
    const after = changes.map((_, k) => tacticStanding(push, changes.slice(0, k + 1)).verdict)
    expect(after).toEqual(['allow', 'ask', 'ask', 'never', 'ask', 'never'])
    const { changes: effective } = tacticStanding(push, changes)
    expect(effective).toEqual(changes.filter((_, k) => k !== 2))
  })

  test('is not made stricter by nobody, nor changed by what is no verdict', () => {
    expect(tacticStanding(banner, [change(banner, 'never', [])]).verdict).toBe('allow')
    const odd = 'sometimes' as TacticVerdict
    expect(tacticStanding(push, [change(push, odd, ['Ada'])]).verdict).toBe('ask')
    expect(tacticStanding(push, [lowered(push, odd)]).verdict).toBe('ask')
    expect(strictness(odd)).toBeGreaterThan(strictness('never'))
  })
})

const anyTactic = fc.constantFrom(...tactics)
const anyChange = fc.record({
  tactic: fc.constantFrom(...tactics.map(({ id }) => id)),
  to: fc.constantFrom(...verdicts),
  reason: fc.constant(reason),
  signedBy: fc.array(fc.constantFrom('Ada', 'ada', ' Ben', 'Cleo', ''), { maxLength: 3 }),
  at: fc.constant(at),
  automatic: fc.boolean(),
})

describe('whatever is filed', () => {
  const course = fc
    .tuple(anyTactic, fc.array(anyChange, { maxLength: 12 }))
    .map(([tactic, changes]) => {
      const own = changes.map((one, k) => (k % 3 === 0 ? one : { ...one, tactic: tactic.id }))
      return [tactic, own] as const
    })

  test('what people said never loosens anything', () => {
    fc.assert(
      fc.property(course, anyChange, ([tactic, changes], last) => {
        const before = tacticStanding(tactic, changes).verdict
        const after = tacticStanding(tactic, [...changes, { ...last, automatic: true }]).verdict
        expect(strictness(after)).toBeGreaterThanOrEqual(strictness(before))
      }),
    )
  })

  test('fewer signatures never allow more', () => {
    fc.assert(
      fc.property(course, anyChange, fc.nat(2), ([tactic, changes], one, kept) => {
        const last = { ...one, tactic: tactic.id }
        const fewer = { ...last, signedBy: last.signedBy.slice(0, kept) }
        const before = tacticStanding(tactic, changes).verdict
        const full = tacticStanding(tactic, [...changes, last]).verdict
        const poor = tacticStanding(tactic, [...changes, fewer]).verdict
        expect(strictness(poor)).toBeGreaterThanOrEqual(
          Math.min(strictness(full), strictness(before)),
        )
        if (strictness(poor) < strictness(before)) {
          expect(last.automatic).toBe(false)
          expect(distinctNames(fewer.signedBy)).toBeGreaterThanOrEqual(
            tactic.relaxable === 'hard' ? 2 : 1,
          )
        }
        if (tactic.relaxable === 'fixed') expect(full).toBe(tactic.verdict)
      }),
    )
  })

  test('the verdict is the last that had an effect', () => {
    fc.assert(
      fc.property(course, ([tactic, changes]) => {
        const { verdict, changes: effective } = tacticStanding(tactic, changes)
        expect(verdict).toBe(effective.at(-1)?.to ?? tactic.verdict)
        expect(tacticStanding(tactic, effective)).toEqual({ verdict, changes: effective })
      }),
    )
  })

  test('what a relaxation makes is what the standing takes', () => {
    fc.assert(
      fc.property(course, anyChange, ([tactic, changes], { to, signedBy }) => {
        const { verdict } = tacticStanding(tactic, changes)
        const made = relaxation({ tactic, verdict, to, reason, signatures: signedBy, at })
        const tried = made.ok ? made.change : change(tactic, to, signedBy)
        const after = tacticStanding(tactic, [...changes, tried])
        expect(after.verdict).toBe(made.ok ? to : verdict)
      }),
    )
  })
})

describe('a relaxation', () => {
  const asked = {
    tactic: push,
    verdict: 'ask',
    to: 'allow',
    reason,
    signatures: ['Ada'],
    at,
  } as const

  test('is a change with its reason, its names and its time', () => {
    expect(relaxation({ ...asked, reason: `  ${reason} ` })).toEqual({
      ok: true,
      change: change(push, 'allow', ['Ada']),
    })
  })

  test.each<[string, Partial<Parameters<typeof relaxation>[0]>, string, string]>([
    ['what it is already', { to: 'ask' }, 'field_invalid', '/to'],
    ['no verdict', { to: 'maybe' as TacticVerdict }, 'field_invalid', '/to'],
    ['no reason', { reason: `${' '.repeat(30)}short` }, 'field_invalid', '/reason'],
    ['nobody', { signatures: [] }, 'tactic_refused', '/signatures'],
    ['nobody, to be stricter', { to: 'never', signatures: [''] }, 'tactic_refused', '/signatures'],
    [
      'one for what is hard',
      { tactic: health, verdict: 'never', signatures: ['Ada', 'A d a'] },
      'tactic_refused',
      '/signatures',
    ],
    [
      'anybody for the price',
      { tactic: price, verdict: 'never', signatures: ['Ada', 'Ben'] },
      'tactic_refused',
      '/to',
    ],
  ])('is refused: %s', (_, given, code, field) => {
    expect(relaxation({ ...asked, ...given })).toMatchObject({
      ok: false,
      code,
      details: { field },
    })
  })

  test('says how many have to sign', () => {
    expect(signaturesNeeded(push, 'ask', 'allow')).toBe(1)
    expect(signaturesNeeded(health, 'never', 'ask')).toBe(2)
    expect(signaturesNeeded(health, 'ask', 'never')).toBe(1)
    expect(signaturesNeeded(price, 'never', 'ask')).toBeUndefined()
    const two = relaxation({ ...asked, tactic: health, verdict: 'never', signatures: ['Ada'] })
    expect(two).toMatchObject({ details: { expected: '2 different names of the staff' } })
  })

  test('counts a name once, whatever its capitals and spaces', () => {
    expect(distinctNames(['Ada Lovelace', 'ada  lovelace ', 'ADALOVELACE', ' '])).toBe(1)
    expect(distinctNames(['Ada', 'Ben', 'ben'])).toBe(2)
  })

  test('counts whoever has an id by it, whatever they are called by now', () => {
    expect(distinctNames(['Ada (key:1)', 'Ada L. (key:1)'])).toBe(1)
    expect(distinctNames(['Ada (key:1)', 'Ada (key:2)'])).toBe(2)
  })
})
