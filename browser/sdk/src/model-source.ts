/**
 * The two public files that scoring needs. Their addresses are the same for everybody and say nothing
 * of the person; what was accepted once is kept with the device profile, when there is one.
 */
import type { SiteFacts } from '@discreet/policy'
import type { FileCache } from './device-types.ts'
import type { Refusing } from './home.ts'
import type { Scorer } from './scorer.ts'

type Kind = 'model' | 'catalogue'
type Get = (path: string) => Promise<ArrayBuffer>
type Facts = Pick<SiteFacts, 'model' | 'catalogue' | 'key'>

/** `cache`, `server`: what the site names now; `last`: what it named before, because it is offline. */
type Origin = 'cache' | 'server' | 'last'

export interface Files {
  readonly ok: true
  readonly pack: ArrayBuffer
  readonly catalogue: ArrayBuffer
  readonly origins: readonly Origin[]
  /** After the scorer accepted them; a full or blocked storage only means that nothing is kept. */
  keep(): Promise<void>
}

interface Found {
  readonly bytes: ArrayBuffer
  readonly origin: Origin
  readonly keep: () => Promise<void>
}

async function nothingToKeep(): Promise<void> {}

async function quietly<T>(work: Promise<T> | undefined): Promise<T | undefined> {
  try {
    return await work
  } catch {
    return undefined
  }
}

async function found(
  kind: Kind,
  path: string,
  get: Get,
  cache: FileCache | undefined,
): Promise<Found | undefined> {
  const known = await quietly(cache?.get(path))
  if (known !== undefined) return { bytes: known, origin: 'cache', keep: nothingToKeep }
  const bytes = await quietly(get(path))
  if (bytes === undefined) {
    const last = await quietly(cache?.last(kind))
    return last && { bytes: last, origin: 'last', keep: nothingToKeep }
  }
  if (cache === undefined) return { bytes, origin: 'server', keep: nothingToKeep }
  // The scorer takes the buffer away.
  const copy = bytes.slice(0)
  const keep = async (): Promise<void> => quietly(cache.put(kind, path, copy))
  return { bytes, origin: 'server', keep }
}

/** By path from the cache or from the server; offline, the last ones there were. */
export async function loadFiles(
  { model, catalogue }: Omit<Facts, 'key'>,
  get: Get,
  cache?: FileCache,
): Promise<Files | Refusing> {
  if (model === null) return { ok: false, code: 'model_missing' }
  const [pack, items] = await Promise.all([
    found('model', model.path, get, cache),
    found('catalogue', catalogue.path, get, cache),
  ])
  if (pack === undefined || items === undefined) return { ok: false, code: 'offline' }
  const keep = async (): Promise<void> => {
    await Promise.all([pack.keep(), items.keep()])
  }
  const origins = [pack.origin, items.origin]
  return { ok: true, pack: pack.bytes, catalogue: items.bytes, origins, keep }
}

async function lastFiles(cache: FileCache | undefined): Promise<Files | Refusing> {
  const [pack, catalogue] = await Promise.all([
    quietly(cache?.last('model')),
    quietly(cache?.last('catalogue')),
  ])
  if (pack === undefined || catalogue === undefined) return { ok: false, code: 'model_missing' }
  return { ok: true, pack, catalogue, origins: ['last', 'last'], keep: nothingToKeep }
}

/** Keeps files, and finds none: for when those that it has do not pass. */
function onlyPuts(cache: FileCache): FileCache {
  const nothing = async (): Promise<undefined> => undefined
  return { get: nothing, last: nothing, put: (kind, path, bytes) => cache.put(kind, path, bytes) }
}

async function offer(
  scorer: Scorer,
  key: string,
  files: Files | Refusing,
): Promise<{ readonly ok: true; readonly current: boolean } | Refusing> {
  if (!files.ok) return files
  const { pack, catalogue, origins } = files
  const answer = await scorer.load({ pack, catalogue, key })
  if (!answer.ok) return answer
  await files.keep()
  return { ok: true, current: !origins.includes('last') }
}

/**
 * Fills the scorer. Kept files that do not pass are fetched again, because storage may be damaged;
 * when what the server sends does not pass, the last files that did are used. `current`: they are
 * those that the site names now. After a "no" the scorer has what it had.
 */
export async function fillScorer(
  scorer: Scorer,
  facts: Facts,
  get: Get,
  cache?: FileCache,
): Promise<{ readonly ok: true; readonly current: boolean } | Refusing> {
  const files = await loadFiles(facts, get, cache)
  const first = await offer(scorer, facts.key, files)
  if (first.ok || !files.ok || cache === undefined) return first
  if (files.origins.includes('cache')) {
    const again = await loadFiles(facts, get, onlyPuts(cache))
    const second = await offer(scorer, facts.key, again)
    if (second.ok) return second
  }
  const before = await offer(scorer, facts.key, await lastFiles(cache))
  return before.ok ? before : first
}
