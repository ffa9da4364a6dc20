import { chromiumPath } from '@discreet/contracts/chromium'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Tabs } from './tabs.ts'
import { openTabs } from './tabs.ts'

/** `told`: what Discreet was told so far; `settle`: until the page has noticed what changed. */
const prelude = `
  const told = []
  const discreet = { record: async (event) => { told.push(event) } }
  const settle = () => new Promise((resolve) => setTimeout(resolve))
  const make = (tag, attributes = {}, parent = document.body) => {
    const element = document.createElement(tag)
    for (const [name, value] of Object.entries(attributes)) {
      element.setAttribute('data-discreet-' + name, value)
    }
    parent?.append(element)
    return element
  }
`

describe.skipIf(chromiumPath === undefined)('the attributes of a page', () => {
  let tabs: Tabs
  beforeAll(async () => {
    tabs = await openTabs()
  }, 120_000)
  afterAll(() => tabs.close())

  async function told(body: string): Promise<unknown> {
    const tab = await tabs.open()
    const answer = await tab.run(`${prelude} ${body}; await settle(); return told`)
    await tab.close()
    return answer
  }

  test('tell what is there, and what comes and changes later', async () => {
    expect(
      await told(`
        make('main', { view: ' tea ' })
        code.connectAttributes(discreet)
        const late = make('div', { basket: 'rice, milk ,' }, null)
        const outer = make('section', {}, null)
        outer.append(late)
        document.body.append(outer)
        await settle()
        late.setAttribute('data-discreet-basket', '')
        make('p', { purchase: 'rice,milk', order: 'o-1' })
      `),
    ).toEqual([
      { type: 'view', item: 'tea' },
      { type: 'basket', items: ['rice', 'milk'] },
      { type: 'basket', items: [] },
      { type: 'purchase', items: ['rice', 'milk'], order: 'o-1' },
    ])
  })

  test('tell nothing twice when an element moves or says the same again', async () => {
    expect(
      await told(`
        const main = make('main', { view: 'tea' })
        code.connectAttributes(discreet)
        document.body.append(make('section'))
        document.querySelector('section').append(main)
        await settle()
        main.setAttribute('data-discreet-view', 'tea')
        await settle()
        main.setAttribute('data-discreet-view', 'rice')
        await settle()
        main.setAttribute('data-discreet-view', 'tea')
      `),
    ).toEqual([
      { type: 'view', item: 'tea' },
      { type: 'view', item: 'rice' },
      { type: 'view', item: 'tea' },
    ])
  })

  test('tell of a purchase once its order is known, and of nothing that is empty', async () => {
    expect(
      await told(`
        code.connectAttributes(discreet)
        const order = make('p', { purchase: 'rice' })
        make('p', { view: '' })
        make('p', { purchase: ' , ', order: 'o-2' })
        await settle()
        order.setAttribute('data-discreet-order', 'o-1')
      `),
    ).toEqual([{ type: 'purchase', items: ['rice'], order: 'o-1' }])
  })

  test('tell what somebody likes when they say so, not when the page is shown', async () => {
    expect(
      await told(`
        const button = make('button', { liked: 'Tea' })
        code.connectAttributes(discreet)
        const inner = make('span', {}, button)
        await settle()
        const before = told.length
        inner.click()
        const box = make('input', { liked: 'Rice, Milk' })
        box.type = 'checkbox'
        box.click()
        box.click()
        make('button').click()
        told.push(before)
      `),
    ).toEqual([
      { type: 'preference', liked: ['Tea'] },
      { type: 'preference', liked: ['Rice', 'Milk'] },
      0,
    ])
  })

  test('tell nothing outside the part that was given, and nothing after the end', async () => {
    expect(
      await told(`
        const root = make('main', { view: 'tea' })
        const stop = code.connectAttributes(discreet, root)
        make('p', { view: 'outside' })
        make('p', { view: 'inside' }, root)
        await settle()
        stop()
        make('p', { view: 'later' }, root)
        make('button', { liked: 'Tea' }, root).click()
      `),
    ).toEqual([
      { type: 'view', item: 'tea' },
      { type: 'view', item: 'inside' },
    ])
  })
})
