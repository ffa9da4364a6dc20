/** Slots and campaigns: what is shown at each level, what is counted, and what leaves. */
import { chromiumPath } from '@discreet/contracts/chromium'
import { describe, expect, test } from 'vitest'
import { allIn, campaignOf, fileOf } from './campaign-files.ts'
import type { Visit, Visitor } from './corner.ts'
import { eachVisit } from './each-visit.ts'
import { dayMilliseconds } from './states.ts'

const file = 'GET /v1/campaigns'
const reports = 'POST /v1/reports'
const uuid = expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-/)

const short = `
  const campaigns = await discreet.campaigns()
  const decide = (placement = 'hero', context = {}) => campaigns.decide(placement, context)
  const show = async (placement, context) => {
    const slot = await decide(placement, context)
    await campaigns.exposed(slot)
    return slot
  }
  const leave = () => dispatchEvent(new PageTransitionEvent('pagehide'))
  const device = async () => (await (await code.openDevice('corner'))?.holder.read())?.campaigns
`
const given = '{ contribute: true }'

describe.skipIf(chromiumPath === undefined)('a slot', () => {
  let visitor: Visitor
  let visit: Visit
  eachVisit(
    async (one) => {
      one.site.campaigns = fileOf([allIn('bread')])
      return one.open()
    },
    (...opened) => {
      ;[visit, visitor] = opened
    },
  )
  const run = <T = unknown>(body: string): Promise<T> => visit.run<T>(short + body)
  const asked = (): string[] => visitor.site.asked.map(({ what }) => what)

  test('at level 0 shows what everybody sees, asks for one public file and writes nothing', async () => {
    const slot = await run(`
      const slot = await show()
      await campaigns.happened('morning', 'clicked')
      leave()
      return slot
    `)
    expect(slot).toMatchObject({ level: 0, variant: 'welcome', campaign: null, counted: false })
    expect(asked()).toEqual(['GET /v1/site', file])
    expect(visitor.site.of(file)[0]).toMatchObject({ body: null, token: undefined })
    expect(await visit.run('return [await names(), localStorage.length, document.cookie]')).toEqual(
      [[], 0, ''],
    )
  })

  test('of which nothing is known shows nothing, and so does a shop that does not answer', async () => {
    expect(await run(`return decide('nowhere')`)).toMatchObject({ content: { kind: 'nothing' } })
    visitor.site.campaigns = undefined
    await visit.reload()
    expect(await run('return decide()')).toMatchObject({ content: { kind: 'nothing' } })
    visitor.site.campaigns = fileOf()
    expect(await run('return decide()')).toMatchObject({ variant: 'welcome' })
  })

  test('reads the page, the basket and the clock, and nothing else of what a page hands over', async () => {
    const when = (field: string, rule: object) => ({ field, ...rule })
    const content = { kind: 'value' as const, value: true }
    const rules = [
      when('page.kind', { is: ['home'] }),
      when('basket.size', { atLeast: 2 }),
      when('time.hour', { atLeast: 0, below: 24 }),
      when('given.weather', { is: ['rain'] }),
    ]
    const read = [...rules, when('device.items', { is: ['item-1'] })]
    visitor.site.campaigns = fileOf([], {
      placements: read.map((rule, k) => ({
        id: `slot-${k}`,
        name: 'x',
        contents: [
          { id: 'yes', when: rule as never, content },
          { id: 'no', content },
        ],
      })),
    })
    const context = `{ page: { kind: 'home' }, given: { weather: 'rain' }, 'device.items': ['item-1'] }`
    expect(
      await run(`
        await discreet.record({ type: 'basket', items: ['item-1', 'item-2'] })
        const slots = [0, 1, 2, 3, 4].map((k) => decide('slot-' + k, ${context}))
        return (await Promise.all(slots)).map(({ variant, fields }) => [variant, ...fields])
      `),
    ).toEqual([...rules.map(({ field }) => ['yes', field]), ['no']])
  })

  describe('at level 1', () => {
    test('shows the arm of the visit, and is reported once when the page goes, to the last byte', async () => {
      const slot = await run(`
        await set(1, ${given})
        const slot = await show()
        await show()
        await campaigns.happened('morning', 'clicked')
        await buy('order-1', 'item-3')
        leave()
        leave()
        await new Promise((done) => setTimeout(done, 50))
        return slot
      `)
      expect(slot).toMatchObject({ level: 1, variant: 'fresh-bread', arm: 'bread', counted: true })
      await expect.poll(() => visitor.site.of(reports).length).toBe(1)
      // Arms neutral, bread × levels 1, 2, 3 × audience others × steps × guards none, too_personal, level_down.
      const cell = ((1 * 3 + 0) * 3 + 2) * 3 + 0
      const [report] = visitor.site.of(reports)
      expect(report).toEqual({
        what: reports,
        token: undefined,
        body: { reports: [{ campaign: 'morning', week: 0, cell, token: uuid }] },
      })
      expect(await visit.run('return names()')).toEqual([])
      expect(new Set(asked().filter((what) => /campaign|decide|recommend/.test(what)))).toEqual(
        new Set([file]),
      )
    })

    test('is shown to who does not help the crowd, and counts nobody', async () => {
      const slot = await run(`await set(1); const slot = await show(); leave(); return slot`)
      expect(slot).toMatchObject({ variant: 'fresh-bread', counted: false })
      await run(`await set(1, ${given}); leave()`)
      expect(visitor.site.of(reports)).toEqual([])
    })

    test('that nobody has seen yet counts nobody', async () => {
      await run(`await set(1, ${given}); await decide(); leave()`)
      expect(visitor.site.of(reports)).toEqual([])
    })

    test('forgets what it counted when the person stops helping', async () => {
      await run(`
        await set(1, ${given})
        await show()
        await set(1, { contribute: false })
        leave()
        await set(1, ${given})
        await show()
        leave()
      `)
      expect(visitor.site.of(reports)).toEqual([])
    })

    test('is reported at once as a step down when the level is lowered', async () => {
      await run(`await set(1, ${given}); await show(); await set(0); leave()`)
      await expect.poll(() => visitor.site.of(reports).length).toBe(1)
      const down = ((1 * 3 + 0) * 3 + 0) * 3 + 2
      expect(visitor.site.bodiesOf(reports)).toMatchObject([{ reports: [{ cell: down }] }])
    })

    test('keeps within the cap of a visit', async () => {
      const [hero] = fileOf().placements
      visitor.site.campaigns = fileOf([allIn('bread')], {
        placements: hero === undefined ? [] : [{ ...hero, cap: { perVisit: 1 } }],
      })
      expect(
        await run(`
          await set(1)
          const shown = [await show(), await show()]
          history.pushState({}, '', '/other')
          shown.push(await show())
          return shown.map(({ variant, reasons }) => [variant, ...reasons])
        `),
      ).toEqual([
        ['fresh-bread', 'arm'],
        ['fresh-bread', 'arm'],
        ['welcome', 'capped'],
      ])
    })
  })

  describe('at level 2', () => {
    test('is the same arm on every page of a device, and another device has its own', async () => {
      visitor.site.campaigns = fileOf([campaignOf()])
      const armOf = `await set(2); return [(await decide()).arm, (await device()).unit]`
      const first = await run(armOf)
      await visit.reload()
      expect(await run(`return [(await decide()).arm, (await device()).unit]`)).toEqual(first)
      await visit.run('await set(0)')
      const [, unit] = await run<string[]>(armOf)
      expect(unit).not.toBe((first as string[])[1])
    })

    test('has no number where no campaign is', async () => {
      visitor.site.campaigns = fileOf([])
      expect(await run('await set(2); await show(); return device()')).toMatchObject({ unit: null })
    })

    test('is reported some time after its window, once, however often that fails', async () => {
      await visit.page.clock.install({ time: Date.now() })
      await visit.reload()
      const shown = await run<{ enrolled: { token: string; dueAt: number; endsAt: number }[] }>(`
        await set(2, ${given})
        await show()
        await campaigns.happened('morning', 'clicked')
        await discreet.record({ type: 'purchase', items: ['item-3'], order: 'order-1' })
        return device()
      `)
      const [kept] = shown.enrolled
      if (kept === undefined) throw new Error('nobody takes part')
      const { dueAt, endsAt, token } = kept
      expect(dueAt - endsAt).toBeGreaterThanOrEqual(dayMilliseconds)
      expect(dueAt - endsAt).toBeLessThanOrEqual(2 * dayMilliseconds)
      const at = async (time: number): Promise<void> => {
        await visit.page.clock.setSystemTime(time)
        await visit.reload()
        await run('await discreet.ready; await show()')
      }
      await at(dueAt - 1000)
      expect(visitor.site.of(reports)).toEqual([])
      visitor.site.refuse(reports)
      await at(dueAt + 1000)
      await expect.poll(() => visitor.site.of(reports).length).toBeGreaterThan(0)
      expect(await run('return (await device()).enrolled.length')).toBe(1)
      visitor.site.instead.delete(reports)
      await at(dueAt + 2000)
      await expect.poll(() => run('return (await device()).counted')).toEqual(['morning'])
      const sent = visitor.site.bodiesOf(reports)
      await at(dueAt + 3000)
      const cell = ((1 * 3 + 1) * 3 + 2) * 3 + 0
      const body = { reports: [{ campaign: 'morning', week: 0, cell, token }] }
      // What is sent again is the same to the last byte, so that it counts once.
      expect(sent.length).toBeGreaterThan(1)
      expect(visitor.site.bodiesOf(reports)).toEqual(sent.map(() => body))
    })

    test('is never reported after the person stopped helping', async () => {
      expect(
        await run(`
          await set(2, ${given})
          await show()
          await set(2, { contribute: false })
          return (await device()).enrolled
        `),
      ).toEqual([])
      expect(visitor.site.of(reports)).toEqual([])
    })

    test('is reported at once as a step down, and its number goes with the profile', async () => {
      expect(
        await run(`await set(2, ${given}); await show(); await set(1); return names()`),
      ).toEqual([])
      await expect.poll(() => visitor.site.of(reports).length).toBe(1)
      const down = ((1 * 3 + 1) * 3 + 0) * 3 + 2
      expect(visitor.site.bodiesOf(reports)).toMatchObject([{ reports: [{ cell: down }] }])
      // The same person is not counted again as a visit.
      await run('await show(); leave()')
      expect(visitor.site.of(reports)).toHaveLength(1)
    })

    test('is not in what another device gets, and is gone when the profile is wiped', async () => {
      expect(
        await run(`
          await set(2, ${given})
          await look('item-3')
          await show()
          const { text } = await discreet.profile.export('correct horse')
          const { unit } = await device()
          await discreet.profile.wipe()
          await discreet.profile.import(text, 'correct horse')
          return [typeof unit, (await kept()).length, (await device()).unit, (await device()).enrolled]
        `),
      ).toEqual(['string', 1, null, []])
    })

    test('says nothing of a history: two devices ask for the same', async () => {
      const rule = { field: 'device.items', is: ['item-3'] } as const
      const content = { kind: 'banner', title: { en: 'Bread' } } as const
      const [hero] = fileOf().placements
      const contents = [{ id: 'baker', when: rule, content }, ...(hero?.contents ?? [])]
      visitor.site.campaigns = fileOf([allIn('bread', { placement: 'more' })], {
        placements: [{ id: 'hero', name: 'Hero', contents }],
      })
      const requests = async (...seen: readonly string[]): Promise<readonly string[]> => {
        await run(`
          await set(2, ${given})
          for (const item of ${JSON.stringify(seen)}) await look(item)
          await shelf()
        `)
        await visit.reload()
        visitor.site.asked.length = 0
        const { variant } = await run<{ variant: string }>(`
          const slot = await show()
          await campaigns.say(slot, 'not_for_me')
          leave()
          return slot
        `)
        const all = visitor.site.asked.map((one) => JSON.stringify(one)).sort()
        await visit.run('await set(0)')
        await visit.reload()
        return [variant, ...all]
      }
      const [one, ...first] = await requests('item-3', 'item-4')
      const [two, ...second] = await requests()
      expect([one, two]).toEqual(['baker', 'welcome'])
      expect(first.length).toBeGreaterThan(1)
      expect(first).toEqual(second)
    })

    test('fetches the same whatever is decided: code, model and catalogue', async () => {
      const segments = [
        { id: 'bakers', name: 'x', rule: { field: 'visit.items', is: ['item-3'] } as const },
      ]
      const [, row] = fileOf().placements
      const asking = allIn('bread', { verdict: 'ask', tactic: 'dwell_offer', segment: 'bakers' })
      const when = { field: 'visit.items', is: ['item-3'] } as const
      const contents = [
        { id: 'list', when, content: { kind: 'shelf', list: 'home' } as const },
        { id: 'none', content: { kind: 'nothing' } as const },
      ]
      const [hero] = fileOf().placements
      visitor.site.campaigns = fileOf([asking], {
        segments,
        placements: [hero, row && { ...row, contents }].flatMap((one) => one ?? []),
      })
      const fetched = async (...seen: readonly string[]): Promise<readonly unknown[]> => {
        const paths = new Set<string>()
        const note = (request: { url(): string }): void => void paths.add(request.url())
        visit.page.on('request', note)
        const kinds = await run(`
          await set(1)
          for (const item of ${JSON.stringify(seen)}) await look(item)
          const hero = await show()
          if (hero.asks !== null) await (await campaigns.questions()).mayAsk(hero)
          const row = await show('more')
          if (row.content.kind === 'shelf') await campaigns.list(row)
          await new Promise((done) => setTimeout(done, 100))
          return [hero.asks !== null, row.content.kind]
        `)
        visit.page.off('request', note)
        await visit.reload()
        return [kinds, [...paths].sort()]
      }
      const [first, ...one] = await fetched('item-3')
      const [second, ...two] = await fetched('item-4')
      expect([first, second]).toEqual([
        [true, 'shelf'],
        [false, 'nothing'],
      ])
      expect(one).toEqual(two)
    })

    test('keeps nothing of a sensitive product, whatever was loaded before, and gives it to nobody', async () => {
      for (const level of [1, 2]) {
        await visit.reload()
        expect(
          await run(`
            await set(${level}, ${given})
            window.discreet = undefined
          `),
        ).toBeUndefined()
        if (level === 2) await visit.reload()
        expect(
          await run(`
            const again = window.discreet
            await again.ready
            if (${level} === 1) await again.choices.set({ level: 1, contribute: true })
            await again.record({ type: 'view', item: 'item-9' })
            await again.record({ type: 'purchase', order: 'one', items: ['item-9', 'item-8'] })
            const { entries } = await again.profile.view()
            const { contribution } = await again.contributions.pending()
            return [entries.map(({ item }) => item), contribution.baskets]
          `),
        ).toEqual([['item-8'], [['item-8']]])
      }
    })

    test('is never chosen because of a sensitive product', async () => {
      const slot = (item: string) => ({
        id: item,
        name: item,
        contents: [
          {
            id: 'because',
            when: {
              any: (['visit.items', 'device.items', 'device.bought'] as const).map((field) => ({
                field,
                is: [item],
              })),
            },
            content: { kind: 'value' as const, value: 1 },
          },
          { id: 'not', content: { kind: 'value' as const, value: 0 } },
        ],
      })
      visitor.site.campaigns = fileOf([], { placements: ['item-8', 'item-9', 'gone'].map(slot) })
      expect(
        await run(`
          await set(2)
          for (const item of ['item-8', 'item-9', 'gone']) { await look(item); await buy(item, item) }
          const slots = [await decide('item-8'), await decide('item-9'), await decide('gone')]
          return slots.map(({ variant }) => variant)
        `),
      ).toEqual(['because', 'not', 'not'])
    })
  })

  describe('with products', () => {
    const products = `
      const slot = await decide('more')
      const list = await campaigns.list(slot)
      const { items, scored } = list
      return [list.level, scored, items.map(({ item, reason }) => [item, reason.term])]
    `

    test('is arranged in the page above level 0, with what the shop pins and without what is avoided', async () => {
      const [level, scored, items] = await run<[number, string, string[][]]>(`
        await set(2)
        await look('item-3')
        ${products}
      `)
      expect([level, scored, items.length, items[0]]).toEqual([
        2,
        'device',
        4,
        ['item-20', 'chosen'],
      ])
      expect(visitor.site.of('POST /v1/decide')).toEqual([])
      const [, , left] = await run<[number, string, string[][]]>(`
        await discreet.record({ type: 'preference', avoided: ['item-20'] })
        ${products}
      `)
      expect(left.map(([item]) => item)).not.toContain('item-20')
    })

    test('shows who takes part without seeing the campaign what everybody sees', async () => {
      const away = allIn('neutral', { id: 'rows', placement: 'more' })
      const terms = async (): Promise<readonly string[]> => {
        const [, , items] = await run<[number, string, string[][]]>(`
          await set(2)
          for (const item of ['item-3', 'item-4', 'item-5']) await look(item)
          ${products}
        `)
        return items.map(([, term]) => term ?? '')
      }
      expect(await terms()).toContain('history')
      visitor.site.campaigns = fileOf([away])
      await visit.reload()
      expect(await terms()).not.toContain('history')
    })

    test('is arranged by the server at level 0, which is told the page and nothing else', async () => {
      const product = { id: 'item-1', title: 'Thing 1' }
      const reason = { term: 'popular', because: [], text: 'Popular' }
      const item = { item: 'item-1', score: 1, terms: { popular: 1 }, reason, signals: [], product }
      const other = { ...item, item: 'item-2', product: { id: 'item-2' } }
      visitor.site.instead.set('POST /v1/decide', () => ({
        json: { decisions: [{ placement: 'more', items: [item, other] }] },
      }))
      expect(
        await run(`
          await discreet.record({ type: 'preference', avoided: ['item-2'] })
          ${products}
        `),
      ).toEqual([0, 'server', [['item-1', 'popular']]])
      const [asked] = visitor.site.of('POST /v1/decide')
      expect(asked?.token).toBeUndefined()
      expect(Object.keys(asked?.body as object)).toEqual(['placements', 'context', 'locale'])
      visitor.site.refuse('POST /v1/decide')
      expect(await run(`return campaigns.list(await decide('more'))`)).toMatchObject({ ok: false })
    })
  })
})
