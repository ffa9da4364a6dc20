/** A model without a crowd: numbers of a fixed generator. */
import type { Model } from '../src/model.ts'

/** A small fixed generator, so that failures repeat. */
export function words(seed: number): { fill(words: Uint32Array): void } {
  let state = seed
  return {
    fill(target) {
      for (let k = 0; k < target.length; k += 1) {
        state = (Math.imul(state, 1664525) + 1013904223) >>> 0
        target[k] = Math.imul(state ^ (state >>> 15), 0x85ebca6b) >>> 0
      }
    },
  }
}

/** Uniform on [0, 1). */
export function numbers(count: number, seed: number): number[] {
  const drawn = new Uint32Array(count)
  words(seed).fill(drawn)
  return Array.from(drawn, (word) => word / 2 ** 32)
}

/** Weights from -0.4 to 0.6, `perItem` a row, spread over the items. */
export function randomModel(items: number, perItem: number, seed: number): Model {
  const u = numbers(items * perItem * 2, seed)
  const rowOffsets = Uint32Array.from({ length: items + 1 }, (_, k) => k * perItem)
  const columns = new Uint32Array(items * perItem)
  for (let i = 0; i < items; i += 1) {
    const step = Math.floor((items - 1) / perItem)
    for (let k = 0; k < perItem; k += 1)
      columns[i * perItem + k] = k * step + Math.floor((u[i * perItem + k] as number) * step)
  }
  const table = {
    rowOffsets,
    columns,
    values: Float32Array.from(columns, (_, k) => (u[items * perItem + k] as number) - 0.4),
  }
  return {
    id: 'random',
    kind: 'pairs',
    why: 'a test — ä 🧀',
    items: Array.from({ length: items }, (_, k) => `item-${k}`),
    logPopularity: Float32Array.from({ length: items }, (_, k) => -6 - k / items),
    popularityWeight: 0.03,
    weights: table,
    contextExponent: 0,
    association: { rowOffsets, columns, values: table.values.map(Math.abs) },
    trend: new Float32Array(items),
    releases: ['r1'],
    epsilon: 1,
    delta: 1e-6,
  }
}
