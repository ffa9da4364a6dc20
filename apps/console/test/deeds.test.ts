import { expect, test } from 'vitest'
import type { Found } from '../src/pages/staff/deeds.ts'
import { deedsOf } from '../src/pages/staff/deeds.ts'

const begun: Found = {
  id: 'one',
  step: 'begun',
  at: '2026-11-24T12:00:00.000Z',
  member: 'passkey:1',
  name: 'Ruth',
  roles: ['administrator'],
  action: 'PUT /v1/office/site',
  on: {},
  reason: 'a new place',
  before: null,
  after: null,
  status: null,
  logIndex: 7,
}
const ended: Found = {
  ...begun,
  step: 'ended',
  at: '2026-11-24T12:00:01.000Z',
  before: 'aa',
  after: 'bb',
  status: 200,
  logIndex: 9,
}
const other: Found = { ...begun, id: 'two', logIndex: 8 }

test('what began and what ended it are one deed, in the place of the end', () => {
  const [first, second, ...more] = deedsOf([ended, other, begun])
  expect(first).toMatchObject({ id: 'one', begunIndex: 7, endedIndex: 9, status: 200, after: 'bb' })
  expect(first?.at).toBe(ended.at)
  expect(second).toMatchObject({ id: 'two', begunIndex: 8, status: null })
  expect(second).not.toHaveProperty('endedIndex')
  expect(more).toEqual([])
})

test('a deed whose beginning is on another page has its end alone', () => {
  expect(deedsOf([ended])).toMatchObject([{ id: 'one', endedIndex: 9, status: 200 }])
})
