import { chromiumPath } from '@discreet/contracts/chromium'
import type { RecommendRequest } from '@discreet/protocol'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addEvent, personalOf, withPreferences } from '../src/device-profile.ts'
import { createScorer } from '../src/scorer.ts'
import { catalogueText, filesOf, key, otherKey, pack } from './example-files.ts'
import { dayMilliseconds, now, stateOf } from './states.ts'
import type { Tabs } from './tabs.ts'
import { openTabs } from './tabs.ts'

const requests: readonly RecommendRequest[] = [
  { placement: 'home', limit: 40 },
  { placement: 'home', items: ['item-5'], limit: 20 },
  { placement: 'basket', basket: ['item-3', 'item-40', 'item-299'], limit: 20 },
  { placement: 'product', items: ['item-12'], limit: 20 },
  { placement: 'similar', items: ['item-12'], limit: 20 },
  { placement: 'trending', limit: 20 },
  { placement: 'again', limit: 20 },
]

let state = withPreferences(stateOf(), {
  liked: ['organic'],
  avoided: ['Shelf 3'],
  less: ['Shelf 5'],
  owned: ['item-8'],
  without: [],
})
for (let k = 0; k < 200; k += 1) {
  const at = now - 300 * dayMilliseconds + k * 1.23456789 * dayMilliseconds
  const event =
    k % 3 === 0
      ? ({ type: 'purchase', items: [`item-${(k * 31) % 97}`], order: `o-${k}` } as const)
      : ({ type: 'view', item: `item-${(k * 17) % 101}` } as const)
  state = addEvent(state, event, Math.floor(at))
}

/** In a page: the scorer of `make`, filled, asked everything; as text, which shows every bit. */
const asking = (make: string): string => `
  const [state, requests, key] = ${JSON.stringify([state, requests, key])}
  const personal = code.personalOf(state, ${now})
  const buffer = async (path) => (await fetch(path)).arrayBuffer()
  const [pack, catalogue] = await Promise.all([buffer('/pack'), buffer('/catalogue')])
  const scorer = await ${make}
  const loaded = await scorer.load({ pack, catalogue, key })
  const moved = pack.byteLength === 0
  const answers = await Promise.all(requests.map((request) => scorer.recommend(request, personal)))
  scorer.close()
  return { loaded, moved, text: JSON.stringify(answers) }
`

/** Where two long texts part; '' when they do not. */
function difference(one: string, other: string): string {
  if (one === other) return ''
  const at = [...one].findIndex((character, k) => character !== other[k])
  return `${one.slice(at - 60, at + 30)} <> ${other.slice(at - 60, at + 30)}`
}

interface Asked {
  readonly loaded: unknown
  readonly moved: boolean
  readonly text: string
}

describe.skipIf(chromiumPath === undefined)('the scorer of a page', () => {
  let tabs: Tabs
  let inNode: string
  let page: Asked

  beforeAll(async () => {
    tabs = await openTabs({ pack, catalogue: catalogueText })
    const scorer = createScorer()
    await scorer.load(filesOf())
    const personal = personalOf(state, now)
    inNode = JSON.stringify(
      await Promise.all(requests.map((request) => scorer.recommend(request, personal))),
    )
    page = (await (await tabs.open()).run(asking('code.createScorer()'))) as Asked
  }, 120_000)
  afterAll(() => tabs.close())

  test('answers in the page as in Node, to the last bit', () => {
    expect(page.moved).toBe(false)
    expect(difference(page.text, inNode)).toBe('')
    expect(inNode).toContain('"again"')
  })

  test('answers in a worker as in the page, to the last bit', async () => {
    const worker = (await (await tabs.open()).run(asking('code.startScorer()'))) as Asked
    expect(worker.moved).toBe(true)
    expect(worker.loaded).toEqual({ ok: true, value: { items: 300 } })
    expect(difference(worker.text, page.text)).toBe('')
  })

  for (const path of ['/no-workers', '/trusted-types']) {
    test(`works in the page where its policy refuses the worker: ${path}`, async () => {
      const tab = await tabs.open(path)
      const asked = (await tab.run(asking('code.startScorer()'))) as Asked
      expect(asked.moved).toBe(false)
      expect(difference(asked.text, page.text)).toBe('')
    })
  }

  test('works in the page where workers cannot be made, as for a script of another origin', async () => {
    const tab = await tabs.open()
    const refusing = `(() => {
      window.Worker = class { constructor() { throw new DOMException('no', 'SecurityError') } }
      return code.startScorer()
    })()`
    const asked = (await tab.run(asking(refusing))) as Asked
    expect(asked.moved).toBe(false)
    expect(difference(asked.text, page.text)).toBe('')
  })

  test('refuses a model of somebody else in a worker too, and keeps the one before', async () => {
    const tab = await tabs.open()
    expect(
      await tab.run(`
        const buffer = async (path) => (await fetch(path)).arrayBuffer()
        const scorer = await code.startScorer()
        const load = async (key) =>
          scorer.load({ pack: await buffer('/pack'), catalogue: await buffer('/catalogue'), key })
        const first = await load('${otherKey}')
        const none = await scorer.recommend({ placement: 'home' })
        await load('${key}')
        const again = await load('${otherKey}')
        const some = await scorer.recommend({ placement: 'home', limit: 3 })
        const wrong = await scorer.recommend({ placement: 'home', limit: 1000 })
        const products = await scorer.products(['item-1', 'nothing'])
        scorer.close()
        const late = await scorer.recommend({ placement: 'home' })
        return [first.code, none.code, again.code, some.value.items.length, wrong.code, products, late.code]
      `),
    ).toEqual([
      'model_refused',
      'model_missing',
      'model_refused',
      3,
      'field_invalid',
      [{ id: 'item-1', title: 'Thing 1', categories: ['All', 'Shelf 1'], tags: [] }],
      'unexpected',
    ])
  })

  test('answers what was asked before it was closed', async () => {
    const tab = await tabs.open()
    expect(
      await tab.run(`
        const scorer = await code.startScorer()
        const asked = scorer.recommend({ placement: 'home' })
        scorer.close()
        return (await asked).code
      `),
    ).toBe('unexpected')
  })
})
