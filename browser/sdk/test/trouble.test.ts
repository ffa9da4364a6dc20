/** Whatever fails around it, the SDK answers, says no with a reason, and leaves nothing running. */
import { chromiumPath } from '@discreet/contracts/chromium'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Receipt } from '../src/types.ts'
import type { Corner, Visit, Visitor } from './corner.ts'
import { openCorner } from './corner.ts'
import { pack } from './example-files.ts'
import { receiptOf } from './stand-in.ts'

const damaged = (): Uint8Array => pack.slice().fill(1, 50, 60)
const putChoice = 'PUT /v1/me/choices'
const levels = 'return (await discreet.receipts()).map(({ record }) => record.levelTo)'

describe.skipIf(chromiumPath === undefined)('a page', () => {
  let corner: Corner
  let visitor: Visitor
  let visit: Visit
  /** Nobody caught them, and so it should be. */
  let expected: readonly string[]

  beforeAll(async () => {
    corner = await openCorner()
  })
  afterAll(() => corner.close())
  beforeEach(async () => {
    expected = []
    visitor = await corner.visitor()
    visit = await visitor.open()
  })
  afterEach(async () => {
    expect([...new Set(visit.faults)]).toEqual(expected)
    await visitor.close()
  })

  test('whose listeners fail goes on, and their faults are reported', async () => {
    expected = ['of the shop']
    expect(
      await visit.run(`
        const fail = () => { throw new Error('of the shop') }
        discreet.changed(fail)
        discreet.choices.subscribe(fail)
        let heard = 0
        discreet.changed(() => { heard += 1 })
        await discreet.ready
        const { ok } = await set(1)
        await look('item-3')
        const { items: [one] } = await shelf()
        const corrected = await discreet.correct('not_this', one)
        await corrected.undo()
        return [ok, level(), (await shelf()).ok, heard > 0]
      `),
    ).toEqual([true, 1, true, true])
  })

  for (const [how, script] of [
    ['cannot be opened', `IDBFactory.prototype.open = () => { throw new DOMException('no', 'x') }`],
    [
      'cannot be written',
      `const { put } = IDBObjectStore.prototype
       IDBObjectStore.prototype.put = function (...given) {
         const request = put.apply(this, given)
         this.transaction.abort()
         return request
       }`,
    ],
    [
      'cannot be read',
      `IDBObjectStore.prototype.get = () => { throw new DOMException('no', 'UnknownError') }`,
    ],
    ['has lost its key', 'SubtleCrypto.prototype.decrypt = () => Promise.reject(new Error("no"))'],
  ] as const) {
    test(`whose storage ${how} answers everything`, async () => {
      const answers = await visit.run<readonly unknown[]>(`
        await set(2, { contribute: true })
        await look('item-3')
        const { items: [one] } = await shelf('home', { items: [] })
        ${script}
        const answer = (promise) => promise.then(
          (value) => value?.ok === false ? value.code : 'answered',
          ({ name, message }) => name + ' ' + message,
        )
        const asked = [
          discreet.correct('not_this', one),
          discreet.correct('forget', one),
          discreet.profile.view(),
          discreet.profile.forget(['1']),
          discreet.profile.wipe(),
          discreet.profile.setPreferences({ liked: [], avoided: [], less: [], owned: [], without: [] }),
          discreet.profile.export('long enough words'),
          discreet.receipts(),
          discreet.contributions.pending(),
          discreet.contributions.sent(),
          discreet.contributions.periods(),
          look('item-4'),
          buy('order-1', 'item-5'),
          shelf(),
          discreet.preview(1, 'home'),
          set(2, { contribute: false }),
        ]
        const told = await Promise.all(asked.map(answer))
        return [...told, await answer(set(1)), await answer(set(0))]
      `)
      const clean = /^(answered|storage_blocked|not_permitted|DiscreetRefused .*\.)$/
      expect(answers.filter((one) => !clean.test(String(one)))).toEqual([])
      expect(await visit.run('return [level(), (await shelf()).scored]')).toEqual([0, 'server'])
    })
  }

  test('that reaches nobody says so, and is itself again when it does', async () => {
    const { context, site } = visitor
    await visit.page.evaluate(`import('/code.js')`)
    await context.route('**', (route) => route.abort())
    const answers = await visit.run<readonly { code: string; text: string }[]>(`
      await discreet.ready
      const one = { item: 'item-1', product: { id: 'item-1' }, terms: {}, reason: { term: 'popular' }, signals: [] }
      return Promise.all([
        set(0), set(1), set(2), shelf(), discreet.preview(1, 'home'), discreet.correct('not_this', one),
        discreet.profile.setPreferences({ liked: [], avoided: [], less: [], owned: [], without: [] }),
      ])
    `)
    for (const answer of answers) expect(answer).toMatchObject({ ok: false, code: 'offline' })
    expect(answers.filter(({ text }) => !/\w+ \w+/.test(text))).toEqual([])
    expect(await visit.run('return discreet.choices.get().trouble')).toMatch(/\w+ \w+/)
    await context.unroute('**')
    expect(site.asked.some(({ what }) => what === 'POST /v1/recommend')).toBe(false)
    expect(await visit.run('return [(await shelf()).ok, discreet.choices.get().trouble]')).toEqual([
      true,
      '',
    ])
    expect(await visit.run('return (await set(2)).ok')).toBe(true)
  })

  test('whose model is refused fetches it again once a minute, and not for each list', async () => {
    await visit.page.clock.install({ time: Date.now() })
    await visit.reload()
    visitor.site.model = damaged()
    const three = 'await set(1); await shelf(); await shelf(); return (await shelf()).scored'
    expect(await visit.run(three)).toBe('server')
    expect(visitor.site.of('GET /v1/model/m-1')).toHaveLength(1)
    expect(await visit.run('return discreet.choices.get().trouble')).toMatch(/check/)
    await visit.page.clock.fastForward(61_000)
    visitor.site.model = pack
    expect(await visit.run(`return (await shelf()).scored`)).toBe('device')
    expect(visitor.site.of('GET /v1/model/m-1')).toHaveLength(2)
    expect(await visit.run('return discreet.choices.get().trouble')).toBe('')
  })

  test('gives receipts in the order of the choices, however slow the first is', async () => {
    const release = visitor.site.hold(putChoice)
    await visit.run('await set(1); await set(2); await look("item-3")')
    release()
    expect(await visit.run(levels)).toEqual([1, 2])
    await visit.reload()
    expect(await visit.run(levels)).toEqual([2])
    await visit.run('await set(1); await set(2); await set(0)')
    expect(await visit.run(levels)).toEqual([1, 2, 0])
    expect(visitor.site.bodiesOf(putChoice).map((body) => body['level'])).toEqual([1, 2, 1, 2, 0])
  })

  for (const [what, forged] of [
    [
      'a wrong signature',
      (good: Receipt) => {
        const [head, payload] = good.receipt.split('.')
        return { ...good, receipt: `${head}.${payload}.${'A'.repeat(86)}` }
      },
    ],
    [
      'another record',
      (good: Receipt) => ({ ...good, receipt: receiptOf({ ...good.record, id: 'x' }).receipt }),
    ],
    ['nothing in it', (good: Receipt) => ({ ...good, receipt: '' })],
  ] as const) {
    test(`does not keep a receipt with ${what}`, async () => {
      const { site } = visitor
      site.instead.set(putChoice, () => {
        const record = { id: 'r', event: 'choice', at: 1, levelFrom: null, levelTo: 2 }
        const notice = { sha256: 'n', locale: 'en' }
        return { json: forged(receiptOf({ ...record, contribute: false, notice })) }
      })
      await visit.run('await set(2)')
      expect(await visit.run(levels)).toEqual([])
      expect(site.of(putChoice)).toHaveLength(1)
    })
  }

  test('does not keep a receipt of a site whose key is none', async () => {
    visitor.site.facts = { ...visitor.site.facts, key: 'AAAA' }
    await visit.run('await set(1)')
    expect(await visit.run(levels)).toEqual([])
    expect(visitor.site.of(putChoice)).toHaveLength(1)
  })

  describe('that is closed', () => {
    /** Counts what runs; what ended is taken off. */
    const counting = `
      window.running = { channels: 0, workers: 0, timers: new Set() }
      const counted = (name, kind, end) => {
        const Of = window[name]
        window[name] = class extends Of {
          constructor(...given) { super(...given); running[kind] += 1 }
          [end]() { running[kind] -= 1; super[end]() }
        }
      }
      counted('BroadcastChannel', 'channels', 'close')
      counted('Worker', 'workers', 'terminate')
      const [start, stop] = [setTimeout, clearTimeout]
      window.setTimeout = (work, ...more) => {
        const timer = start(() => { running.timers.delete(timer); work() }, ...more)
        running.timers.add(timer)
        return timer
      }
      window.clearTimeout = (timer) => { running.timers.delete(timer); stop(timer) }
    `
    const left = `
      const left = async () => {
        await refusal(discreet.ready)
        return [running.channels, running.workers, running.timers.size]
      }
    `
    let counted: Visit

    beforeEach(async () => {
      await visit.run(`await set(2, { contribute: true }); await look('item-3')`)
      await visit.page.close()
      counted = await visitor.open({ script: counting })
    })
    afterEach(() => {
      expect(counted.faults).toEqual([])
    })

    test('at once leaves nothing running', async () => {
      expect(await counted.run(`${left} discreet.close(); return left()`)).toEqual([0, 0, 0])
    })

    test('when it knows the shop leaves nothing running', async () => {
      const release = visitor.site.hold('GET /v1/site')
      await counted.run('discreet.close')
      await expect.poll(() => visitor.site.of('GET /v1/site').length).toBe(2)
      release()
      expect(
        await counted.run(`
          ${left}
          const list = indexedDB.databases.bind(indexedDB)
          await Promise.race([list().then(() => list()), discreet.ready])
          discreet.close()
          return left()
        `),
      ).toEqual([0, 0, 0])
    })

    test('while it works leaves nothing running', async () => {
      expect(
        await counted.run(`
          ${left}
          await discreet.ready
          const before = running.channels
          const work = [shelf(), set(1), buy('order-1', 'item-3'), set(2), discreet.preview(1, 'home'), shelf('visit')]
          discreet.close()
          await Promise.allSettled(work)
          return [before, await left()]
        `),
      ).toEqual([1, [0, 0, 0]])
    })

    test('and asked for more leaves nothing running', async () => {
      expect(
        await counted.run(`
          ${left}
          await set(1)
          discreet.close()
          await look('item-4')
          await buy('order-1', 'item-3')
          await shelf()
          await set(2)
          await discreet.preview(1, 'home')
          return left()
        `),
      ).toEqual([0, 0, 0])
    })

    test('after it worked leaves nothing running', async () => {
      expect(
        await counted.run(`
          ${left}
          await discreet.ready
          await shelf()
          await set(1)
          await buy('order-1', 'item-3')
          const before = [running.workers, running.timers.size]
          discreet.close()
          return [before, await left()]
        `),
      ).toEqual([
        [1, 1],
        [0, 0, 0],
      ])
    })
  })
})
