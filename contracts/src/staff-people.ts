/** Members, their sessions and their keys, and how they end. */
import { idleMilliseconds, sessionMilliseconds } from '@discreet/staff'
import { expect, test } from 'vitest'
import { hash } from './rights-fixture.ts'
import type { FreshStaff } from './staff-fixture.ts'

export function staffPeople(fresh: FreshStaff): void {
  test('keeps members as they were saved, each at their own site', async () => {
    const [on, other] = [await fresh(), await fresh()]
    const { staff } = on.site
    const ada = await on.added('ada', { roles: ['administrator', 'marketer'] })
    const ben = await on.added('ben', { source: 'provider', name: 'Bén — "x"' })
    expect(await staff.members()).toEqual([ben, ada])
    const changed = { ...ada, name: 'Zoe', roles: [], endedAt: 5 }
    await staff.saveMember(changed)
    expect(await staff.member(ada.id)).toEqual(changed)
    await staff.saveRoles({ ...ada, roles: ['viewer'] })
    expect(await staff.member(ada.id)).toEqual({ ...ada, roles: ['viewer'], endedAt: 5 })
    await staff.saveRoles(changed)
    expect(await staff.member('passkey:nobody')).toBeUndefined()
    const session = await on.signedIn(ben)
    expect(await other.site.staff.members()).toEqual([])
    expect(await other.site.staff.member(ben.id)).toBeUndefined()
    expect(await other.site.staff.session(session.sha256)).toBeUndefined()
    expect(await other.site.staff.endSessions({})).toBe(0)
    await expect(staff.saveMember({ ...ada, name: 'a\u0000' })).rejects.toMatchObject({
      code: 'field_invalid',
    })
  })

  test('whoever has ended has no session, also when they sign in at that very moment', async () => {
    const on = await fresh()
    const { staff } = on.site
    const stays = await on.signedIn(await on.added('stays'))
    for (let round = 0; round < 5; round += 1) {
      const ada = await on.added(`ada${round}`)
      const before = await on.signedIn(ada)
      const sessions = Array.from({ length: 6 }, () => on.session(ada))
      await Promise.allSettled([
        ...sessions.slice(3).map((one) => staff.openSession(one)),
        staff.saveMember({ ...ada, endedAt: on.now }),
        ...sessions.slice(0, 3).map((one) => staff.openSession(one)),
      ])
      for (const { sha256 } of [before, ...sessions]) {
        expect(await staff.session(sha256)).toBeUndefined()
      }
      await expect(on.signedIn(ada)).rejects.toMatchObject({ code: 'session_invalid' })
    }
    await expect(on.signedIn(on.member('nobody'))).rejects.toMatchObject({
      code: 'session_invalid',
    })
    expect(await staff.session(stays.sha256)).toEqual(stays)
  })

  test('a session goes forward in time only, and has the tokens of the last look', async () => {
    const on = await fresh()
    const { staff } = on.site
    const session = await on.signedIn(await on.added('ada'), { sealedTokens: Uint8Array.of(1) })
    const { sha256 } = session
    const later = { seenAt: on.now + 9, checkedAt: on.now + 5, sealedTokens: Uint8Array.of(2) }
    expect(await staff.touchSession(sha256, later)).toBe(true)
    expect(await staff.session(sha256)).toEqual({ ...session, ...later })
    const earlier = { seenAt: on.now + 8, checkedAt: on.now + 4, sealedTokens: Uint8Array.of(3) }
    expect(await staff.touchSession(sha256, earlier)).toBe(true)
    expect(await staff.session(sha256)).toEqual({ ...session, ...later })
    await staff.touchSession(sha256, { seenAt: on.now + 10 })
    expect(await staff.session(sha256)).toEqual({ ...session, ...later, seenAt: on.now + 10 })
    await staff.touchSession(sha256, { sealedTokens: null })
    expect((await staff.session(sha256))?.sealedTokens).toBeNull()
    expect(await staff.touchSession(hash('another'), later)).toBe(false)
  })

  test('sessions are ended by what they have in common, and no others', async () => {
    const on = await fresh()
    const { staff } = on.site
    const [ada, ben] = [await on.added('ada'), await on.added('ben', { source: 'provider' })]
    const of = { providerSubject: '1' }
    for (const [which, ended] of [
      [{ sha256: hash('a') }, 'a'],
      [{ member: 'passkey:ada' }, 'ad'],
      [{ source: 'provider' }, 'bc'],
      [{ providerSession: 's1' }, 'b'],
      [{ providerSubject: '1' }, 'bc'],
      [{ providerSubject: '1', providerSession: 's2' }, 'c'],
      [{ providerSubject: '2' }, ''],
      [{}, 'abcd'],
    ] as const) {
      await on.signedIn(ada, { sha256: hash('a') })
      await on.signedIn(ben, { sha256: hash('b'), providerSession: 's1', ...of })
      await on.signedIn(ben, { sha256: hash('c'), providerSession: 's2', ...of })
      await on.signedIn(ada, { sha256: hash('d') })
      expect(await staff.endSessions(which)).toBe(ended.length)
      for (const one of 'abcd') {
        expect((await staff.session(hash(one))) === undefined, one).toBe(ended.includes(one))
      }
      await staff.endSessions({})
    }
  })

  test('forgets what is over, and nothing else', async () => {
    const on = await fresh()
    const { staff } = on.site
    const ada = await on.added('ada')
    const { now } = on
    const day = 86_400_000
    const [idle, old, holds] = [
      await on.signedIn(ada, { seenAt: now - idleMilliseconds }),
      await on.signedIn(ada, { openedAt: now - sessionMilliseconds }),
      await on.signedIn(ada, { seenAt: now - idleMilliseconds + 1 }),
    ]
    for (const [name, expiresAt] of [
      ['over', now],
      ['holds', now + 1],
    ] as const) {
      const sign = { sha256: hash(name), facts: '{}', keyThumbprint: 't', expiresAt }
      await staff.putSignIn({ ...sign, kind: 'provider' })
      await staff.addInvite(on.invite({ sha256: hash(name), expiresAt }))
      await staff.propose(on.proposal({ id: name, expiresAt }), on.somebody())
      await staff.noteFailure('a', expiresAt - day)
      await staff.noteAttempt('a', 'privacy', expiresAt - day)
    }
    expect(await staff.forgetStale(now)).toBe(2 + 5)
    expect(await staff.session(idle.sha256)).toBeUndefined()
    expect(await staff.session(old.sha256)).toBeUndefined()
    expect(await staff.session(holds.sha256)).toEqual(holds)
    expect(await staff.invite(hash('holds'), now)).toBeDefined()
    expect(await staff.approvalSubject('over')).toBeNull()
    expect(await staff.approvalSubject('holds')).not.toBeNull()
    expect(await staff.approval('over')).toBeDefined()
    expect(await staff.failures('a', 0)).toHaveLength(1)
    expect(await staff.forgetStale(now)).toBe(0)
  })

  test('a key comes with its member, and a second one of the same name is the same member’s', async () => {
    const [on, other] = [await fresh(), await fresh()]
    const { staff } = on.site
    const member = on.member('nightly', { source: 'key', roles: ['developer'] })
    const key = { sha256: hash('k1'), member: member.id, addedAt: on.now }
    await staff.addKey(key, member)
    await staff.addKey({ ...key, sha256: hash('k2') }, { ...member, roles: ['viewer'] })
    expect(await staff.key(hash('k1'))).toEqual(key)
    expect(await staff.member(member.id)).toEqual({ ...member, roles: ['viewer'] })
    expect(await staff.key(hash('other'))).toBeUndefined()
    expect(await other.site.staff.key(hash('k1'))).toBeUndefined()
    await expect(staff.addKey(key, on.member('thief', { source: 'key' }))).rejects.toThrow()
    expect(await staff.member('key:thief')).toBeUndefined()
  })
}
