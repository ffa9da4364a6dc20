/** What somebody with an account may ask of it from a page. */
import { chromiumPath } from '@discreet/contracts/chromium'
import { describe, expect, test } from 'vitest'
import type { Visit } from './corner.ts'
import { eachVisit } from './each-visit.ts'
import type { StandIn } from './stand-in.ts'

describe.skipIf(chromiumPath === undefined)('the rights of an account', () => {
  let visit: Visit
  let site: StandIn
  eachVisit(
    (one) => one.open({ accounts: true }),
    (opened, visitor) => {
      visit = opened
      site = visitor.site
    },
  )

  async function signIn(): Promise<void> {
    site.token = 'token-1'
    site.account = { ...site.account, level: 3, purposes: ['browsing'] }
    site.entries = [
      { field: 'account.views', item: 'item-3', at: '2026-05-01T10:00:00.000Z' },
      { field: 'account.views', item: 'item-4', at: '2026-05-09T10:00:00.000Z' },
    ]
    await visit.run('await discreet.signedInChanged()')
  }

  test('are nobody’s who is not signed in', async () => {
    expect(await visit.run('return (await discreet.rights()) === undefined')).toBe(true)
  })

  test('give a file, and say who looked, newest first', async () => {
    await signIn()
    site.accesses = [
      { at: '2026-05-01T00:00:00.000Z', actor: 'person', reason: 'access', fields: [] },
      { at: '2026-05-02T00:00:00.000Z', actor: 'staff Kim', reason: 'a complaint', fields: [] },
    ]
    expect(
      await visit.run(`
        const rights = await discreet.rights()
        const taken = await rights.take()
        return [taken.ok, await taken.file.text(), (await rights.accesses()).map(({ actor }) => actor)]
      `),
    ).toEqual([true, 'PK: everything', ['staff Kim', 'person']])
    expect(site.of('GET /v1/me/export').map(({ token }) => token)).toEqual(['token-1'])
  })

  test('forget a stretch of time, and tell whoever shows something', async () => {
    await signIn()
    expect(
      await visit.run(`
        let changes = 0
        discreet.changed(() => { changes += 1 })
        const rights = await discreet.rights()
        const done = await rights.forgetBetween(Date.UTC(2026, 4, 1), Date.UTC(2026, 4, 2))
        return [done, changes, await kept()]
      `),
    ).toEqual([{ ok: true, forgotten: 1 }, 1, ['item-4']])
  })

  test('stop use without touching level and purposes, and take it up again', async () => {
    await signIn()
    await visit.run(`await set(3, { restricted: true, objections: ['offers'] })`)
    expect(site.bodiesOf('PUT /v1/me/choices').at(-1)).toMatchObject({
      level: 3,
      purposes: ['browsing'],
      restricted: true,
      objections: ['offers'],
    })
    const stopped = 'const { restricted, objections } = discreet.choices.get()'
    expect(await visit.run(`${stopped}; return [restricted, objections]`)).toEqual([
      true,
      ['offers'],
    ])
    // Another choice leaves them as they are.
    await visit.run('await set(3, { contribute: true })')
    expect(await visit.run(`${stopped}; return [restricted, objections]`)).toEqual([
      true,
      ['offers'],
    ])
    await visit.run('await set(3, { restricted: false, objections: [] })')
    expect(await visit.run(`${stopped}; return [restricted, objections]`)).toEqual([false, []])
  })

  test('erase the account and what the device kept below it, and begin again at Off', async () => {
    await visit.run(`await set(2); await look('item-5')`)
    await signIn()
    expect(
      await visit.run(`
        const done = await (await discreet.rights()).erase()
        const { signedIn } = discreet.choices.get()
        return [done, level(), signedIn, await kept(), await names()]
      `),
    ).toEqual([{ ok: true, certificate: 'a.certificate.b' }, 0, true, [], []])
    expect(site.of('GET /v1/me/choices').at(-1)?.token).toBe('token-2')
  })

  test('say so when nothing was erased, and keep what stands', async () => {
    await signIn()
    site.refuse('POST /v1/me/requests')
    expect(
      await visit.run(`
        const done = await (await discreet.rights()).erase()
        return [done.ok, done.code, level(), await kept()]
      `),
    ).toEqual([false, 'store_unavailable', 3, ['item-3', 'item-4']])
  })
})
