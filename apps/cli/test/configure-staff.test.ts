import type { StaffProvider } from '@discreet/engine'
import { expect, test } from 'vitest'
import type { StaffProviderOptions } from '../src/configure-staff.ts'
import { staffProviderOf } from '../src/configure-staff.ts'

const before: StaffProvider = {
  issuer: 'https://id.example',
  clientId: 'discreet',
  groups: { it: ['administrator'] },
  shownAt: 5,
}
const whole = { staffIssuer: 'https://id.example', staffClientId: 'discreet' }

test('what is not said stays, and groups are added, replaced and taken out by name', () => {
  expect(staffProviderOf({}, before)).toBe(before)
  expect(staffProviderOf({}, undefined)).toBeUndefined()
  const options = { staffGroup: ['CN=law,OU=shop=privacy_officer, viewer'], staffScopes: [] }
  const more = staffProviderOf(options, before)
  const groups = { it: ['administrator'], 'CN=law,OU=shop': ['privacy_officer', 'viewer'] }
  expect(more).toEqual({ ...before, scopes: [], groups })
  const removeStaffGroup = ['it']
  expect(staffProviderOf({ staffGroup: ['boss=administrator'], removeStaffGroup }, more)).toEqual({
    ...more,
    groups: { 'CN=law,OU=shop': groups['CN=law,OU=shop'], boss: ['administrator'] },
  })
  expect(staffProviderOf({ removeStaffProvider: true }, before)).toBeUndefined()
})

test('another provider, or another client of it, has to show first that it works', () => {
  expect(staffProviderOf({ staffGroupsClaim: 'roles' }, before)).toHaveProperty('shownAt', 5)
  for (const other of [{ staffClientId: 'other' }, { staffIssuer: 'https://other.example' }]) {
    expect(staffProviderOf(other, before)).not.toHaveProperty('shownAt')
  }
})

test.each<[string, StaffProviderOptions, StaffProvider?]>([
  ['without a group', whole],
  ['of which nobody would be an administrator', { ...whole, staffGroup: ['it=viewer'] }],
  ['with a role that there is not', { ...whole, staffGroup: ['it=administrator,boss'] }],
  ['with a group that means nothing', { ...whole, staffGroup: ['it=administrator', 'law='] }],
  ['with a group without a name', { ...whole, staffGroup: ['=administrator'] }],
  ['without an issuer', { staffClientId: 'c', staffGroup: ['it=administrator'] }],
  ['without a client', { staffIssuer: whole.staffIssuer, staffGroup: ['it=administrator'] }],
  ['in clear', { staffIssuer: 'http://id.example' }, before],
  ['without a group that is not there', { removeStaffGroup: ['law'] }, before],
  ['without its last administrators', { removeStaffGroup: ['it'] }, before],
])('a provider %s is refused', (_, options, known) => {
  expect(() => staffProviderOf(options, known)).toThrow(
    expect.objectContaining({ code: 'parameter_invalid' }),
  )
})
