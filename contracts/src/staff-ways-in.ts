/** Ways in count once, whoever asks at the same time. */
import { expect, test } from 'vitest'
import { hash } from './rights-fixture.ts'
import type { FreshStaff } from './staff-fixture.ts'

const many = <T>(work: () => Promise<T>): Promise<readonly T[]> =>
  Promise.all(Array.from({ length: 6 }, work))

export function staffWaysIn(fresh: FreshStaff): void {
  test('whoever is on their way arrives once, in time, with what they began with', async () => {
    const [on, other] = [await fresh(), await fresh()]
    const { staff } = on.site
    const pending = {
      sha256: hash('s'),
      kind: 'provider',
      facts: '{"state":"x"}',
      keyThumbprint: 'thumb',
      expiresAt: on.now + 10,
    } as const
    await staff.putSignIn({ ...pending, facts: '{}' })
    await staff.putSignIn(pending)
    expect(await other.site.staff.takeSignIn(pending.sha256, on.now)).toBeUndefined()
    expect(await staff.takeSignIn(pending.sha256, on.now + 10)).toBeUndefined()
    const taken = await many(() => staff.takeSignIn(pending.sha256, on.now + 9))
    expect(taken.filter((one) => one !== undefined)).toEqual([pending])
  })

  test('a link can be looked at as often as one likes, and joined by once', async () => {
    const [on, other] = [await fresh(), await fresh()]
    const { staff } = on.site
    const link = on.invite()
    await staff.addInvite(link)
    expect(await staff.invite(link.sha256, on.now)).toEqual(link)
    expect(await staff.invite(link.sha256, on.now)).toEqual(link)
    expect(await staff.invite(link.sha256, link.expiresAt)).toBeUndefined()
    expect(await other.site.staff.invite(link.sha256, on.now)).toBeUndefined()
    let made = 0
    const joined = await many(async () => {
      made += 1
      const member = on.member(`m${made}`, { roles: link.roles })
      const key = on.passkey(member.id)
      const done = await staff.joinByInvite(link.sha256, on.now, member, key)
      expect(await staff.passkey(key.credential)).toEqual(done ? key : undefined)
      return done ? [member] : []
    })
    expect(joined.flat()).toHaveLength(1)
    expect(await staff.members()).toEqual(joined.flat())
    expect(await staff.invite(link.sha256, on.now)).toBeUndefined()
  })

  test('a link that does not hold adds nothing, and one makes nobody else than it is for', async () => {
    const on = await fresh()
    const { staff } = on.site
    const link = on.invite({ roles: ['viewer'] })
    await staff.addInvite(link)
    const ada = on.member('ada', { roles: ['viewer'] })
    const join = (sha256: string, at: number, member = ada, key = on.passkey(ada.id)) =>
      staff.joinByInvite(sha256, at, member, key)
    const before = await on.everything()
    expect(await join(hash('another'), on.now)).toBe(false)
    expect(await join(link.sha256, link.expiresAt)).toBe(false)
    const more = { ...ada, roles: ['administrator'] as const }
    await expect(join(link.sha256, on.now, more)).rejects.toMatchObject({ code: 'unexpected' })
    const foreign = on.passkey('passkey:ben')
    await expect(join(link.sha256, on.now, ada, foreign)).rejects.toMatchObject({
      code: 'unexpected',
    })
    expect(await on.everything()).toEqual(before)
    await staff.saveMember({ ...ada, roles: [] })
    await expect(join(link.sha256, on.now)).rejects.toMatchObject({ code: 'field_invalid' })
    expect(await staff.member(ada.id)).toEqual({ ...ada, roles: [] })
    expect(await staff.invite(link.sha256, on.now)).toEqual(link)
  })

  test('a passkey is one member’s, and a counter that does not grow may be a copy', async () => {
    const [on, other] = [await fresh(), await fresh()]
    const { staff } = on.site
    const [ada, ben] = [await on.added('ada'), await on.added('ben')]
    const [counts, silent] = [
      on.passkey(ada.id, { counter: 5 }),
      on.passkey(ada.id, { addedAt: on.now + 1, transports: [] }),
    ]
    await staff.addPasskey(silent)
    await staff.addPasskey(counts)
    expect(await staff.passkeys(ada.id)).toEqual([counts, silent])
    expect(await staff.passkeys(ben.id)).toEqual([])
    const { credential } = counts
    expect(await other.site.staff.passkey(credential)).toBeUndefined()
    await expect(staff.addPasskey(on.passkey(ben.id, { credential }))).rejects.toMatchObject({
      code: 'field_invalid',
    })
    const grown = await many(() => staff.countPasskey(credential, 6))
    expect(grown.filter((one) => one)).toHaveLength(1)
    for (const old of [0, 5, 6]) expect(await staff.countPasskey(credential, old)).toBe(false)
    expect(await staff.countPasskey(credential, 4_294_967_295)).toBe(true)
    expect(await staff.countPasskey(silent.credential, 0)).toBe(true)
    expect(await staff.countPasskey(silent.credential, 1)).toBe(true)
    expect(await staff.countPasskey(silent.credential, 0)).toBe(false)
    expect(await staff.countPasskey('nothing', 1)).toBe(false)
  })

  test('tries are counted by who, and by what of', async () => {
    const [on, other] = [await fresh(), await fresh()]
    const { staff } = on.site
    for (const at of [3, 1, 2]) await staff.noteFailure('a', at)
    await staff.noteFailure('b', 9)
    await staff.noteAttempt('a', 'privacy', 4)
    expect(await staff.failures('a', 2)).toEqual([3, 2])
    expect(await staff.failures('c', 0)).toEqual([])
    expect(await staff.attempts('a', 'privacy', 4)).toBe(1)
    expect(await staff.attempts('a', 'privacy', 5)).toBe(0)
    expect(await staff.attempts('a', 'consent', 0)).toBe(0)
    expect(await other.site.staff.failures('a', 0)).toEqual([])
  })
}
