import { describe, expect, test } from 'vitest'
import { proofNeeded, proofSuffices, requestTypes } from '../src/index.ts'

const protective = ['restriction', 'objection', 'opt_out', 'limit_sensitive', 'withdraw'] as const
const revealing = ['access', 'portability', 'erasure', 'rectification', 'explain'] as const

describe('what is shown for a request', () => {
  test.each(protective)('a receipt is enough for %s, which only protects', (type) => {
    for (const proof of ['receipt', 'email', 'signed_in', 'agent'] as const) {
      expect(proofSuffices(type, proof)).toBe(true)
    }
    expect(proofSuffices(type, undefined)).toBe(false)
  })

  test.each(revealing)('%s needs the person, not a receipt or an agent alone', (type) => {
    for (const proof of ['signed_in', 'email'] as const) {
      expect(proofSuffices(type, proof)).toBe(true)
    }
    for (const proof of ['receipt', 'agent', undefined] as const) {
      expect(proofSuffices(type, proof)).toBe(false)
    }
  })

  test.each(['complaint', 'appeal'] as const)('%s needs nothing', (type) => {
    expect(proofNeeded(type)).toEqual([])
    expect(proofSuffices(type, undefined)).toBe(true)
  })

  test('never is anything enough that is not on the list', () => {
    for (const type of requestTypes) {
      if (proofNeeded(type).length === 0) continue
      expect(proofSuffices(type, 'said so' as never)).toBe(false)
    }
  })
})
