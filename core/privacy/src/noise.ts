/**
 * The noise that a release draws: exact discrete Gaussian and discrete Laplace. A table where it
 * fits in memory, the reference algorithm beyond; the distribution is the same, exactly.
 */
import { gaussianSample, laplaceSample } from './cks20.ts'
import { PrivacyError } from './errors.ts'
import type { RandomWords } from './randomness.ts'
import type { Rational } from './rational.ts'
import { rationalToNumber } from './rational.ts'
import type { NoiseSampler } from './table-sampler.ts'
import { tableSampler } from './table-sampler.ts'

/** Beyond this standard deviation (or scale) a table would hold more than half a million entries. */
const largestTable = 32_768

function referenceSampler(draw: () => bigint): NoiseSampler {
  const bounded = (value: bigint): number => {
    if (BigInt.asIntN(32, value) !== value) {
      throw new PrivacyError('parameter_invalid', 'a noisy cell does not fit into 32 bits')
    }
    return Number(value)
  }
  return {
    fill(cells) {
      for (let i = 0; i < cells.length; i += 1) cells[i] = bounded(draw())
    },
    add(cells) {
      for (let i = 0; i < cells.length; i += 1) {
        cells[i] = bounded(BigInt(cells[i] as number) + draw())
      }
    },
  }
}

function positive(value: Rational, name: string): void {
  if (value.num <= 0n || value.den <= 0n) {
    throw new PrivacyError('parameter_invalid', `${name} must be positive`)
  }
}

/** N_Z(0, σ²). Throws `parameter_invalid` unless σ² > 0. */
export function discreteGaussian(sigmaSquared: Rational, random: RandomWords): NoiseSampler {
  positive(sigmaSquared, 'the variance parameter')
  return Math.sqrt(rationalToNumber(sigmaSquared)) <= largestTable
    ? tableSampler({ kind: 'gaussian', sigmaSquared }, random)
    : referenceSampler(() => gaussianSample(sigmaSquared, random))
}

/** Lap_Z(scale). Throws `parameter_invalid` unless scale > 0. */
export function discreteLaplace(scale: Rational, random: RandomWords): NoiseSampler {
  positive(scale, 'the scale')
  return rationalToNumber(scale) <= largestTable / 8
    ? tableSampler({ kind: 'laplace', scale }, random)
    : referenceSampler(() => laplaceSample(scale, random))
}
