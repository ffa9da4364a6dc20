import { createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { PersonState } from '../src/decide.ts'
import { decide, unknownPerson } from '../src/decide.ts'
import { packFor } from '../src/pack.ts'
import type { Permit } from '../src/permit.ts'
import { mintPermit, permitMilliseconds, readPermit } from '../src/permit.ts'
import type { Purpose } from '../src/purposes.ts'
import { packs } from './packs.ts'

const now = Date.UTC(2026, 10, 24)
const seal = (text: string): string => createHmac('sha256', 'key').update(text).digest('base64url')
const state: PersonState = {
  ...unknownPerson,
  level: 3,
  purposes: ['purchases'],
  chosenAt: now - 1000,
}
const decision = decide(
  { signedIn: true, gpc: false, audience: 'general' },
  state,
  packFor(packs, 'DE'),
  now,
)
const who = { site: 'shop', subject: 's-1' }
const mint = (...wanted: Purpose[]) => mintPermit(who, wanted, decision, now, seal)
const need = { site: 'shop', field: 'account.purchases' } as const

function permitFor(...wanted: Purpose[]): Permit {
  const minted = mint(...wanted)
  if (!minted.ok) throw new Error(minted.reason)
  return minted.permit
}

describe('a permit', () => {
  test('says who, for what, which fields, and until when', () => {
    expect(readPermit(permitFor('purchases'), need, now, seal)).toEqual({
      ok: true,
      claims: {
        ...who,
        purposes: ['purchases'],
        fields: ['account.purchases'],
        expiresAt: now + permitMilliseconds,
      },
    })
  })

  test.each([['browsing'], ['purchases', 'browsing'], []] as Purpose[][])(
    'is not minted for %s %s, which the decision does not allow',
    (...wanted) => {
      expect(mint(...wanted.filter((one) => one !== undefined))).toMatchObject({
        ok: false,
        code: 'not_permitted',
      })
    },
  )

  test('covers its own fields only, in its own site, for its own time', () => {
    const permit = permitFor('purchases')
    const refused = { ok: false, code: 'permit_invalid' }
    expect(readPermit(permit, { ...need, field: 'account.views' }, now, seal)).toMatchObject(
      refused,
    )
    expect(readPermit(permit, { ...need, site: 'other' }, now, seal)).toMatchObject(refused)
    const last = now + permitMilliseconds - 1
    expect(readPermit(permit, need, last, seal).ok).toBe(true)
    expect(readPermit(permit, need, last + 1, seal)).toMatchObject(refused)
    expect(readPermit(permit, need, Number.NaN, seal)).toMatchObject(refused)
  })

  test('with any character changed, cut, or under another key is none', () => {
    const permit = permitFor('purchases')
    for (let k = 0; k < permit.length; k += 1) {
      const other = permit[k] === 'A' ? 'B' : 'A'
      const changed = `${permit.slice(0, k)}${other}${permit.slice(k + 1)}` as Permit
      expect(readPermit(changed, need, now, seal).ok).toBe(false)
      expect(readPermit(permit.slice(0, k) as Permit, need, now, seal).ok).toBe(false)
    }
    const otherKey = (text: string): string => seal(`${text}x`)
    expect(readPermit(permit, need, now, otherKey).ok).toBe(false)
    for (const none of ['', '.', 'x', undefined, null, 7]) {
      expect(readPermit(none as unknown as Permit, need, now, seal).ok).toBe(false)
    }
  })
})
