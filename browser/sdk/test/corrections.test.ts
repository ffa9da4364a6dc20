/** What a person said about what they are shown holds, at every level and whatever fails. */
import { chromiumPath } from '@discreet/contracts/chromium'
import { describe, expect, test } from 'vitest'
import type { Visit, Visitor } from './corner.ts'
import { eachVisit } from './each-visit.ts'
import { pack } from './example-files.ts'

const damaged = (): Uint8Array => pack.slice().fill(1, 50, 60)
const all = `'home', { items: [], limit: 100 }`

describe.skipIf(chromiumPath === undefined)('a correction', () => {
  let visitor: Visitor
  let visit: Visit
  eachVisit(
    (one) => one.open(),
    (...opened) => {
      ;[visit, visitor] = opened
    },
  )

  for (const level of [0, 1, 2]) {
    test(`is not lost when two are made at once at level ${level}`, async () => {
      expect(
        await visit.run(`
          await set(${level})
          const { items: [one, two] } = await shelf()
          const done = await Promise.all([one, two].map((item) => discreet.correct('not_this', item)))
          const { avoided } = (await discreet.profile.view()).preferences
          return [done.map(({ ok }) => ok), avoided.length, avoided.includes(one.item)]
        `),
      ).toEqual([[true, true], 2, true])
    })
  }

  test('holds on the way up and down, and through a change of what is given', async () => {
    expect(
      await visit.run(`
        const { items: [one] } = await shelf()
        await discreet.correct('not_this', one)
        const shown = async () => (await ids(${all})).includes(one.item)
        const seen = [await shown()]
        for (const [to, more] of [[1], [2], [1], [0], [0, { contribute: true }], [1], [0]]) {
          await set(to, more)
          seen.push(await shown())
        }
        return [seen.length, seen.some((one) => one)]
      `),
    ).toEqual([8, false])
  })

  test('told as something to avoid holds at a lower level too', async () => {
    expect(
      await visit.run(`
        await set(1)
        await discreet.record({ type: 'preference', avoided: ['item-2'] })
        const seen = []
        for (const to of [2, 1, 0]) {
          await set(to)
          seen.push((await ids(${all})).includes('item-2'))
        }
        return seen
      `),
    ).toEqual([false, false, false])
  })

  test('holds where everybody gets the same list, because the model cannot be used', async () => {
    visitor.site.model = damaged()
    const seen = await visit.run<{ muted: string; before: string[]; after: string[] }>(`
      await set(2)
      const before = await shelf('home', { limit: 5 })
      await discreet.correct('not_this', before.items[1])
      const after = await shelf('home', { limit: 5 })
      const idsOf = ({ items }) => items.map(({ item }) => item)
      return { muted: before.items[1].item, before: idsOf(before), after: idsOf(after) }
    `)
    expect(seen.before).toContain(seen.muted)
    expect(seen.after).not.toContain(seen.muted)
    expect(seen.after).toHaveLength(5)
    await visit.reload()
    expect(await visit.run(`return ids('home', { limit: 5 })`)).toEqual(seen.after)
    const limits = visitor.site.bodiesOf('POST /v1/recommend').map(({ limit }) => limit)
    expect(limits).toHaveLength(3)
    expect(new Set(limits).size).toBe(1)
  })

  test('of the history also holds for what the visit shows', async () => {
    expect(
      await visit.run(`
        await set(2)
        await look('item-3')
        await look('item-4')
        const becauseOf = async () => [...new Set(
          (await shelf('visit', { limit: 100 })).items.flatMap(({ signals }) => signals.map(({ item }) => item)),
        )].sort()
        const seen = [await becauseOf()]
        const [{ id }] = (await discreet.profile.view()).entries
        await discreet.profile.forget([id])
        seen.push(await becauseOf())
        await discreet.profile.wipe()
        seen.push(await ids('visit'))
        return [seen, await kept()]
      `),
    ).toEqual([[['item-3', 'item-4'], ['item-3'], []], []])
  })

  test('in one tab is seen in another', async () => {
    const other = await visitor.open()
    await visit.run('await set(2)')
    await other.run(`
      await discreet.ready
      window.changes = 0
      discreet.changed(() => { window.changes += 1 })
    `)
    const muted = await visit.run<string>(`
      const { items: [one] } = await shelf()
      await discreet.correct('not_this', one)
      return one.item
    `)
    await expect.poll(() => other.run('return window.changes')).toBeGreaterThan(0)
    expect(await other.run(`return ids(${all})`)).not.toContain(muted)
  })
})
