import { expect, test } from 'vitest'
import { budgetFactsOf } from '../src/budget-change.ts'

test.each<[string, Readonly<Record<string, unknown>>]>([
  ['/', {}],
  ['/', { periodsPerYear: undefined }],
  ['/color', { color: 'red' }],
  ['/epsilonPerPeriod', { epsilonPerPeriod: 0 }],
  ['/epsilonPerPeriod', { epsilonPerPeriod: Number.NaN }],
  ['/epsilonPerPeriod', { epsilonPerPeriod: 101 }],
  ['/epsilonPerPeriod', { epsilonPerPeriod: '1' }],
  ['/periodsPerYear', { periodsPerYear: 1.5 }],
  ['/periodsPerYear', { periodsPerYear: 0 }],
  ['/periodsPerYear', { periodsPerYear: 367 }],
  ['/campaignEpsilonPerYear', { campaignEpsilonPerYear: 6 }],
  ['/campaignEpsilonPerYear', { campaignEpsilonPerYear: '-1' }],
  ['/campaignEpsilonPerYear', { campaignEpsilonPerYear: '1/0' }],
  ['/trustEpsilonPerYear', { trustEpsilonPerYear: '100.000001' }],
])('the field %s is named when it is wrong: %o', (field, facts) => {
  expect(budgetFactsOf(facts)).toMatchObject({
    ok: false,
    code: 'field_invalid',
    details: { field },
  })
})

test('what is right is kept, and nothing else', () => {
  const facts = {
    epsilonPerPeriod: 0.5,
    periodsPerYear: 26,
    campaignEpsilonPerYear: '9/2',
    trustEpsilonPerYear: '0',
  }
  expect(budgetFactsOf(facts)).toEqual({ ok: true, facts })
  expect(budgetFactsOf({ periodsPerYear: 1, epsilonPerPeriod: undefined })).toEqual({
    ok: true,
    facts: { periodsPerYear: 1 },
  })
})
