import type { SiteFacts } from '@discreet/policy'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addBasket,
  agedCrowd,
  loneContribution,
  pendingOf,
  periodsOf,
  sendDue,
  sentOf,
  stopped,
  withdrawable,
} from '../src/contribute.ts'
import { checkState } from '../src/device-check.ts'
import type { DeviceState, StateHolder } from '../src/device-types.ts'
import type { Dice } from '../src/dice.ts'
import { pageDice } from '../src/dice.ts'
import type { Answer } from '../src/http.ts'
import { pageHolder } from '../src/page-holder.ts'
import type { Contribution } from '../src/types.ts'
import { dayMilliseconds, now, stateOf } from './states.ts'

type Facts = Pick<SiteFacts, 'crowd'>

const hour = 3_600_000
const week = 7 * dayMilliseconds
const bound = { periodsPerYear: 6, baskets: 2, itemsPerBasket: 3 }

function factsAt(time: number, parts: Partial<SiteFacts['crowd']> = {}): Facts {
  const startsAt = Math.floor(time / week) * week
  return { crowd: { startsAt, endsAt: startsAt + week, ...bound, ...parts } }
}

/** Fixed: names in order, always the same delay. */
function dice(fraction = 0.5): Dice {
  let count = 0
  return {
    uuid: () => {
      count += 1
      return `person-${count}`
    },
    fraction: () => fraction,
  }
}

const arrived = async (): Promise<Answer<unknown>> => ({ ok: true, value: {} })
const lost = async (): Promise<Answer<unknown>> => ({ ok: false, code: 'offline' })

const start = Math.floor(now / week) * week
const bought = addBasket(stateOf(), ['tea', 'rice'], factsAt(start + hour), start + hour, dice())
const inNextPeriod = start + week + 3 * dayMilliseconds

async function after(
  state: DeviceState,
  time: number,
  post: (contribution: Contribution) => Promise<Answer<unknown>>,
  facts = factsAt(time),
): Promise<DeviceState> {
  const holder = pageHolder(state)
  await sendDue(holder, facts, time, post)
  return (await holder.read()) ?? stateOf()
}

describe('a purchase', () => {
  test('waits until after its period, some time within two days', () => {
    for (const [fraction, delay] of [
      [0, 0],
      [0.5, 24 * hour],
      [0.999, 0.999 * 48 * hour],
    ] as const) {
      const state = addBasket(stateOf(), ['tea'], factsAt(now), now, dice(fraction))
      const { crowd } = factsAt(now)
      expect(state.crowd.pending).toEqual({
        contribution: { person: 'person-1', baskets: [['tea']] },
        endsAt: crowd.endsAt,
        dueAt: crowd.endsAt + Math.floor(delay),
      })
    }
  })

  test('joins the others of its period as far as the bound goes, the first ones first', () => {
    const given = dice()
    let state = stateOf()
    for (const items of [['a', 'b', 'a', 'c', 'd'], ['a'], ['e']]) {
      state = addBasket(state, items, factsAt(now), now, given)
    }
    expect(pendingOf(state, factsAt(now), now)?.contribution).toEqual({
      person: 'person-1',
      baskets: [['a', 'b', 'c'], ['a']],
    })
  })

  test('never joins one of an earlier period', () => {
    const later = addBasket(bought, ['milk'], factsAt(inNextPeriod), inNextPeriod, dice())
    expect(later).toBe(bought)
  })

  test('is not collected for a period that is over', () => {
    expect(addBasket(stateOf(), ['tea'], factsAt(start), start + week, dice()).crowd.pending).toBe(
      null,
    )
  })

  test('does not join what may have arrived already', async () => {
    const tried = await after(bought, inNextPeriod, lost)
    expect(addBasket(tried, ['milk'], factsAt(start), start + week - 1, dice())).toBe(tried)
  })

  test('is not collected unless the person helps the crowd, at level 2', () => {
    const { choice } = stateOf()
    const off = stateOf({ choice: { ...choice, contribute: false } })
    const visit = stateOf({ choice: { ...choice, level: 1 } })
    expect(addBasket(off, ['tea'], factsAt(now), now, dice())).toBe(off)
    expect(addBasket(visit, ['tea'], factsAt(now), now, dice())).toBe(visit)
    expect(addBasket(stateOf(), ['', 'a\0'], factsAt(now), now, dice()).crowd.pending).toBeNull()
  })
})

describe('what waits', () => {
  test('is sent once it is due, and written down as it was sent', async () => {
    const posted: Contribution[] = []
    const state = await after(bought, inNextPeriod, async (contribution) => {
      posted.push(contribution)
      return arrived()
    })
    expect(posted).toEqual([{ person: 'person-1', baskets: [['tea', 'rice']] }])
    expect(sentOf(state)).toEqual([{ contribution: posted[0], at: inNextPeriod }])
    expect(state.crowd.pending).toBeNull()
    expect(periodsOf(state, factsAt(inNextPeriod), inNextPeriod)).toEqual({ used: 1, most: 6 })
  })

  test('stays before its time, and while the site says that its period is open', async () => {
    const due = bought.crowd.pending?.dueAt ?? 0
    expect(await after(bought, due - 1, arrived)).toBe(bought)
    expect(await after(bought, due, arrived, factsAt(start))).toBe(bought)
    expect(await after(bought, due, arrived)).not.toBe(bought)
  })

  test('is never sent on the word of a clock that the site contradicts', async () => {
    const ahead = inNextPeriod + 10 * 365 * dayMilliseconds
    const state = await after(bought, ahead, arrived, factsAt(inNextPeriod))
    expect(sentOf(state)).toEqual([])
    const entry = bought.crowd
    const sent = [{ contribution: { person: 'p', baskets: [['a']] }, at: now, startsAt: now }]
    const kept = { ...bought, crowd: { ...entry, sent } }
    expect(agedCrowd(kept, factsAt(inNextPeriod), ahead)).toBe(kept)
    expect(agedCrowd(kept, factsAt(ahead), ahead).crowd).toEqual({ pending: null, sent: [] })
  })

  test('is dropped unsent after thirty days', async () => {
    const late = start + week + 30 * dayMilliseconds + 1
    expect((await after(bought, late, arrived)).crowd).toEqual({ pending: null, sent: [] })
    expect(pendingOf(bought, factsAt(late), late)).toBeNull()
    expect(pendingOf(bought, factsAt(late), late - 1)).not.toBeNull()
  })

  test('follows a bound that the site has lowered', async () => {
    const lower = factsAt(inNextPeriod, { itemsPerBasket: 1 })
    const state = await after(bought, inNextPeriod, arrived, lower)
    expect(pendingOf(bought, lower, now)?.contribution.baskets).toEqual([['tea']])
    expect(sentOf(state)[0]?.contribution.baskets).toEqual([['tea']])
    const none = factsAt(inNextPeriod, { baskets: 0 })
    expect(sentOf(await after(bought, inNextPeriod, arrived, none))).toEqual([])
  })

  test('may be sent again under the same name when it cannot be known whether it arrived', async () => {
    const once = await after(bought, inNextPeriod, lost)
    expect(once.crowd.pending).toEqual(bought.crowd.pending)
    expect(sentOf(once)).toEqual([])
    expect(periodsOf(once, factsAt(inNextPeriod), inNextPeriod).used).toBe(1)
    const twice = await after(once, inNextPeriod + hour, arrived)
    expect(periodsOf(twice, factsAt(inNextPeriod), inNextPeriod).used).toBe(1)
    expect(sentOf(twice)).toHaveLength(1)
    const later = await after(once, inNextPeriod + week, arrived)
    expect(periodsOf(later, factsAt(inNextPeriod), inNextPeriod + week).used).toBe(2)
  })

  test('has used the period when it may have arrived, whatever the server says later', async () => {
    const once = await after(bought, inNextPeriod, lost)
    const no = await after(once, inNextPeriod, async () => ({ ok: false, code: 'not_permitted' }))
    expect(periodsOf(no, factsAt(inNextPeriod), inNextPeriod).used).toBe(1)
    expect([sentOf(no), no.crowd.pending]).toEqual([[], null])
  })

  test('waits on when the server is busy, and goes when the server says no', async () => {
    const busy = await after(bought, inNextPeriod, async () => ({
      ok: false,
      code: 'rate_limited',
    }))
    expect(busy.crowd).toEqual({ pending: bought.crowd.pending, sent: [] })
    const no = await after(bought, inNextPeriod, async () => ({ ok: false, code: 'not_permitted' }))
    expect(no.crowd).toEqual({ pending: null, sent: [] })
  })

  test('is not sent any more after the person has stopped', async () => {
    const { choice } = bought
    const off = { ...bought, choice: { ...choice, contribute: false } }
    expect((await after(off, inNextPeriod, arrived)).crowd).toEqual({ pending: null, sent: [] })
  })

  test('does not come back when the person stops while it is on its way', async () => {
    const holder = pageHolder(bought)
    await sendDue(holder, factsAt(inNextPeriod), inNextPeriod, async () => {
      await holder.update((state) =>
        stopped({ ...state, choice: { ...state.choice, contribute: false } }, ['person-1']),
      )
      return lost()
    })
    expect((await holder.read())?.crowd.pending).toBeNull()
  })
})

describe('what was sent', () => {
  const entry = (k: number): DeviceState['crowd']['sent'][number] => ({
    contribution: { person: `p-${k}`, baskets: [[`item-${k}`]] },
    at: start - k * week,
    startsAt: start - k * week,
  })
  const many = {
    pending: bought.crowd.pending,
    sent: Array.from({ length: 30 }, (_, k) => entry(k)),
  }

  test('can be shown word for word for the last twelve, and is counted for a year', async () => {
    const facts = factsAt(inNextPeriod, { periodsPerYear: 52 })
    const state = await after({ ...bought, crowd: many }, inNextPeriod, arrived, facts)
    expect(agedCrowd(state, facts, inNextPeriod).crowd.sent).toHaveLength(31)
    expect(sentOf(agedCrowd(state, facts, inNextPeriod))).toHaveLength(12)
    expect(periodsOf(state, facts, inNextPeriod)).toEqual({ used: 31, most: 52 })
    expect(checkState(JSON.parse(JSON.stringify(state)), 'corner')).toEqual(state)
  })

  test('counts toward the yearly cap, which nothing goes beyond', async () => {
    const state = { ...bought, crowd: many }
    expect(await after(state, inNextPeriod, arrived, factsAt(inNextPeriod))).toBe(state)
    const roomy = factsAt(inNextPeriod, { periodsPerYear: 31 })
    expect(await after(state, inNextPeriod, arrived, roomy)).not.toBe(state)
  })

  test('in the open period can be taken back, and is not shown then, but counts', async () => {
    const facts = factsAt(inNextPeriod)
    const state = await after(bought, inNextPeriod, arrived)
    expect(withdrawable(state, facts)).toEqual(['person-1'])
    expect(withdrawable(state, factsAt(inNextPeriod + week))).toEqual([])
    const after1 = stopped(state, withdrawable(state, facts))
    expect(sentOf(after1)).toEqual([])
    expect(periodsOf(after1, facts, inNextPeriod).used).toBe(1)
  })
})

describe('without storage', () => {
  test('a basket goes by itself, bounded, within a minute, under a name of its own', () => {
    const given = dice(0.999)
    const one = loneContribution(['a', 'a', 'b', 'c', 'd'], factsAt(now), given)
    const two = loneContribution(['a'], factsAt(now), given)
    expect(one?.contribution).toEqual({ person: 'person-1', baskets: [['a', 'b', 'c']] })
    expect(two?.contribution.person).toBe('person-2')
    expect(one?.delay).toBe(59_940)
    expect(loneContribution([], factsAt(now), given)).toBeUndefined()
    expect(loneContribution(['a'], factsAt(now, { periodsPerYear: 0 }), given)).toBeUndefined()
  })

  test('the dice of a page give names and delays as they should be', () => {
    const form = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
    for (let k = 0; k < 100; k += 1) {
      expect(pageDice.uuid()).toMatch(form)
      expect(pageDice.fraction()).toBeGreaterThanOrEqual(0)
      expect(pageDice.fraction()).toBeLessThan(1)
    }
  })
})

type Outcome = 'arrives' | 'arrives, unheard' | 'is lost' | 'is refused' | 'is too much'

interface Post {
  readonly at: number
  readonly period: number
  readonly contribution: Contribution
  readonly outcome: Outcome
}

/** What the server has: within a period the same name counts once. */
class Crowd {
  readonly posts: Post[] = []

  async take(at: number, contribution: Contribution, outcome: Outcome): Promise<Answer<unknown>> {
    this.posts.push({ at, period: factsAt(at).crowd.startsAt, contribution, outcome })
    if (outcome === 'arrives') return arrived()
    if (outcome === 'is refused') return { ok: false, code: 'not_permitted' }
    if (outcome === 'is too much') return { ok: false, code: 'rate_limited' }
    return lost()
  }

  get stored(): readonly Post[] {
    return this.posts.filter(({ outcome }) => outcome.startsWith('arrives'))
  }
}

const step = fc.record({
  hours: fc.integer({ min: 0, max: 24 * 12 }),
  baskets: fc.array(fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 6 }), {
    maxLength: 4,
  }),
  outcome: fc.constantFrom<Outcome>(
    'arrives',
    'arrives',
    'arrives, unheard',
    'is lost',
    'is refused',
    'is too much',
  ),
  tabs: fc.integer({ min: 0, max: 3 }),
  /** How old what a tab knows of the site may be. */
  staleHours: fc.constantFrom(0, 0, 5, 24 * 7),
})

describe('whatever happens over the years', () => {
  async function lived(steps: readonly (typeof step extends fc.Arbitrary<infer S> ? S : never)[]) {
    const crowd = new Crowd()
    const holder: StateHolder = pageHolder(stateOf())
    let time = start
    for (const { hours, baskets, outcome, tabs, staleHours } of steps) {
      time += hours * hour
      const facts = factsAt(time - staleHours * hour)
      for (const items of baskets) {
        await holder.update((state) => addBasket(state, items, facts, time))
      }
      const at = time
      await Promise.all(
        Array.from({ length: tabs }, () =>
          sendDue(holder, facts, at, (contribution) => crowd.take(at, contribution, outcome)),
        ),
      )
      if (hours === 7) await holder.update((state) => agedCrowd(state, facts, at))
    }
    return { crowd, state: (await holder.read()) ?? stateOf(), time }
  }

  const anyLife = fc.array(step, { minLength: 20, maxLength: 120 })

  test('no period and no year gets more than the bound', async () => {
    await fc.assert(
      fc.asyncProperty(anyLife, async (steps) => {
        const { stored, posts } = (await lived(steps)).crowd
        for (const { contribution, period } of posts) {
          expect(contribution.baskets.length).toBeLessThanOrEqual(bound.baskets)
          for (const basket of contribution.baskets) {
            expect(basket.length).toBeLessThanOrEqual(bound.itemsPerBasket)
            expect(new Set(basket).size).toBe(basket.length)
          }
          const people = stored.flatMap((one) =>
            one.period === period ? one.contribution.person : [],
          )
          expect(new Set(people).size).toBeLessThanOrEqual(1)
        }
        for (const { at } of stored) {
          const year = stored.filter((one) => one.at <= at && at - one.at < 365 * dayMilliseconds)
          const periods = new Set(year.map(({ period }) => period))
          expect(periods.size).toBeLessThanOrEqual(bound.periodsPerYear)
        }
      }),
      { numRuns: 150 },
    )
  })

  test('what is shown as sent is what was sent, word for word', async () => {
    await fc.assert(
      fc.asyncProperty(anyLife, async (steps) => {
        const { crowd, state, time } = await lived(steps)
        const shown = sentOf(state)
        const posted = crowd.posts.filter(({ outcome }) => outcome === 'arrives')
        const newest = posted
          .filter(({ at }) => time - at < 365 * dayMilliseconds)
          .map(({ contribution, at }) => ({ contribution, at }))
          .reverse()
        expect(shown.slice(0, newest.length)).toEqual(newest.slice(0, shown.length))
        for (const one of shown) expect(posted).toContainEqual(expect.objectContaining(one))
        expect(shown.length).toBeGreaterThanOrEqual(Math.min(newest.length, 12))
      }),
      { numRuns: 150 },
    )
  })

  test('one name is never given to two contributions', async () => {
    await fc.assert(
      fc.asyncProperty(anyLife, async (steps) => {
        const { posts } = (await lived(steps)).crowd
        const named = new Map(posts.map(({ contribution }) => [contribution.person, contribution]))
        for (const { contribution } of posts) {
          expect(contribution).toEqual(named.get(contribution.person))
        }
      }),
      { numRuns: 150 },
    )
  })
})
