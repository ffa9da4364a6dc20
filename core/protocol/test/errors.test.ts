import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { DiscreetError, errorCodes, refuse } from '../src/errors.ts'

test('the documented table is the table, both ways', () => {
  const text = readFileSync(new URL('../../../docs/errors.md', import.meta.url), 'utf8')
  const rows = [...text.matchAll(/^\| `(\w+)` \| (\d+) \| (.*?) \| (.+) \|$/gm)]
  const documented = Object.fromEntries(
    rows.map(([, code, status, title]) => [code, { status: Number(status), title }]),
  )
  expect(documented).toEqual(errorCodes)
  for (const [, , , , advice] of rows) expect(advice?.length).toBeGreaterThan(10)
})

test('a refusal is a value and a fault an exception, with the same codes and places', () => {
  expect(refuse('period_open', 'open')).toEqual({ ok: false, code: 'period_open', reason: 'open' })
  expect(refuse('field_invalid', 'wrong', { field: '/a' })).toMatchObject({
    details: { field: '/a' },
  })
  const cause = new Error('below')
  expect(new DiscreetError('unexpected', 'x', {}, cause)).toMatchObject({
    code: 'unexpected',
    cause,
    details: {},
  })
})
