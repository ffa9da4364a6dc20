import type { Purpose } from '@discreet/policy'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Known, Rule, RuleField } from '../src/index.ts'
import { evaluateRule, ruleFields } from '../src/index.ts'
import { decisions, fields, knowns, rules } from './random-files.ts'

const page: readonly Purpose[] = ['page']

/** A record that cannot be read where it is not allowed. */
function guarded(known: Known, purposes: readonly Purpose[]): Known {
  return new Proxy(known, {
    get(target, name) {
      if (!purposes.includes(ruleFields[name as RuleField].purpose)) {
        throw new Error(`${String(name)} was read`)
      }
      return target[name as RuleField]
    },
  })
}

test('a text is one of these; of several texts at least one is', () => {
  const rule: Rule = { field: 'page.kind', is: ['home', 'basket'] }
  expect(evaluateRule(rule, { 'page.kind': 'home' }, page)).toBe('yes')
  expect(evaluateRule(rule, { 'page.kind': 'product' }, page)).toBe('no')
  const some: Rule = { field: 'page.categories', is: ['Pasta'] }
  expect(evaluateRule(some, { 'page.categories': ['Pantry', 'Pasta'] }, page)).toBe('yes')
  expect(evaluateRule(some, { 'page.categories': [] }, page)).toBe('no')
})

test('a number counts from `atLeast` up to and without `below`', () => {
  const rule: Rule = { field: 'basket.size', atLeast: 2, below: 4 }
  const at = (size: number): string => evaluateRule(rule, { 'basket.size': size }, page)
  expect([1, 2, 3, 4].map(at)).toEqual(['no', 'yes', 'yes', 'no'])
  const open: Rule = { field: 'basket.size', atLeast: 2 }
  expect(evaluateRule(open, { 'basket.size': 1e6 }, page)).toBe('yes')
})

test('hours go over midnight; other numbers have no midnight', () => {
  const night = { atLeast: 22, below: 2 }
  const hours = [21, 22, 23, 0, 1, 2].map((hour) =>
    evaluateRule({ field: 'time.hour', ...night }, { 'time.hour': hour }, page),
  )
  expect(hours).toEqual(['no', 'yes', 'yes', 'yes', 'yes', 'no'])
  expect(evaluateRule({ field: 'basket.size', ...night }, { 'basket.size': 30 }, page)).toBe('no')
})

test('what is missing, or is not of its kind, is unknown, and so is its opposite', () => {
  const rule: Rule = { field: 'language', is: ['de'] }
  expect(evaluateRule(rule, {}, page)).toBe('unknown')
  expect(evaluateRule({ not: rule }, {}, page)).toBe('unknown')
  expect(evaluateRule(rule, { language: 7 }, page)).toBe('unknown')
  const number: Rule = { field: 'basket.size', atLeast: 1 }
  expect(evaluateRule(number, { 'basket.size': 'many' }, page)).toBe('unknown')
  expect(evaluateRule(number, { 'basket.size': Number.NaN }, page)).toBe('unknown')
})

test('what is decided by what may be read stays decided beside what may not', () => {
  const yes: Rule = { field: 'page.kind', is: ['home'] }
  const hidden: Rule = { field: 'device.bought', is: ['penne'] }
  const missing: Rule = { field: 'language', is: ['de'] }
  const known: Known = { 'page.kind': 'home', 'device.bought': ['penne'] }
  const says = (rule: Rule): string => evaluateRule(rule, known, page)
  expect(says({ any: [hidden, yes] })).toBe('yes')
  expect(says({ all: [hidden, { not: yes }] })).toBe('no')
  expect(says({ all: [yes, missing, hidden] })).toBe('not_permitted')
  expect(says({ any: [{ not: yes }, missing] })).toBe('unknown')
  expect(says({ not: hidden })).toBe('not_permitted')
})

test('a field that this code does not know is not read', () => {
  const rule = { field: 'moon.phase', is: ['full'] } as unknown as Rule
  expect(evaluateRule(rule, { 'moon.phase': 'full' } as Known, ['page'])).toBe('not_permitted')
  const inherited = { field: 'constructor', is: ['x'] } as unknown as Rule
  expect(evaluateRule(inherited, {}, ['page'])).toBe('not_permitted')
})

test('what the person has not allowed is never read', () => {
  fc.assert(
    fc.property(rules, knowns, decisions, (rule, known, { purposes }) => {
      const truth = evaluateRule(rule, guarded(known, purposes), purposes)
      expect(truth).toBe(evaluateRule(rule, known, purposes))
    }),
  )
})

test('whatever stands in a field that may not be read, the rule says the same', () => {
  fc.assert(
    fc.property(rules, knowns, knowns, decisions, (rule, known, other, { purposes }) => {
      const swapped = Object.fromEntries(
        fields.flatMap((field) => {
          const from = purposes.includes(ruleFields[field].purpose) ? known : other
          return from[field] === undefined ? [] : [[field, from[field]]]
        }),
      ) as Known
      expect(evaluateRule(rule, swapped, purposes)).toBe(evaluateRule(rule, known, purposes))
    }),
  )
})

test('a purpose less makes no rule yes or no that it was not, whatever the rule negates', () => {
  fc.assert(
    fc.property(rules, knowns, decisions, fc.nat(), (rule, known, { purposes }, k) => {
      const without = purposes.filter((_, at) => at !== k % purposes.length)
      const less = evaluateRule(rule, known, without)
      if (less !== 'yes' && less !== 'no') return
      expect(evaluateRule(rule, known, purposes)).toBe(less)
    }),
  )
})

test('knowing less makes no rule yes or no that it was not', () => {
  fc.assert(
    fc.property(rules, knowns, fc.constantFrom(...fields), (rule, known, field) => {
      const { [field]: _, ...fewer } = known
      const all = fields.map((one) => ruleFields[one].purpose)
      const less = evaluateRule(rule, fewer, all)
      if (less === 'yes' || less === 'no') expect(evaluateRule(rule, known, all)).toBe(less)
    }),
  )
})
