/** What can be shown later: what somebody passed, what two people agreed on, what somebody did. */
import type { ActionFilter } from '@discreet/engine'
import { refuse } from '@discreet/protocol'
import type { Approval } from '@discreet/staff'
import { carryOut, refuseApproval, signApproval } from '@discreet/staff'
import { expect, test } from 'vitest'
import type { FreshStaff, StaffFixture } from './staff-fixture.ts'

export function staffEvidence(fresh: FreshStaff): void {
  passes(fresh)
  approvals(fresh)
  actions(fresh)

  test('nobody who works for a site may change it', async () => {
    const on = await fresh()
    const as = `SET LOCAL ROLE discreet_site; SET LOCAL "app.site" = '${on.site.site.id}'`
    for (const attack of [
      'DELETE FROM staff_passes',
      `UPDATE staff_passes SET member = ''`,
      'DELETE FROM staff_actions',
      `UPDATE staff_actions SET member = ''`,
      'DELETE FROM staff_members',
      'DELETE FROM staff_passkeys',
      `UPDATE staff_passkeys SET member = ''`,
      'DELETE FROM staff_keys',
      `UPDATE staff_invites SET roles = '{administrator}'`,
      `UPDATE staff_approval_subjects SET until = 0`,
    ]) {
      await expect(on.under.query(`${as}; ${attack}`), attack).rejects.toThrow(/permission denied/)
    }
  })
}

function passes(fresh: FreshStaff): void {
  test('what somebody passed is in the log, newest first, and nobody else’s', async () => {
    const [on, other] = [await fresh(), await fresh()]
    const { staff, log } = on.site
    const [first, second, third] = [
      on.pass('consent', 1),
      on.pass('privacy', 2),
      on.pass('consent', 3),
    ]
    expect(await staff.addPass('passkey:ada', first)).toBe(0)
    expect(await staff.addPass('passkey:ben', second)).toBe(1)
    expect(await staff.addPass('passkey:ada', third)).toBe(2)
    expect(await staff.passes('passkey:ada')).toEqual([third, first])
    expect(await staff.passes('passkey:ad')).toEqual([])
    expect(await other.site.staff.passes('passkey:ada')).toEqual([])
    expect(await log.verify()).toMatchObject({ ok: true, size: 3 })
  })
}

/** As the store takes it, whatever it makes of it. */
const become =
  (change: Partial<Approval>) =>
  (current: Approval): { readonly ok: true; readonly approval: Approval } => ({
    ok: true,
    approval: { ...current, ...change },
  })

function approvals(fresh: FreshStaff): void {
  test('a proposal goes its way, each step in the log, and then says no more whom it was about', async () => {
    const on = await fresh()
    const { staff, log } = on.site
    const [subject, proposal] = [on.somebody(), on.proposal()]
    const { id } = proposal
    expect(await staff.propose(proposal, subject)).toBe(0)
    expect(await staff.approval(id)).toEqual(proposal)
    expect(await staff.approvalSubject(id)).toBe(subject)
    const sign = (by: string) =>
      staff.advanceApproval(id, (current) => signApproval(current, by, on.now))
    expect(await sign('passkey:ada')).toMatchObject({ ok: false, code: 'role_missing' })
    const both = await Promise.all([sign('passkey:ben'), sign('passkey:cleo')])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(both.find(({ ok }) => !ok)).toMatchObject({ code: 'approval_state' })
    expect(await staff.approvalSubject(id)).toBe(subject)
    const done = await staff.advanceApproval(id, (current) => carryOut(current, on.now))
    expect(done).toMatchObject({ ok: true, logIndex: 2, approval: { state: 'done' } })
    expect(await staff.approvalSubject(id)).toBeNull()
    const again = await staff.advanceApproval(id, (current) => carryOut(current, on.now))
    expect(again).toMatchObject({ ok: false, code: 'approval_state' })
    expect(await log.verify()).toMatchObject({ ok: true, size: 3 })
    // Nothing that is filed has ever said it, nor why.
    for (const trace of [subject, proposal.reason]) {
      expect(await on.rows('filed', `body LIKE '%${trace}%'`)).toBe(0)
    }
    expect(await staff.approval(id)).toMatchObject({ state: 'done', reason: '' })
  })

  test('proposals are listed newest first, each as it is now', async () => {
    const [on, other] = [await fresh(), await fresh()]
    const { staff } = on.site
    const [a, b, c] = ['a', 'b', 'c'].map((id) => on.proposal({ id }))
    for (const one of [a, b, c]) await staff.propose(one as Approval, null)
    const refused = await staff.advanceApproval('a', (current) =>
      refuseApproval(current, 'passkey:ben', on.now),
    )
    await staff.advanceApproval('b', (current) => signApproval(current, 'passkey:ben', on.now))
    const done = await staff.advanceApproval('b', (current) => carryOut(current, on.now))
    const now = [refused, done].map((one) => ('approval' in one ? one.approval : undefined))
    expect(await staff.approvals(9)).toEqual([c, now[1], now[0]])
    expect(await staff.approvals(2)).toEqual([c, now[1]])
    await staff.propose(on.proposal({ id: 'd', reason: 'of somebody' }), on.somebody())
    expect(await staff.approvals(1)).toMatchObject([{ id: 'd', reason: 'of somebody' }])
    expect(await other.site.staff.approvals(9)).toEqual([])
    expect(await other.site.staff.approval('a')).toBeUndefined()
    const nowhere = await other.site.staff.advanceApproval('a', become({}))
    expect(nowhere).toMatchObject({ ok: false, code: 'request_unknown' })
    const kept = await staff.advanceApproval('c', () => refuse('role_missing', 'no'))
    expect(kept).toMatchObject({ ok: false, code: 'role_missing' })
    await expect(staff.propose(c as Approval, null)).rejects.toMatchObject({
      code: 'request_state',
    })
  })

  test('a proposal does not leave its way, whoever asks', async () => {
    const on = await fresh()
    const { staff } = on.site
    await staff.propose(on.proposal({ id: 'p' }), null)
    const signed = { state: 'signed', signedBy: 'passkey:ben' } as const
    for (const [change, why] of [
      [{ state: 'done' }, 'done before it is signed'],
      [{ state: 'signed', signedBy: 'passkey:ada' }, 'signed by whoever proposed it'],
      [{ state: 'signed' }, 'signed by nobody'],
      [{ ...signed, facts: { hold: 'h' } }, 'another than was proposed'],
      [{ ...signed, expiresAt: 9e15 }, 'longer than was proposed'],
      [{}, 'as it is'],
    ] as const) {
      await expect(staff.advanceApproval('p', become(change)), why).rejects.toMatchObject({
        code: 'approval_state',
      })
    }
    expect((await staff.approval('p'))?.state).toBe('waiting')
  })
}

/** Of each what `noted` makes; the ids of what is found. */
async function noted(
  on: StaffFixture,
): Promise<(filter: Partial<ActionFilter>) => Promise<string>> {
  const { staff } = on.site
  const [at, on1] = [on.now, { request: 'r-17' }]
  for (const change of [
    { id: 'a', action: 'POST /v1/office/requests/:id/answer', on: on1, reason: 'They wrote' },
    { id: 'b', action: 'sign_in', member: 'provider:7', name: 'Änne O_Neil' },
    { id: 'c', action: 'POST /v1/office/holds', at: at + 10, reason: '100% sure' },
    { id: 'd', action: 'sign_out', member: 'provider:7', name: 'Änne O_Neil', at: at + 20 },
  ]) {
    await staff.note(on.action(change))
  }
  return async (filter) => {
    const found = await staff.actions({ limit: 9, ...filter })
    return found.map(({ id }) => id).join('')
  }
}

function actions(fresh: FreshStaff): void {
  test('what somebody did is noted twice, and found as it was noted', async () => {
    const [on, other] = [await fresh(), await fresh()]
    const { staff, log } = on.site
    const begun = on.action({ on: { request: 'r1' } })
    const ended = { ...begun, step: 'ended', at: on.now + 1, after: 'ff', status: 200 } as const
    expect([await staff.note(begun), await staff.note(ended)]).toEqual([0, 1])
    await expect(staff.note(begun)).rejects.toMatchObject({ code: 'request_state' })
    expect(await staff.actions({ limit: 9 })).toEqual([
      { ...ended, place: 1, logIndex: 1 },
      { ...begun, place: 0, logIndex: 0 },
    ])
    expect(await other.site.staff.actions({ limit: 9 })).toEqual([])
    expect(await log.verify()).toMatchObject({ ok: true, size: 2 })
  })

  test('what somebody did is found by who, what, when, and what was written', async () => {
    const on = await fresh()
    const found = await noted(on)
    const { now } = on
    for (const [filter, ids] of [
      [{}, 'dcba'],
      [{ limit: 2 }, 'dc'],
      [{ limit: 2, before: 2 }, 'ba'],
      [{ member: 'provider:7' }, 'db'],
      [{ member: 'provider:' }, ''],
      [{ action: 'POST /v1/office' }, 'ca'],
      [{ action: 'sign_' }, 'db'],
      [{ action: 'sign%' }, ''],
      [{ from: now + 10 }, 'dc'],
      [{ from: now + 10, to: now + 20 }, 'c'],
      [{ text: 'ÄNNE' }, 'db'],
      [{ text: 'o_neil' }, 'db'],
      [{ text: 'oxneil' }, ''],
      [{ text: '100%' }, 'c'],
      [{ text: 'R-17' }, 'a'],
      [{ text: 'wrote', action: 'sign' }, ''],
      [{ text: '\\' }, ''],
      [{ text: '' }, 'dcba'],
    ] as const) {
      expect(await found(filter), JSON.stringify(filter)).toBe(ids)
    }
  })
}
