import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Advanced, Approval } from '../src/approval.ts'
import {
  approvalMilliseconds,
  approvalState,
  carryOut,
  refuseApproval,
  signApproval,
} from '../src/approval.ts'

const proposal: Approval = {
  id: 'p',
  action: 'raise_epsilon',
  facts: { epsilonPerPeriod: 2 },
  reason: 'a bigger shop',
  proposedBy: 'ada',
  signedBy: null,
  state: 'waiting',
  at: 0,
  expiresAt: approvalMilliseconds,
}

/** What anybody could try, at any time, in any order. */
const tries = fc.array(
  fc.record({
    act: fc.constantFrom('sign', 'refuse', 'do'),
    by: fc.constantFrom('ada', 'ben', 'cleo'),
    after: fc.integer({ min: 0, max: approvalMilliseconds / 3 }),
  }),
  { maxLength: 12 },
)

test('nobody signs their own proposal, and nothing is done unsigned, late or twice', () => {
  fc.assert(
    fc.property(tries, (all) => {
      let [current, now, done]: [Approval, number, number] = [proposal, 0, 0]
      const signatures: string[] = []
      for (const { act, by, after } of all) {
        now += after
        const way: Readonly<Record<typeof act, () => Advanced>> = {
          sign: () => signApproval(current, by, now),
          refuse: () => refuseApproval(current, by, now),
          do: () => carryOut(current, now),
        }
        const next = way[act]()
        if (!next.ok) continue
        // What was proposed stays what it is.
        expect({ ...next.approval, state: 'waiting', signedBy: null }).toEqual(proposal)
        expect(now).toBeLessThan(proposal.expiresAt)
        if (act === 'sign') signatures.push(by)
        if (act === 'do') done += 1
        current = next.approval
      }
      expect(signatures).not.toContain(proposal.proposedBy)
      expect(signatures.length).toBeLessThanOrEqual(1)
      expect(done).toBeLessThanOrEqual(signatures.length)
      if (current.state === 'done') expect(current.signedBy).toBe(signatures[0])
    }),
  )
})

test('a proposal says what it waits for, and runs out', () => {
  expect(approvalState(proposal, approvalMilliseconds - 1)).toBe('waiting')
  expect(approvalState(proposal, approvalMilliseconds)).toBe('expired')
  const signed = { ...proposal, state: 'signed', signedBy: 'ben' } as const
  expect(approvalState(signed, approvalMilliseconds)).toBe('expired')
  expect(approvalState({ ...signed, state: 'done' }, approvalMilliseconds)).toBe('done')
  expect(signApproval(proposal, 'ada', 0)).toMatchObject({ ok: false, code: 'role_missing' })
  expect(carryOut(proposal, 0)).toMatchObject({
    ok: false,
    code: 'approval_state',
    details: { expected: 'a second person who signs it' },
  })
  expect(refuseApproval(signed, 'cleo', 0)).toMatchObject({
    details: { expected: 'a new proposal' },
  })
  expect(refuseApproval(proposal, 'ada', 0)).toMatchObject({ ok: true })
})
