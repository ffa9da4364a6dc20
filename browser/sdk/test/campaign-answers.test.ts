/** What people answer about slots acts at once, and what they are asked is asked once. */
import { chromiumPath } from '@discreet/contracts/chromium'
import { describe, expect, test } from 'vitest'
import { allIn, fileOf } from './campaign-files.ts'
import type { Visit, Visitor } from './corner.ts'
import { eachVisit } from './each-visit.ts'
import { dayMilliseconds } from './states.ts'

const reports = 'POST /v1/reports'
const steps = 'POST /v1/me/campaigns'

const short = `
  const campaigns = await discreet.campaigns()
  const questions = await campaigns.questions()
  const decide = (placement = 'hero', context = {}) => campaigns.decide(placement, context)
  const show = async (placement, context) => {
    const slot = await decide(placement, context)
    await campaigns.exposed(slot)
    return slot
  }
  const variant = async () => (await show()).variant
  const leave = () => dispatchEvent(new PageTransitionEvent('pagehide'))
  const preferences = async () => (await discreet.profile.view()).preferences
  const given = { contribute: true }
`
const asking = { verdict: 'ask', tactic: 'dwell_offer' } as const

describe.skipIf(chromiumPath === undefined)('an answer about a slot', () => {
  let visitor: Visitor
  let visit: Visit
  eachVisit(
    async (one) => {
      one.site.campaigns = fileOf([allIn('bread')])
      return one.open({ accounts: true })
    },
    (...opened) => {
      ;[visit, visitor] = opened
    },
  )
  const run = <T = unknown>(body: string): Promise<T> => visit.run<T>(short + body)
  const signIn = async (): Promise<void> => {
    visitor.site.token = 'token-1'
    visitor.site.account = {
      ...visitor.site.account,
      level: 3,
      purposes: ['preferences'],
      contribute: true,
    }
    await visit.run('await discreet.signedInChanged()')
  }

  test('holds on this page and the next ones of a device, until it is undone', async () => {
    const answers = [
      ['not_for_me', 'You will not see this again here.', 'welcome'],
      ['too_personal', 'We no longer show you things in this way.', 'welcome'],
      ['seen_often', 'You will not see this for 30 days.', 'welcome'],
      ['helpful', 'Thank you. Nothing changes for you.', 'fresh-bread'],
    ] as const
    for (const [feedback, text, later] of answers) {
      expect(
        await run(`
          await set(2)
          const said = await campaigns.say(await show(), '${feedback}')
          const now = await variant()
          await said.undo()
          const undone = await variant()
          return [said.text, now, undone, (await campaigns.say(await show(), '${feedback}')).ok]
        `),
      ).toEqual([text, later, 'fresh-bread', true])
      await visit.reload()
      expect(await run('return variant()')).toBe(later)
      await run('await set(0)')
      await visit.reload()
    }
  })

  test('rests a campaign for 30 days and no longer', async () => {
    await visit.page.clock.install({ time: Date.now() })
    await visit.reload()
    await run(`await set(2); await campaigns.say(await show(), 'seen_often')`)
    const shown = async (days: number): Promise<unknown> => {
      await visit.page.clock.setSystemTime(Date.now() + days * dayMilliseconds)
      const { crowd } = visitor.site.facts
      const endsAt = Date.now() + 60 * dayMilliseconds
      visitor.site.facts = { ...visitor.site.facts, crowd: { ...crowd, endsAt } }
      await visit.reload()
      return run('return variant()')
    }
    expect(await shown(20)).toBe('welcome')
    const forLong = allIn('bread')
    const plan = { ...forLong.plan, weeks: 20 }
    visitor.site.campaigns = fileOf([{ ...forLong, plan }])
    expect(await shown(29)).toBe('welcome')
    expect(await shown(31)).toBe('fresh-bread')
  })

  test('at level 0 holds for the page, is counted nowhere and told nobody', async () => {
    expect(
      await run(`
        const said = await campaigns.say(await show(), 'not_for_me')
        const now = (await decide()).content.kind
        await said.undo()
        return [said.text, now, (await decide()).content.kind, await names()]
      `),
    ).toEqual(['You will not see this again in this visit.', 'nothing', 'banner', []])
    expect(visitor.site.asked.map(({ what }) => what)).toEqual([
      'GET /v1/site',
      'GET /v1/campaigns',
    ])
  })

  test('about what the slot shows by itself tells the slot away, who is compared or not', async () => {
    visitor.site.campaigns = fileOf([allIn('neutral')])
    for (const feedback of ['not_for_me', 'too_personal', 'seen_often']) {
      expect(
        await run(`
          await set(1, given)
          const slot = await show()
          const said = await campaigns.say(slot, '${feedback}')
          const now = (await decide()).content.kind
          await said.undo()
          return [slot.campaign, slot.variant, said.text, now, (await decide()).content.kind]
        `),
      ).toEqual([
        'morning',
        'welcome',
        'You will not see this again in this visit.',
        'nothing',
        'banner',
      ])
    }
  })

  test('marks "too personal" in the cell, and takes the mark back with the answer', async () => {
    const graves: number[] = []
    for (const undo of [false, true]) {
      await run(`
        await set(1, given)
        const said = await campaigns.say(await show(), 'too_personal')
        if (${undo}) await said.undo()
        leave()
      `)
      await expect.poll(() => visitor.site.of(reports).length).toBe(graves.length + 1)
      const body = visitor.site.bodiesOf<{ reports: { cell: number }[] }>(reports).at(-1)
      graves.push((body?.reports[0]?.cell ?? -1) % 3)
      await visit.reload()
    }
    expect(graves).toEqual([1, 0])
  })

  test('in an account is kept there, so that the account sees it no more', async () => {
    await signIn()
    const served = { ...fileOf().placements[0]?.contents[0], placement: 'hero' }
    visitor.site.instead.set('POST /v1/decide', () => {
      const away = visitor.site.preferences?.avoided.includes('campaign:morning') === true
      const slot = { campaign: away ? null : 'morning', arm: away ? null : 'bread', counted: !away }
      const more = { variant: away ? 'welcome' : 'fresh-bread', reasons: ['arm'], fields: [] }
      return { json: { decisions: [{ ...served, ...slot, ...more, asks: null }], unknown: [] } }
    })
    expect(
      await run(`
        const first = await show('hero', { page: { kind: 'home' } })
        await show()
        await campaigns.happened('morning', 'clicked')
        const said = await campaigns.say(first, 'not_for_me')
        const next = await variant()
        leave()
        return [first.level, first.variant, said.text, next]
      `),
    ).toEqual([3, 'fresh-bread', 'You will not see this again here.', 'welcome'])
    expect(visitor.site.preferences?.avoided).toEqual(['campaign:morning'])
    const [asked] = visitor.site.of('POST /v1/decide')
    expect(asked).toMatchObject({
      token: 'token-1',
      body: { placements: ['hero'], context: { 'page.kind': 'home' }, visit: { muted: [] } },
    })
    await expect.poll(() => visitor.site.of(steps).length).toBe(1)
    expect(visitor.site.of(steps)[0]).toMatchObject({
      token: 'token-1',
      body: {
        steps: [{ campaign: 'morning' }, { campaign: 'morning', step: 'clicked' }],
        // Segments and audiences may ask for what the page carries.
        context: { 'page.kind': 'home' },
      },
    })
    expect(visitor.site.of(reports)).toEqual([])
  })

  test('of before the account holds in it, as long as the page does', async () => {
    visitor.site.instead.set('POST /v1/decide', ({ body }) => {
      const { visit: told } = body as { visit: { muted: readonly string[] } }
      const variant = told.muted.includes('morning') ? 'welcome' : 'fresh-bread'
      return {
        json: {
          decisions: [{ ...fileOf().placements[0]?.contents[0], placement: 'hero', variant }],
        },
      }
    })
    await run(`await set(2); await campaigns.say(await show(), 'not_for_me')`)
    await signIn()
    expect(await run('return [level(), (await decide()).variant]')).toEqual([3, 'welcome'])
  })

  test('in an account that keeps no preferences holds for the page', async () => {
    await signIn()
    visitor.site.account = { ...visitor.site.account, purposes: [] }
    await visit.run('await discreet.signedInChanged()')
    expect(
      await run(`
        const said = await campaigns.say(await show(), 'not_for_me')
        const { muted } = await decide()
        return said.text
      `),
    ).toBe('You will not see this again in this visit.')
    expect(visitor.site.preferences).toBeUndefined()
  })

  describe('where a tactic asks first', () => {
    test('shows nothing of it before a yes, asks once, and takes silence for a no', async () => {
      visitor.site.campaigns = fileOf([allIn('bread', asking)])
      const look = `
        const slot = await show()
        return [slot.variant, slot.asks?.tactic, await questions.mayAsk(slot), (await preferences()).avoided]
      `
      const no = ['tactic:dwell_offer']
      expect(await run(`await set(2, given); ${look}`)).toEqual([
        'welcome',
        'dwell_offer',
        true,
        no,
      ])
      expect(await run(look)).toEqual(['welcome', undefined, false, no])
      await visit.reload()
      expect(await run(look)).toEqual(['welcome', undefined, false, no])
    })

    test('keeps a yes, and a no', async () => {
      visitor.site.campaigns = fileOf([allIn('bread', asking)])
      const look =
        'return [await variant(), (await preferences()).liked.length, (await preferences()).avoided.length]'
      for (const [answer, ...kept] of [
        ['yes', 'fresh-bread', 1, 0],
        ['no', 'welcome', 0, 1],
      ] as const) {
        const answered = `
          await set(2)
          const slot = await show()
          await questions.mayAsk(slot)
          await questions.answer(slot, '${answer}')
          ${look}
        `
        expect(await run(answered)).toEqual(kept)
        await visit.reload()
        expect(await run(look)).toEqual(kept)
        await run('await set(0)')
        await visit.reload()
      }
    })

    test('asks nobody at level 0', async () => {
      visitor.site.campaigns = fileOf([allIn('bread', asking)])
      expect(
        await run(`
          const slot = await show()
          return [slot.asks, await questions.mayAsk({ ...slot, asks: { tactic: 'x', sentence: 'x' } })]
        `),
      ).toEqual([null, false])
    })
  })

  describe('as a question', () => {
    const ask = (kind = 'home'): string =>
      `await show(); const asked = await questions.question('${kind}'); return asked?.campaign ?? null`

    test('comes once in a fortnight on a device, and stops when it is ignored twice', async () => {
      const plan = { ...allIn('bread').plan, weeks: 50 }
      visitor.site.campaigns = fileOf([allIn('bread', { plan })], { questionShare: 1 })
      await visit.page.clock.install({ time: Date.now() })
      await visit.reload()
      const began = Date.now()
      const after = async (days: number): Promise<unknown> => {
        const now = began + days * dayMilliseconds
        await visit.page.clock.setSystemTime(now)
        const { crowd } = visitor.site.facts
        visitor.site.facts = {
          ...visitor.site.facts,
          crowd: { ...crowd, startsAt: now - 1000, endsAt: now + 20 * dayMilliseconds },
        }
        await visit.reload()
        return run(ask())
      }
      expect(await run(`await set(2, given); ${ask()}`)).toBe('morning')
      expect(await after(0)).toBe(null)
      expect(await after(13)).toBe(null)
      expect(await after(15)).toBe('morning')
      expect(await after(60)).toBe(null)
    })

    test('is never about a count, which shows nothing', async () => {
      const census = allIn('bread', { id: 'count', kind: 'census' })
      visitor.site.campaigns = fileOf([census], { questionShare: 1 })
      expect(
        await run(`
          await set(2, given)
          await show()
          const { enrolled } = (await (await code.openDevice('corner')).holder.read()).campaigns
          return [enrolled.length, (await questions.question('home')) ?? null]
        `),
      ).toEqual([1, null])
    })

    test('is not asked at level 0, on the way to pay, or outside its share', async () => {
      const askedAt = async (level: number, kind: string, questionShare = 1): Promise<unknown> => {
        visitor.site.campaigns = fileOf([allIn('bread')], { questionShare })
        await visit.reload()
        return run(`await set(${level}, given); ${ask(kind)}`)
      }
      expect(await askedAt(0, 'home')).toBe(null)
      expect(await askedAt(1, 'checkout')).toBe(null)
      expect(await askedAt(1, 'basket')).toBe(null)
      expect(await askedAt(1, 'home', 0)).toBe(null)
      expect(await askedAt(1, 'home')).toBe('morning')
    })
  })
})
