/** Finding whose something is, and how many people something is about. */
import type { FieldId } from '@discreet/policy'
import { expect, test } from 'vitest'
import type { Fresh } from './rights-fixture.ts'
import { hash } from './rights-fixture.ts'

export function rightsFinding(fresh: Fresh): void {
  test('finds the account of an address and of a record, until it is nobody’s', async () => {
    const on = await fresh()
    const subject = on.somebody()
    const { erasure } = on.site.rights
    const { contact, record, request } = await on.fill(subject)
    expect(await erasure.byContact(contact)).toEqual([subject])
    expect(await erasure.byRecord(record)).toBe(subject)
    await on.eraseAll(subject, request.id)
    expect(await erasure.byContact(contact)).toEqual([])
    expect(await erasure.byRecord(record)).toBeUndefined()
    expect(await erasure.byRecord('nothing')).toBeUndefined()
  })

  test('keys of requests are moved with those of people, bound to the request', async () => {
    const on = await fresh()
    const subject = on.somebody()
    const { request } = await on.fill(subject)
    const seen: string[] = []
    const moved = await on.site.people.rewrap((key, context) => {
      seen.push(context)
      return Promise.resolve(context === request.id ? { ...key, keyId: 'k2' } : undefined)
    })
    expect(moved).toBe(1)
    expect(seen).toHaveLength(3)
    expect(seen).toContain(subject)
    expect((await on.site.rights.requests.identity(request.id))?.key.keyId).toBe('k2')
  })

  test('keeps tombstones, and of somebody who came back and went again the last', async () => {
    const on = await fresh()
    const { erasure } = on.site.rights
    for (const [name, at] of [
      ['b', 2],
      ['a', 1],
      ['b', 3],
      ['b', 3],
    ] as const) {
      await erasure.bury({ hash: hash(name), at })
    }
    expect(await erasure.tombstones()).toEqual([
      { hash: hash('a'), at: 1 },
      { hash: hash('b'), at: 3 },
    ])
    expect(await erasure.buriedAt(hash('b'))).toBe(3)
    expect(await erasure.buriedAt(hash('c'))).toBeUndefined()
    const elsewhere = await fresh()
    expect(await elsewhere.site.rights.erasure.buriedAt(hash('b'))).toBeUndefined()
  })

  test('lists every account of the site and of no other', async () => {
    const [on, other] = [await fresh(), await fresh()]
    const subjects = [on.somebody(), on.somebody(), on.somebody()]
    for (const subject of subjects) await on.choose(subject)
    await other.choose(other.somebody())
    const listed: string[] = []
    for await (const some of on.site.rights.erasure.subjects()) listed.push(...some)
    expect(listed).toEqual([...subjects].sort())
  })

  test('counts people, not rows, that an actor had opened in a time', async () => {
    const on = await fresh()
    const { erasure } = on.site.rights
    const [one, other] = [on.somebody(), on.somebody()]
    for (const [subject, at, actor] of [
      [one, 10, 'staff Ada'],
      [one, 11, 'staff Ada'],
      [other, 19, 'staff Ada'],
      [other, 20, 'staff Ada'],
      [other, 11, 'staff Bob'],
    ] as const) {
      await erasure.noteAccess(on.rights(subject), { at, actor, reason: 'r', fields: [] })
    }
    expect(await erasure.accessedBy('staff Ada', 10, 20)).toBe(2)
    expect(await erasure.accessedBy('staff Ada', 10, 19)).toBe(1)
    expect(await erasure.accessedBy('staff Ada', 0, 10)).toBe(0)
    expect(await erasure.accessedBy('staff Bob', 0, 99)).toBe(1)
  })

  test('counts people who have something in one of the fields, also restricted ones', async () => {
    const on = await fresh()
    const { erasure } = on.site.rights
    const [one, other, third] = [on.somebody(), on.somebody(), on.somebody()]
    await on.fill(one)
    await on.choose(other, on.person({}, { key: null }))
    await on.choose(third)
    await on.site.people.addEntries(on.permit(third), [
      on.entry('account.views'),
      on.entry('account.views'),
    ])
    await on.choose(third, on.person({ restricted: true }))
    const counts: readonly (readonly [readonly FieldId[], number])[] = [
      [[], 0],
      [['device.history'], 0],
      [['account.purchases'], 1],
      [['account.views'], 2],
      [['account.views', 'account.purchases'], 2],
      [['account.ageBand'], 0],
      [['account.choices'], 3],
      [['account.key'], 2],
      [['account.contact'], 1],
      [['account.consentRecords'], 3],
      [['account.accessLog'], 1],
      [['account.requests'], 1],
      // Under another name in each of two periods.
      [['crowd.contribution'], 2],
      // And in each of two campaigns.
      [['crowd.campaigns'], 2],
    ]
    for (const [fields, n] of counts) expect(await erasure.holding(fields), `${fields}`).toBe(n)
  })
}
