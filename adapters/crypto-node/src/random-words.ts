/** Random words from the operating system's generator, 64 KiB at a time, zeroed once handed out. */
import { randomFillSync } from 'node:crypto'
import type { RandomWords } from '@discreet/privacy'

const poolWords = 16_384

export function pooledRandomWords(): RandomWords {
  const pool = new Uint32Array(poolWords)
  let next = poolWords
  return {
    fill(words) {
      if (words.length >= poolWords) {
        randomFillSync(words)
        return
      }
      if (next + words.length > poolWords) {
        randomFillSync(pool)
        next = 0
      }
      words.set(pool.subarray(next, next + words.length))
      pool.fill(0, next, next + words.length)
      next += words.length
    },
  }
}
