import { turboshake128 } from '@noble/hashes/sha3-addons.js'
import { hexToBytes } from '@noble/hashes/utils.js'
import { expect, test } from 'vitest'
import { gaussianSample } from '../src/cks20.ts'
import type { RandomWords } from '../src/randomness.ts'
import { multiplyRational, rational } from '../src/rational.ts'
import vectors from './vectors/discrete-gaussian-stream.mpl.json' with { type: 'json' }

/** The published stream: TurboSHAKE128 (RFC 9861) of an empty tag and the seed, words little-endian. */
function streamOf(seed: string): RandomWords {
  const bytes = hexToBytes(seed)
  const hash = turboshake128
    .create({ D: 1 })
    .update(Uint8Array.of(0, 0, bytes.length))
    .update(bytes)
  return {
    fill(words) {
      const view = new DataView(hash.xof(words.length * 4).buffer)
      for (let k = 0; k < words.length; k += 1) words[k] = view.getUint32(k * 4, true)
    },
  }
}

test.each(vectors.cases)('draws the published samples of σ = $std_num/$std_denom', (one) => {
  const sigma = rational(BigInt(one.std_num), BigInt(one.std_denom))
  const random = streamOf(one.seed)
  const drawn = one.samples.map(() => gaussianSample(multiplyRational(sigma, sigma), random))
  expect(drawn.map(String)).toEqual(one.samples)
})
