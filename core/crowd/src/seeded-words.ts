/** Reproducible words for simulations and evaluations. **Not** for noise: anyone can predict them. */
import type { Words } from './dice.ts'

/** SplitMix-like 32-bit sequence (Steele, Lea, Flood 2014). */
export function seededWords(seed: number): Words {
  let state = seed >>> 0
  return {
    fill(words) {
      for (let k = 0; k < words.length; k += 1) {
        state = (state + 0x9e3779b9) >>> 0
        let z = state
        z = Math.imul(z ^ (z >>> 16), 0x85ebca6b)
        z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35)
        words[k] = (z ^ (z >>> 16)) >>> 0
      }
    },
  }
}
