/** A small signed model and its catalogue, as a site would publish them. */
import { generateKeyPairSync, sign } from 'node:crypto'
import type { Item } from '@discreet/protocol'
import type { Model } from '@discreet/recommend'
import { encodePack } from '@discreet/recommend'
import type { ScorerFiles } from '../src/scorer.ts'

export const count = 300
const perItem = 20

function exampleModel(id: string): Model {
  const rowOffsets = Uint32Array.from({ length: count + 1 }, (_, k) => k * perItem)
  const columns = Uint32Array.from(
    { length: count * perItem },
    (_, k) => (k % perItem) * 14 + ((k * 7) % 13),
  )
  const values = Float32Array.from(columns, (_, k) => Math.sin(k * 1.7) + 0.3)
  return {
    id,
    kind: 'pairs',
    why: 'test',
    items: Array.from({ length: count }, (_, k) => `item-${k}`),
    logPopularity: Float32Array.from({ length: count }, (_, k) => -3 - 4 * Math.cos(k) ** 2),
    popularityWeight: 0.03,
    weights: { rowOffsets, columns, values },
    contextExponent: 0,
    association: { rowOffsets, columns, values: values.map(Math.abs) },
    trend: Float32Array.from({ length: count }, (_, k) => Math.sin(k)),
    releases: ['r-1'],
    epsilon: 1,
    delta: 1e-6,
  }
}

const { publicKey, privateKey } = generateKeyPairSync('ed25519')

/** Base64url. */
export const key: string = publicKey.export({ format: 'jwk' }).x ?? ''
export const otherKey: string =
  generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' }).x ?? ''

export function signed(data: Uint8Array): Uint8Array {
  return new Uint8Array(sign(null, data, privateKey))
}

export const catalogue: readonly Item[] = Array.from({ length: count }, (_, k) => ({
  id: `item-${k}`,
  title: `Thing ${k}`,
  categories: ['All', `Shelf ${k % 9}`],
  tags: k % 4 === 0 ? ['organic'] : [],
  ...(k === 7 ? { available: false } : {}),
  ...(k === 9 ? { sensitive: true } : {}),
}))

export function packOf(id: string): Uint8Array {
  return encodePack(exampleModel(id), {
    keep: perItem,
    sign: signed,
  })
}

/** Its own memory, because a scorer may take it away. */
export function bufferOf(bytes: Uint8Array | string): ArrayBuffer {
  const copy = new Uint8Array(
    typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes,
  ).slice()
  return copy.buffer
}

export const pack: Uint8Array = packOf('model-1')
export const catalogueText: string = JSON.stringify({ items: catalogue })

export function filesOf(parts: Partial<ScorerFiles> = {}): ScorerFiles {
  return { pack: bufferOf(pack), catalogue: bufferOf(catalogueText), key, ...parts }
}
