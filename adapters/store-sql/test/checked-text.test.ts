import { expect, test } from 'vitest'
import { requirePseudonym, requireText } from '../src/checked-text.ts'

test.each(['a', 'ä🧀', 'x'.repeat(512), "Robert'); DROP TABLE items; --"])('takes %j', (value) => {
  expect(() => requireText(value, 'id')).not.toThrow()
})

test.each(['', 'a\0b', 'x'.repeat(10_240), 'half \ud83e of a pair'])(
  'refuses %j and does not repeat it',
  (value) => {
    expect(() => requireText(value, 'id')).toThrow(
      expect.objectContaining({ code: 'field_invalid', message: 'id cannot be stored' }),
    )
  },
)

test('a pseudonym is a UUID in lower case and nothing else', () => {
  const uuid = '0123abcd-0000-4000-8000-0123456789ab'
  expect(() => requirePseudonym(uuid, 'person')).not.toThrow()
  for (const value of ['', 'ann@example.org', uuid.toUpperCase(), `${uuid} `]) {
    expect(() => requirePseudonym(value, 'person')).toThrow(
      expect.objectContaining({ code: 'field_invalid' }),
    )
  }
})
