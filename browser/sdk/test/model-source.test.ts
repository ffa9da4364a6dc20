import { describe, expect, test } from 'vitest'
import type { FileCache } from '../src/device-types.ts'
import { fillScorer, loadFiles } from '../src/model-source.ts'
import type { Scorer } from '../src/scorer.ts'
import { createScorer } from '../src/scorer.ts'
import { bufferOf, catalogueText, key, pack, packOf } from './example-files.ts'

const facts = {
  key,
  model: { id: 'm-1', path: '/v1/model/m-1?site=a', epsilon: 1, delta: 1e-6, releases: 1 },
  catalogue: { path: '/v1/catalogue/c-1?site=a' },
}
const next = { ...facts, model: { ...facts.model, id: 'm-2', path: '/v1/model/m-2?site=a' } }
const request = { placement: 'home' } as const

/** What a site serves; asks for anything else fail, as they do offline. */
class Site {
  readonly files: Map<string, Uint8Array | string>
  readonly asked: string[] = []

  constructor(files: Readonly<Record<string, Uint8Array | string>>) {
    this.files = new Map(Object.entries(files))
  }

  readonly get = async (path: string): Promise<ArrayBuffer> => {
    this.asked.push(path)
    const bytes = this.files.get(path)
    if (bytes === undefined) throw new TypeError('Failed to fetch')
    return bufferOf(bytes)
  }
}

class Memory implements FileCache {
  readonly kept = new Map<string, { path: string; bytes: Uint8Array }>()
  full = false

  async get(path: string): Promise<ArrayBuffer | undefined> {
    const found = [...this.kept.values()].find((file) => file.path === path)
    return found && bufferOf(found.bytes)
  }

  async put(kind: 'model' | 'catalogue', path: string, bytes: ArrayBuffer): Promise<void> {
    if (this.full) throw new Error('QuotaExceeded')
    this.kept.set(kind, { path, bytes: new Uint8Array(bytes.slice(0)) })
  }

  async last(kind: 'model' | 'catalogue'): Promise<ArrayBuffer | undefined> {
    const found = this.kept.get(kind)
    return found && bufferOf(found.bytes)
  }
}

const wholeSite = (): Site =>
  new Site({
    [facts.model.path]: pack,
    [next.model.path]: packOf('model-2'),
    [facts.catalogue.path]: catalogueText,
  })

async function modelIn(scorer: Scorer): Promise<string | undefined> {
  const answer = await scorer.recommend(request)
  return answer.ok ? answer.value.model.id : undefined
}

/** Takes the buffers away, as a worker does. */
function takingScorer(): Scorer {
  const scorer = createScorer()
  return {
    ...scorer,
    load: (files) =>
      scorer.load(structuredClone(files, { transfer: [files.pack, files.catalogue] })),
  }
}

describe('the files of a model', () => {
  test('are asked for by the addresses that everybody gets, and nothing else', async () => {
    const site = wholeSite()
    expect(await fillScorer(createScorer(), facts, site.get)).toEqual({ ok: true, current: true })
    expect(site.asked.sort()).toEqual([facts.catalogue.path, facts.model.path].sort())
  })

  test('are kept once the scorer has accepted them, and not asked for again', async () => {
    const [site, cache] = [wholeSite(), new Memory()]
    await fillScorer(takingScorer(), facts, site.get, cache)
    expect(cache.kept.get('model')?.path).toBe(facts.model.path)
    site.asked.length = 0
    const scorer = takingScorer()
    expect(await fillScorer(scorer, facts, site.get, cache)).toEqual({ ok: true, current: true })
    expect(site.asked).toEqual([])
    expect(await modelIn(scorer)).toBe('model-1')
  })

  test('are not kept before that', async () => {
    const cache = new Memory()
    const files = await loadFiles(facts, wholeSite().get, cache)
    expect(cache.kept.size).toBe(0)
    if (files.ok) await files.keep()
    expect(cache.kept.size).toBe(2)
  })

  test('serve without being kept when the storage is full', async () => {
    const cache = new Memory()
    cache.full = true
    const scorer = takingScorer()
    expect(await fillScorer(scorer, facts, wholeSite().get, cache)).toMatchObject({ ok: true })
    expect(await modelIn(scorer)).toBe('model-1')
  })

  test('are the last ones when the next cannot be had', async () => {
    const [site, cache, scorer] = [wholeSite(), new Memory(), createScorer()]
    await fillScorer(createScorer(), facts, site.get, cache)
    site.files.clear()
    expect(await fillScorer(scorer, next, site.get, cache)).toEqual({ ok: true, current: false })
    expect(await modelIn(scorer)).toBe('model-1')
    expect(cache.kept.get('model')?.path).toBe(facts.model.path)
  })

  test('are the last good ones when the next do not pass', async () => {
    const [site, cache, scorer] = [wholeSite(), new Memory(), createScorer()]
    await fillScorer(createScorer(), facts, site.get, cache)
    site.files.set(next.model.path, packOf('model-2').fill(1, 50, 60))
    expect(await fillScorer(scorer, next, site.get, cache)).toEqual({ ok: true, current: false })
    expect(await modelIn(scorer)).toBe('model-1')
    expect(cache.kept.get('model')?.path).toBe(facts.model.path)
  })

  test('are fetched again when what was kept is damaged', async () => {
    const [site, cache, scorer] = [wholeSite(), new Memory(), createScorer()]
    await fillScorer(createScorer(), facts, site.get, cache)
    cache.kept.get('model')?.bytes.fill(0, 100, 110)
    expect(await fillScorer(scorer, facts, site.get, cache)).toEqual({ ok: true, current: true })
    expect(await modelIn(scorer)).toBe('model-1')
    expect(cache.kept.get('model')?.bytes).toEqual(pack)
  })

  test('leave the scorer as it was when nothing passes', async () => {
    const [site, scorer] = [wholeSite(), createScorer()]
    await fillScorer(scorer, facts, site.get)
    site.files.set(next.model.path, 'nonsense')
    const refused = { ok: false, code: 'model_refused' }
    expect(await fillScorer(scorer, next, site.get)).toEqual(refused)
    expect(await fillScorer(scorer, next, site.get, new Memory())).toEqual(refused)
    expect(await modelIn(scorer)).toBe('model-1')
  })

  test('cannot be had offline without any that were kept, or where there is no model yet', async () => {
    const offline = { ok: false, code: 'offline' }
    const site = new Site({})
    expect(await loadFiles(facts, site.get)).toEqual(offline)
    expect(await fillScorer(createScorer(), facts, site.get, new Memory())).toEqual(offline)
    expect(await loadFiles({ ...facts, model: null }, site.get)).toEqual({
      ok: false,
      code: 'model_missing',
    })
  })
})
