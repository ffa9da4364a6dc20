/** A level that was chosen is the one in force, whatever happens at the same time. */
import { chromiumPath } from '@discreet/contracts/chromium'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Visit, Visitor } from './corner.ts'
import { eachVisit } from './each-visit.ts'

const database = ['discreet:corner']
const standing = 'return [level(), await names(), discreet.choices.get().trouble]'

describe.skipIf(chromiumPath === undefined)('a level', () => {
  let visitor: Visitor
  let visit: Visit
  eachVisit(
    (one) => one.open(),
    (...opened) => {
      ;[visit, visitor] = opened
    },
  )

  test('that was lowered stays low while the page looks who is signed in', async () => {
    const signedIn = await visitor.open({ accounts: true })
    await signedIn.run('await set(2)')
    expect(await signedIn.run(standing)).toEqual([2, database, ''])
    visitor.site.token = 'token-1'
    const release = visitor.site.hold('GET /v1/me/choices')
    const lowering = signedIn.run(`
      const looking = discreet.signedInChanged()
      const lowered = set(0)
      await Promise.all([looking, lowered, discreet.signedInChanged()])
      ${standing}
    `)
    await expect.poll(() => visitor.site.of('GET /v1/me/choices').length).toBe(1)
    release()
    expect(await lowering).toEqual([0, [], ''])
    visitor.site.token = undefined
    await signedIn.reload()
    expect(await signedIn.run(`await discreet.ready; ${standing}`)).toEqual([0, [], ''])
    expect(signedIn.faults).toEqual([])
  })

  test('that goes down and up again quickly ends where it was said last', async () => {
    expect(
      await visit.run(`
        await set(2)
        await look('item-3')
        const { items } = await shelf()
        const corrected = await discreet.correct('not_this', items[0])
        await Promise.all([set(0), set(2)])
        await shelf()
        const muted = (await ids('home', { limit: 100 })).includes(items[0].item)
        await corrected.undo()
        const shown = (await ids('home', { limit: 100 })).includes(items[0].item)
        return [level(), await names(), discreet.choices.get().trouble, muted, shown, await kept()]
      `),
    ).toEqual([2, database, '', false, true, []])
  })

  test('that goes down and up again keeps nothing of what was under way', async () => {
    expect(
      await visit.run(`
        await set(2)
        const { encrypt } = SubtleCrypto.prototype
        let release
        const released = new Promise((resolve) => { release = resolve })
        const under = await new Promise((begun) => {
          SubtleCrypto.prototype.encrypt = async function (...given) {
            SubtleCrypto.prototype.encrypt = encrypt
            begun(look)
            await released
            return encrypt.apply(this, given)
          }
          const look = { done: discreet.record({ type: 'view', item: 'item-3' }) }
        })
        await set(0)
        await set(2)
        release()
        await under.done
        return [level(), await names(), discreet.choices.get().trouble, await kept()]
      `),
    ).toEqual([2, database, '', []])
  })

  test('that went down cannot be brought back by what was forgotten before', async () => {
    expect(
      await visit.run(`
        await set(2)
        await look('item-3')
        const { items } = await shelf('home', { items: [], limit: 100 })
        const corrected = await discreet.correct('forget', items.find((one) => one.signals.length > 0))
        await set(0)
        const undone = await corrected.undo().catch(({ name, message }) => [name, message])
        return [undone, level(), await names(), await kept(), await ids('visit')]
      `),
    ).toEqual([['DiscreetRefused', 'This is not possible here.'], 0, [], [], []])
  })

  test('on the device is joined by a tab that had not heard of it, and nothing is lost', async () => {
    const other = await visitor.open()
    await other.run('await discreet.ready')
    await visit.run(`await set(2); await look('item-3')`)
    await other.run(`
      await discreet.record({ type: 'preference', avoided: ['item-5'] })
      await set(2)
    `)
    const known =
      'return [level(), await kept(), (await discreet.profile.view()).preferences.avoided]'
    expect(await other.run(known)).toEqual([2, ['item-3'], ['item-5']])
    expect(await visit.run(known)).toEqual([2, ['item-3'], ['item-5']])
  })

  test('of this visit leaves nothing on the device that another tab put there', async () => {
    const other = await visitor.open()
    await other.run('await discreet.ready')
    await visit.run('await set(2)')
    expect(await other.run(`await set(1); ${standing}`)).toEqual([1, [], ''])
    await expect.poll(() => visit.run('return level()')).toBe(0)
  })

  test('can be lowered without the network', async () => {
    await visit.run(`await set(2); await look('item-3')`)
    await visit.reload()
    await visit.run('await discreet.ready')
    await visit.page.waitForLoadState('networkidle')
    await visitor.context.route('**', (route) => route.abort())
    expect(await visit.run(`await set(0); ${standing}`)).toEqual([0, [], ''])
  })

  test('that another tab lowered is said until the next choice', async () => {
    const other = await visitor.open()
    await visit.run('await set(2)')
    await other.run('await discreet.ready; await set(0)')
    await expect.poll(() => visit.run('return level()')).toBe(0)
    const trouble = 'await shelf(); return discreet.choices.get().trouble'
    expect(await visit.run(trouble)).toMatch(/another tab/)
    expect(await visit.run(`await set(1); ${trouble}`)).toBe('')
  })

  describe('of a browser that does not erase', () => {
    const stubborn = `
      IDBFactory.prototype.deleteDatabase = () => { throw new DOMException('no', 'UnknownError') }
      IDBObjectStore.prototype.clear = () => { throw new DOMException('no', 'UnknownError') }
    `
    for (const lower of [0, 1]) {
      test(`is lowered to ${lower} nevertheless, and that is said`, async () => {
        const answer = await visit.run<{ text: string }>(`
          await set(2)
          await look('item-3')
          ${stubborn}
          return set(${lower})
        `)
        expect(answer).toMatchObject({ ok: false, code: 'storage_blocked' })
        expect(answer.text).toMatch(/erase/)
        const now = 'return [level(), (await shelf()).scored, (await kept()).length]'
        expect(await visit.run(now)).toEqual(lower === 0 ? [0, 'server', 0] : [1, 'device', 1])
      })
    }

    for (const times of [1, 2, 1000]) {
      test(`is lowered where it does not say what there is, ${times} times`, async () => {
        expect(
          await visit.run(`
            await set(2)
            const list = indexedDB.databases.bind(indexedDB)
            let asked = 0
            indexedDB.databases = async () => {
              asked += 1
              if (asked <= ${times}) throw new DOMException('no', 'UnknownError')
              return list()
            }
            return [(await set(0)).ok, asked > 0, await list()]
          `),
        ).toEqual([true, true, []])
      })
    }
  })

  test('0 says nothing of the page before where a shop handles its own links', async () => {
    await visit.run(`
      await look('item-3')
      await shelf('home')
      history.pushState({}, '', '/other')
      await shelf('home')
    `)
    const bodies = visitor.site.bodiesOf('POST /v1/recommend')
    expect(bodies.map(({ items }) => items)).toEqual([['item-3'], []])
  })

  test('that is lowered while a shelf is worked out gives the shelf of the lower level', async () => {
    const release = visitor.site.hold('GET /v1/model/m-1')
    await visit.run(`
      await set(2)
      window.answer = shelf('home', { limit: 3 })
    `)
    expect(await visit.run('return [(await set(0)).ok, await names()]')).toEqual([true, []])
    release()
    expect(await visit.run('return window.answer')).toMatchObject({ level: 0, scored: 'server' })
  })

  describe('chosen for a time', () => {
    const hour = 3_600_000
    const day = 24 * hour
    let start: number

    beforeEach(async () => {
      start = Date.now()
      await visit.page.clock.install({ time: start })
      const { facts } = visitor.site
      visitor.site.facts = { ...facts, pack: { ...facts.pack, consentDays: 2 } }
      await visit.reload()
      await visit.run(`await set(2); await look('item-3')`)
    })

    const at = (time: number): Promise<void> => visit.page.clock.setSystemTime(time)
    const now = 'await shelf(); return [level(), await names(), await kept()]'

    test('ends by itself: nothing is used, and nothing is left', async () => {
      await at(start + 3 * day)
      expect(await visit.run(now)).toEqual([0, [], []])
      expect(await visit.run('return discreet.choices.get().reasons')).toContain('consent_expired')
      await visit.reload()
      expect(await visit.run(now)).toEqual([0, [], []])
    })

    test('ends by itself at the level that holds where nobody chose', async () => {
      const { facts } = visitor.site
      visitor.site.facts = { ...facts, pack: { ...facts.pack, defaultLevel: 1 } }
      await at(start + 3 * day)
      await visit.run('await discreet.crowd()')
      expect(await visit.run(now)).toEqual([1, [], ['item-3']])
    })

    test('ends by itself at the next visit', async () => {
      await visit.page.goto('about:blank')
      await at(start + 3 * day)
      await visit.page.goBack()
      expect(await visit.run(now)).toEqual([0, [], []])
    })

    for (const [clock, moved] of [
      ['set back', -hour],
      ['set back by a year', -365 * day],
      ['wrong by a year', 365 * day],
    ] as const) {
      test(`is not used and not erased while the clock is ${clock}`, async () => {
        await at(start + moved)
        expect(await visit.run(now)).toEqual([0, database, []])
        await visit.reload()
        expect(await visit.run(now)).toEqual([0, database, []])
        await at(start + hour)
        await visit.reload()
        expect(await visit.run(now)).toEqual([2, database, ['item-3']])
      })
    }
  })
})
