import process from 'node:process'
import type { Page } from '@discreet/contracts/chromium'
import { chromiumPath, openInChromium } from '@discreet/contracts/chromium'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Model } from '../src/model.ts'
import { encodePack } from '../src/pack.ts'
import { createRecommender } from '../src/recommender.ts'

const items = 5000
const perItem = 50

function exampleModel(): Model {
  const rowOffsets = Uint32Array.from({ length: items + 1 }, (_, k) => k * perItem)
  const columns = Uint32Array.from(
    { length: items * perItem },
    (_, k) => (k % perItem) * 99 + ((k * 7) % 99),
  )
  const table = { rowOffsets, columns, values: Float32Array.from(columns, (_, k) => Math.sin(k)) }
  return {
    id: 'page',
    kind: 'pairs',
    why: 'test',
    items: Array.from({ length: items }, (_, k) => `item-${k}`),
    logPopularity: Float32Array.from({ length: items }, (_, k) => -k / items - 1),
    popularityWeight: 0.03,
    weights: table,
    contextExponent: 0,
    association: table,
    trend: new Float32Array(items),
    releases: [],
    epsilon: 1,
    delta: 1e-6,
  }
}

describe.skipIf(chromiumPath === undefined)('the same code in Chromium', () => {
  let page: Page
  const pack = encodePack(exampleModel(), { keep: perItem, sign: () => new Uint8Array(64) })

  beforeAll(async () => {
    page = await openInChromium(new URL('../src/index.ts', import.meta.url), { pack })
  }, 120_000)

  afterAll(() => page.close())

  test('loads a pack, scores it, and answers exactly as in Node', async () => {
    const request = {
      placement: 'basket' as const,
      basket: ['item-3', 'item-400', 'item-4999'],
      limit: 20,
    }
    const { answer, milliseconds } = (await page.run(`
      const start = performance.now()
      const { decodePack, createRecommender } = code
      const model = decodePack(new Uint8Array(await (await fetch('/pack')).arrayBuffer()))
      const answer = createRecommender(model, model.items.map((id) => ({ id }))).recommend(${JSON.stringify(request)})
      return { answer, milliseconds: performance.now() - start }
    `)) as { answer: unknown; milliseconds: number }
    process.stderr.write(
      `model pack of ${(pack.length / 1e6).toFixed(2)} MB: loaded and first scored in Chromium in ${Math.round(milliseconds)} ms\n`,
    )
    const { decodePack } = await import('../src/pack.ts')
    const model = decodePack(pack)
    const here = createRecommender(
      model,
      model.items.map((id) => ({ id })),
    ).recommend(request)
    expect(answer).toEqual(JSON.parse(JSON.stringify(here)))
  })
})
