/** Somebody signed in: the account decides, and what does not work is not taken for done. */
import { chromiumPath } from '@discreet/contracts/chromium'
import type { Preferences } from '@discreet/protocol'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Visit } from './corner.ts'
import { eachVisit } from './each-visit.ts'
import type { StandIn } from './stand-in.ts'

const database = ['discreet:corner']
const putChoice = 'PUT /v1/me/choices'
const nothingSaid: Preferences = { liked: [], avoided: [], less: [], owned: [], without: [] }

describe.skipIf(chromiumPath === undefined)('an account', () => {
  let visit: Visit
  let site: StandIn
  eachVisit(
    (one) => one.open({ accounts: true }),
    (opened, visitor) => {
      visit = opened
      site = visitor.site
    },
  )

  const { signIn, signOut } = {
    signIn: async (parts: Partial<StandIn['account']> = {}): Promise<void> => {
      site.token = 'token-1'
      site.account = { ...site.account, ...parts }
      await visit.run('await discreet.signedInChanged()')
    },
    signOut: async (): Promise<void> => {
      site.token = undefined
      await visit.run('await discreet.signedInChanged()')
    },
  }
  const standing = 'return [level(), await names(), discreet.choices.get().signedIn]'

  test('leaves the profile of the device alone', async () => {
    await visit.run(`await set(2); await look('item-3')`)
    await signIn({ level: 3, purposes: ['browsing'] })
    expect(await visit.run(standing)).toEqual([3, database, true])
    expect(await visit.run('return kept()')).toEqual([])
    await signOut()
    expect(await visit.run(standing)).toEqual([2, database, false])
    expect(await visit.run('return kept()')).toEqual(['item-3'])
  })

  test('that is left while the storage cannot be read does not cost the profile of the device', async () => {
    await visit.run(`await set(2); await look('item-3')`)
    await signIn({ level: 3 })
    await visit.run(`
      window.get = IDBObjectStore.prototype.get
      IDBObjectStore.prototype.get = () => { throw new DOMException('no', 'UnknownError') }
    `)
    await signOut()
    expect(await visit.run(standing)).toEqual([0, database, false])
    expect(await visit.run('return discreet.choices.get().trouble')).toMatch(/keep notes/)
    await visit.run('IDBObjectStore.prototype.get = window.get; await set(2)')
    expect(await visit.run('return kept()')).toEqual(['item-3'])
  })

  test('that is left for the level of this visit leaves nothing on the device', async () => {
    await visit.run(`await set(2); await look('item-3')`)
    await signIn({ level: 3 })
    expect(await visit.run('return (await set(1)).ok')).toBe(true)
    expect(await visit.run(standing)).toEqual([1, [], true])
  })

  test('whose token ran out and is not renewed is not asked as somebody unknown', async () => {
    await signIn({ level: 3, purposes: ['browsing'] })
    site.tokens.clear()
    site.token = undefined
    const before = site.of(putChoice).length
    expect(await visit.run('return set(0)')).toMatchObject({
      ok: false,
      code: 'token_invalid',
      text: 'Sign in first to use your account.',
    })
    expect(await visit.run(standing)).toEqual([0, [], false])
    await visit.run('await set(0)')
    const puts = site.of(putChoice).slice(before)
    expect(puts.filter(({ body }) => !('previous' in Object(body)))).toEqual([
      expect.objectContaining({ token: 'token-1' }),
    ])
  })

  test('whose token is known to be gone is not asked at all', async () => {
    await signIn({ level: 3, purposes: ['browsing'] })
    site.tokens.clear()
    site.token = undefined
    await visit.run('await shelf()')
    const before = site.asked.length
    expect(await visit.run('return set(0)')).toMatchObject({ ok: false, code: 'token_invalid' })
    expect(site.asked.slice(before)).toEqual([])
    expect(await visit.run(standing)).toEqual([0, [], false])
  })

  test('that cannot be told of a lower level does not hold it up here', async () => {
    await signIn()
    await visit.run(`await set(2); await look('item-3')`)
    expect(await visit.run(standing)).toEqual([2, database, true])
    site.refuse(putChoice)
    expect(await visit.run('return set(0)')).toMatchObject({ ok: false, code: 'store_unavailable' })
    expect(await visit.run(standing)).toEqual([0, [], true])
  })

  test('is not changed while what it has is not known', async () => {
    site.refuse('GET /v1/me/choices')
    await signIn({
      level: 1,
      purposes: ['browsing', 'preferences'],
      restricted: true,
      objections: ['offers'],
    })
    expect(await visit.run('return set(3)')).toMatchObject({ ok: false, code: 'store_unavailable' })
    expect(site.of(putChoice)).toEqual([])
    site.instead.clear()
    expect(await visit.run('return (await set(3)).ok')).toBe(true)
    expect(site.bodiesOf(putChoice)).toMatchObject([
      {
        level: 3,
        purposes: ['browsing', 'preferences'],
        restricted: true,
        objections: ['offers'],
      },
    ])
  })

  describe('that remembers what was said', () => {
    const twice = `
      const { items: [one, two] } = await shelf()
      const corrected = await Promise.all([one, two].map((item) => discreet.correct('not_this', item)))
      return corrected.map(({ ok }) => ok)
    `
    beforeEach(() => signIn({ level: 3, purposes: ['preferences'] }))

    test('loses nothing when two things are said at once', async () => {
      site.preferences = { ...nothingSaid, avoided: ['item-200'] }
      expect(await visit.run(twice)).toEqual([true, true])
      expect(site.preferences.avoided).toEqual(['item-200', 'item-0', 'item-1'])
    })

    test('keeps what it has when that cannot be read', async () => {
      site.preferences = { ...nothingSaid, avoided: ['item-200'] }
      site.refuse('GET /v1/me/profile')
      expect(await visit.run(twice)).toEqual([false, false])
      expect(site.of('PUT /v1/me/preferences')).toEqual([])
      expect(site.preferences.avoided).toEqual(['item-200'])
      // It was said, so it holds in this page.
      expect(await visit.run('return ids()')).not.toContain('item-0')
    })

    test('takes one thing back and keeps what was said since', async () => {
      await visit.run(`
        const { items: [one, two] } = await shelf()
        const first = await discreet.correct('not_this', one)
        await discreet.correct('not_this', two)
        await first.undo()
      `)
      expect(site.preferences?.avoided).toEqual(['item-1'])
    })
  })

  test('in which a purpose is switched does not show again what was taken out', async () => {
    await signIn({ level: 3, purposes: ['browsing'] })
    expect(
      await visit.run(`
        const { items: [one] } = await shelf()
        await discreet.correct('not_this', one)
        const seen = [(await ids()).includes(one.item)]
        for (const purposes of [['browsing', 'purchases'], []]) {
          await set(3, { purposes })
          seen.push((await ids()).includes(one.item))
        }
        await set(2)
        seen.push((await ids('home', { limit: 100 })).includes(one.item))
        return seen
      `),
    ).toEqual([false, false, false, false])
  })

  describe('that does not answer', () => {
    const entry = { field: 'account.browsing', item: 'item-3', at: '2026-11-20T10:00:00.000Z' }
    const forgetting = `
      const about = { item: 'item-8', product: { id: 'item-8' }, terms: {}, reason: { term: 'history' },
        signals: [{ item: 'item-3', title: 'Thing 3', contribution: 1 }] }
      const forgotten = () => discreet.correct('forget', about)
    `
    beforeEach(async () => {
      site.entries = [entry]
      await signIn({ level: 3, purposes: ['browsing', 'purchases'] })
    })

    for (const failing of ['GET /v1/me/profile', 'POST /v1/me/forget']) {
      test(`has forgotten nothing, and that is said: ${failing}`, async () => {
        const id = await visit.run('return (await discreet.profile.view()).entries[0].id')
        site.refuse(failing)
        const forget = `return refusal(discreet.profile.forget([${JSON.stringify(id)}]))`
        expect(await visit.run(forget)).toBe('DiscreetRefused')
        expect(await visit.run(`${forgetting} return forgotten()`)).toMatchObject({ ok: false })
        expect(site.entries).toEqual([entry])
      })
    }

    test('has wiped nothing, and what the device keeps stays too', async () => {
      await signOut()
      await visit.run(`await set(2); await look('item-5')`)
      await signIn({ level: 3 })
      site.refuse('DELETE /v1/me/profile')
      expect(await visit.run('return refusal(discreet.profile.wipe())')).toBe('DiscreetRefused')
      expect(site.entries).toEqual([entry])
      expect(await visit.run('return names()')).toEqual(database)
      site.instead.clear()
      expect(await visit.run('return refusal(discreet.profile.wipe())')).toBe('resolved')
      expect(site.entries).toEqual([])
      expect(await visit.run('return names()')).toEqual([])
    })

    test('says so when the device below it cannot be wiped', async () => {
      await signOut()
      await visit.run('await set(2)')
      await signIn({ level: 3 })
      const message = await visit.run(`
        IDBFactory.prototype.deleteDatabase = () => { throw new DOMException('no', 'UnknownError') }
        IDBObjectStore.prototype.clear = () => { throw new DOMException('no', 'UnknownError') }
        return discreet.profile.wipe().catch(({ name, message }) => name + ': ' + message)
      `)
      expect(message).toMatch(/^DiscreetRefused: .*erase/)
    })

    test('has put nothing back', async () => {
      site.refuse('POST /v1/me/events')
      expect(
        await visit.run(`
          ${forgetting}
          const { ok, undo } = await forgotten()
          return [ok, await refusal(undo())]
        `),
      ).toEqual([true, 'DiscreetRefused'])
    })
  })

  test('gives purchases to the crowd itself, and the device keeps none for it', async () => {
    await visit.run('await set(2, { contribute: true })')
    await signIn({ level: 2, contribute: true })
    await visit.run(`await buy('order-1', 'item-3', 'item-4')`)
    expect(site.bodiesOf('POST /v1/me/events')).toMatchObject([
      { events: [{ type: 'purchase', items: ['item-3', 'item-4'], id: 'order-1' }] },
    ])
    expect(
      await visit.run('return [await kept(), await discreet.contributions.pending()]'),
    ).toEqual([['item-4', 'item-3'], null])
    expect(site.of('POST /v1/contributions')).toEqual([])
  })
})
