import { describe, expect, it } from 'vitest'
import type { Content } from '../src/content.ts'
import type { FlagType } from '../src/flag.ts'
import { flagOf } from '../src/flag.ts'
import type { SlotDecision } from '../src/slot.ts'

const value = (json: Extract<Content, { kind: 'value' }>['value']): Content => ({
  kind: 'value',
  value: json,
})

function decided(more: Partial<SlotDecision>): SlotDecision {
  return {
    placement: 'columns',
    campaign: null,
    arm: null,
    variant: 'three',
    content: value(3),
    counted: false,
    asks: null,
    reasons: [],
    fields: [],
    ...more,
  }
}

describe('a slot as a flag', () => {
  it.each([
    ['without rules', {}, 'STATIC'],
    ['of a campaign that is over', { reasons: ['not_scheduled'] }, 'STATIC'],
    ['after rules that did not hold', { reasons: ['rule_not_met', 'fallback'] }, 'DEFAULT'],
    ['after rules that read', { reasons: ['fallback'], fields: ['page.kind'] }, 'DEFAULT'],
    ['after what may not be read', { reasons: ['rule_not_permitted', 'fallback'] }, 'DEFAULT'],
    ['by a rule', { fields: ['page.kind'] }, 'TARGETING_MATCH'],
    ['of an arm', { campaign: 'c', arm: 'new', reasons: ['arm'] }, 'SPLIT'],
    [
      'of the holdout',
      { campaign: 'c', arm: 'holdout', reasons: ['holdout', 'fallback'] },
      'SPLIT',
    ],
    ['of a neutral arm', { campaign: 'c', arm: 'as-is', reasons: ['neutral_arm'] }, 'SPLIT'],
  ] as const)('says why: %s', (_title, more, reason) => {
    expect(flagOf(decided(more), 'number')).toMatchObject({
      ok: true,
      value: 3,
      variant: 'three',
      reason,
    })
  })

  it('names the campaign only where one is', () => {
    expect(flagOf(decided({}), 'number')).toMatchObject({ metadata: {} })
    const shown = decided({ campaign: 'c', arm: 'new', counted: true, reasons: ['arm'] })
    expect(flagOf(shown, 'number')).toMatchObject({
      metadata: { campaign: 'c', arm: 'new', counted: true },
    })
  })

  it('leaves off-schedule, empty and null slots to the default of the code', () => {
    const closed = {
      variant: 'nothing',
      content: { kind: 'nothing' },
      reasons: ['not_scheduled'],
    } as const
    const off = flagOf(decided(closed), 'number')
    expect(off).toEqual({ ok: true, reason: 'DISABLED', metadata: {} })
    const unsaid = { ok: true, reason: 'DEFAULT', metadata: {} }
    expect(flagOf(decided({ content: { kind: 'nothing' } }), 'string')).toEqual(unsaid)
    expect(flagOf(decided({ content: value(null) }), 'object')).toEqual(unsaid)
  })

  it('gives a value only as what it is, empty ones as well', () => {
    const values = { boolean: false, string: '', number: 0, object: {} }
    const types = Object.keys(values) as FlagType[]
    for (const is of types) {
      for (const wanted of types) {
        const flag = flagOf(decided({ content: value(values[is]) }), wanted)
        if (is === wanted) expect(flag).toMatchObject({ ok: true, value: values[is] })
        else expect(flag).toMatchObject({ ok: false, code: 'TYPE_MISMATCH' })
      }
    }
    expect(flagOf(decided({ content: value([1]) }), 'object')).toMatchObject({
      ok: true,
      value: [1],
    })
  })

  it('does not give what is made for people to code', () => {
    const banner = flagOf(
      decided({ content: { kind: 'banner', title: { en: 'Hello' } } }),
      'object',
    )
    expect(banner).toEqual({
      ok: false,
      code: 'TYPE_MISMATCH',
      problem: 'flag columns is a banner for people, not a value for code',
    })
  })
})
