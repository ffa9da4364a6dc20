import { createRecommender, decodePack } from '@discreet/recommend'
import { describe, expect, test } from 'vitest'
import { createScorer } from '../src/scorer.ts'
import {
  bufferOf,
  catalogue,
  catalogueText,
  count,
  filesOf,
  otherKey,
  pack,
  packOf,
} from './example-files.ts'

const refused = { ok: false, code: 'model_refused' }
const request = { placement: 'basket', basket: ['item-3', 'item-40'], limit: 8 } as const

describe('a scorer', () => {
  test('answers as the recommender of the server does, with the products', async () => {
    const scorer = createScorer()
    expect(await scorer.load(filesOf())).toEqual({ ok: true, value: { items: count } })
    const answer = await scorer.recommend(request)
    const server = createRecommender(decodePack(pack), catalogue).recommend(request)
    expect(answer).toStrictEqual({
      ok: true,
      value: {
        ...server,
        items: server.items.map((shown) => ({
          ...shown,
          product: catalogue.find(({ id }) => id === shown.item),
        })),
      },
    })
  })

  test('has no answer before a model is loaded, and none after it was closed', async () => {
    const scorer = createScorer()
    const missing = { ok: false, code: 'model_missing' }
    expect(await scorer.recommend(request)).toEqual(missing)
    expect(await scorer.products(['item-1'])).toEqual([])
    await scorer.load(filesOf())
    scorer.close()
    expect(await scorer.recommend(request)).toEqual(missing)
  })

  test('answers a wrong request with a code, and goes on', async () => {
    const scorer = createScorer()
    await scorer.load(filesOf())
    expect(await scorer.recommend({ ...request, limit: 0 })).toEqual({
      ok: false,
      code: 'field_invalid',
    })
    expect(await scorer.recommend(request)).toMatchObject({ ok: true })
  })

  test('finds the products that the catalogue has', async () => {
    const scorer = createScorer()
    await scorer.load(filesOf())
    expect(await scorer.products(['item-2', 'nothing', 'item-1'])).toEqual([
      catalogue[2],
      catalogue[1],
    ])
  })

  test('leaves out what is not an item, hostile addresses among it', async () => {
    const items = [
      ...catalogue.slice(0, 50),
      null,
      7,
      { id: '' },
      { id: 'item-60', url: 'javascript:alert(1)' },
      { id: 'item-61', title: '<img src=x onerror=alert(1)>\u202e' },
    ]
    const scorer = createScorer()
    const loaded = await scorer.load(filesOf({ catalogue: bufferOf(JSON.stringify({ items })) }))
    expect(loaded).toEqual({ ok: true, value: { items: 51 } })
    expect(await scorer.products(['item-60'])).toEqual([])
    expect(await scorer.products(['item-61'])).toEqual([items.at(-1)])
  })
})

describe('a model is refused', () => {
  const wrong: Readonly<Record<string, Parameters<typeof filesOf>[0]>> = {
    'signed by somebody else': { key: otherKey },
    'of a site whose key is not one': { key: 'nonsense!' },
    'when a byte has changed': {
      pack: bufferOf(pack.map((byte, k) => (k === 99 ? byte ^ 1 : byte))),
    },
    'when it is cut short': { pack: bufferOf(pack.subarray(0, 500)) },
    'when it is empty': { pack: new ArrayBuffer(0) },
    'when its catalogue cannot be read': { catalogue: bufferOf('{"items"') },
    'when its catalogue has no items': { catalogue: bufferOf('{"items":{}}') },
    'when its catalogue is null': { catalogue: bufferOf('null') },
  }
  for (const [how, parts] of Object.entries(wrong)) {
    test(`${how}, and the one before it stays`, async () => {
      const scorer = createScorer()
      expect(await scorer.load(filesOf(parts))).toEqual(refused)
      expect(await scorer.recommend(request)).toMatchObject({ code: 'model_missing' })
      await scorer.load(filesOf())
      expect(await scorer.load(filesOf(parts))).toEqual(refused)
      expect(await scorer.recommend(request)).toMatchObject({
        ok: true,
        value: { model: { id: 'model-1' } },
      })
    })
  }

  test('where the browser cannot check signatures', async () => {
    const { importKey } = crypto.subtle
    crypto.subtle.importKey = () => Promise.reject(new DOMException('no', 'NotSupportedError'))
    try {
      expect(await createScorer().load(filesOf())).toEqual(refused)
    } finally {
      crypto.subtle.importKey = importKey
    }
  })

  test('not when it is the next one', async () => {
    const scorer = createScorer()
    await scorer.load(filesOf())
    await scorer.load(
      filesOf({ pack: bufferOf(packOf('model-2')), catalogue: bufferOf(catalogueText) }),
    )
    expect(await scorer.recommend(request)).toMatchObject({ value: { model: { id: 'model-2' } } })
  })
})
