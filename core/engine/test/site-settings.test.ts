import { expect, test } from 'vitest'
import { siteSettings } from '../src/site.ts'
import type { SettingsChange } from '../src/site-settings.ts'
import { changedSettings } from '../src/site-settings.ts'

const key = { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' }
const before = siteSettings({ id: 'shop', name: 'Shop', settings: { place: 'DE' } })
const known = { ...before, identity: { issuer: 'https://shop.example', jwks: { keys: [key] } } }

test('what is not said stays, what is said holds, and null takes out', () => {
  expect(changedSettings(known, {})).toEqual({ ok: true, settings: known })
  const change = { placeHeader: 'X-Place', contributionEvents: ['Bought'], audience: 'children' }
  const changed = changedSettings(known, change as SettingsChange)
  expect(changed).toEqual({ ok: true, settings: { ...known, ...change } })
  if (!changed.ok) throw new Error(changed.reason)
  const without = changedSettings(changed.settings, { place: null, placeHeader: null })
  const names = Object.keys(without.ok ? without.settings : {})
  expect(names).toContain('audience')
  for (const gone of ['place', 'placeHeader']) expect(names).not.toContain(gone)
})

test.each<[string, SettingsChange, object]>([
  ['another issuer keeps the keys', { issuer: 'https://b.example' }, known.identity],
  ['an address takes the place of keys', { jwksUrl: 'https://c.example/jwks.json' }, {}],
  ['keys on this machine may come in clear', { jwksUrl: 'http://127.0.0.1:8000/jwks.json' }, {}],
])('%s', (_, change, kept) => {
  const changed = changedSettings(known, change)
  expect(changed.ok && changed.settings.identity).toEqual({
    ...kept,
    issuer: known.identity.issuer,
    ...change,
  })
})

test.each<[string, SettingsChange]>([
  ['/place', { place: 'Germany' }],
  ['/placeHeader', { placeHeader: 'X Place' }],
  ['/contributeCategories', { contributeCategories: [] }],
  ['/contributionEvents', { contributionEvents: ['a\0b'] }],
  ['/contributePeriodsPerYear', { contributePeriodsPerYear: 366 }],
  ['/jwksUrl', { jwksUrl: 'http://shop.example/jwks.json' }],
  ['/jwksUrl', { jwksUrl: 'https://' }],
  ['/jwks', { jwks: { keys: [{ kty: 'oct', k: 'secret' }] } }],
  ['/jwks', { jwks: { keys: [{ ...key, d: 'private' }] } }],
  ['/jwks', { jwks: { keys: [] } }],
  ['/jwks', { jwks: 'text' }],
  ['/issuer', { issuer: '' }],
])('%s is refused: %o', (field, change) => {
  expect(changedSettings(known, change)).toMatchObject({
    ok: false,
    code: 'field_invalid',
    details: { field, expected: expect.any(String) },
  })
})

test('keys need an issuer', () => {
  expect(changedSettings(before, { jwks: { keys: [key] } })).toMatchObject({
    details: { field: '/issuer' },
  })
})
