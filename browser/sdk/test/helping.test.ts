/** Helping the crowd from a page or a device: once a period, and taken back when it is over. */
import { chromiumPath } from '@discreet/contracts/chromium'
import { describe, expect, test } from 'vitest'
import type { Contribution } from '../src/types.ts'
import type { Visit, Visitor } from './corner.ts'
import { eachVisit } from './each-visit.ts'
import { dayMilliseconds } from './states.ts'

const post = 'POST /v1/contributions'
const withdraw = 'POST /v1/contributions/withdraw'

describe.skipIf(chromiumPath === undefined)('helping', () => {
  let visitor: Visitor
  let visit: Visit
  eachVisit(
    async (one) => {
      const begun = await one.open()
      await begun.page.clock.install({ time: Date.now() })
      await begun.reload()
      return begun
    },
    (...opened) => {
      ;[visit, visitor] = opened
    },
  )

  for (const level of [0, 1]) {
    const lone = `
      await set(${level}, { contribute: true })
      await Promise.all([1, 2, 3].map(() => buy('order-1', 'item-3', 'item-4')))
      await buy('order-2', 'item-5')
      await buy('order-3', 'item-6')
    `
    test(`at level ${level} gives one purchase, once, and takes it back`, async () => {
      const pending = await visit.run<{ contribution: Contribution }>(
        `${lone} return discreet.contributions.pending()`,
      )
      expect(pending.contribution.baskets).toEqual([['item-3', 'item-4']])
      await visit.page.clock.fastForward(61_000)
      await expect.poll(() => visitor.site.of(post).length).toBe(1)
      await expect
        .poll(() => visit.run('return discreet.contributions.sent()'))
        .toMatchObject([{ contribution: pending.contribution }])
      await visit.page.clock.fastForward(600_000)
      expect(await visit.run('return discreet.contributions.pending()')).toBe(null)
      await visit.run(`await set(${level}, { contribute: false })`)
      await expect.poll(() => visitor.site.of(withdraw).length).toBe(1)
      expect(visitor.site.bodiesOf(post)).toEqual([pending.contribution])
      expect(visitor.site.bodiesOf(withdraw)).toEqual([{ person: pending.contribution.person }])
    })

    test(`at level ${level} gives another purchase in the next period, and not the same one`, async () => {
      await visit.run(lone)
      await visit.page.clock.fastForward(61_000)
      await expect.poll(() => visitor.site.of(post).length).toBe(1)
      const { facts } = visitor.site
      const { crowd } = facts
      const [startsAt, endsAt] = [crowd.endsAt, crowd.endsAt + 30 * dayMilliseconds]
      visitor.site.facts = { ...facts, crowd: { ...crowd, startsAt, endsAt } }
      await visit.page.clock.setSystemTime(startsAt + 1)
      await visit.run(`await buy('order-1', 'item-3'); await buy('order-4', 'item-7')`)
      const pending = await visit.run('return discreet.contributions.pending()')
      expect(pending).toMatchObject({ contribution: { baskets: [['item-7']] } })
    })

    test(`at level ${level} that stops before anything was sent sends nothing`, async () => {
      await visit.run(`${lone} await set(${level}, { contribute: false })`)
      await visit.page.clock.fastForward(600_000)
      expect(await visit.run('return discreet.contributions.pending()')).toBe(null)
      expect(visitor.site.asked.filter(({ what }) => what.startsWith(post))).toEqual([])
    })
  }

  test('that was stopped in one tab stays stopped when another chooses the level again', async () => {
    // It does not hear of it either.
    const other = await visitor.open({ script: 'delete window.BroadcastChannel' })
    await visit.run(`await set(2, { contribute: true }); await buy('order-1', 'item-3')`)
    await other.run('await discreet.ready')
    const given = 'return [level(), discreet.choices.get().contribute]'
    expect(await other.run(given)).toEqual([2, true])
    await visit.run('await set(2, { contribute: false })')
    await other.run('await set(2)')
    expect(await other.run(given)).toEqual([2, false])
    expect(await other.run('return discreet.contributions.pending()')).toBe(null)
    await visit.reload()
    expect(await visit.run(`await discreet.ready; ${given}`)).toEqual([2, false])
    expect(other.faults).toEqual([])
  })

  test('that was stopped in one tab is over in the other without a choice there', async () => {
    const other = await visitor.open()
    await visit.run('await set(2, { contribute: true })')
    await other.run('await discreet.ready')
    await visit.run('await set(2, { contribute: false })')
    await expect.poll(() => other.run('return discreet.choices.get().contribute')).toBe(false)
    await other.run(`await buy('order-1', 'item-3')`)
    expect(await other.run('return discreet.contributions.pending()')).toBe(null)
  })
})
