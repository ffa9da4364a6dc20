import { expect, test } from 'vitest'
import { googleConsentMode, gpcFromHeader, gpcFromProperty, gpcSupport } from '../src/signals.ts'

test.each([
  ['1', true],
  [' 1\t', true],
  ['0', false],
  ['true', false],
  ['1, 1', false],
  ['01', false],
  ['', false],
  [undefined, false],
  [['0', '1'], true],
  [['0', ''], false],
])('Sec-GPC: %j is %s', (value, is) => {
  expect(gpcFromHeader(value)).toBe(is)
})

test('the property counts when it is true, and for nothing else', () => {
  expect(gpcFromProperty(true)).toBe(true)
  for (const value of [1, '1', 'true', null, undefined, {}]) {
    expect(gpcFromProperty(value)).toBe(false)
  }
})

test('gpc.json has the form of the specification', () => {
  expect(gpcSupport('2026-11-24')).toEqual({ gpc: true, lastUpdate: '2026-11-24' })
})

test('advertising is denied at every level', () => {
  for (const level of [0, 1, 2, 3] as const) {
    const mode = googleConsentMode(level)
    for (const name of ['ad_storage', 'ad_user_data', 'ad_personalization']) {
      expect(mode[name]).toBe('denied')
    }
    expect(mode['personalization_storage']).toBe(level >= 2 ? 'granted' : 'denied')
  }
})
