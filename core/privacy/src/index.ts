export type { PrivacyErrorCode } from './errors.ts'
export { PrivacyError } from './errors.ts'
export { discreteGaussian, discreteLaplace } from './noise.ts'
export type { NoisyAggregate, NoisyPairs, NoisyPopularity } from './noisy.ts'
export { pairIndex } from './noisy.ts'
export type { RandomWords } from './randomness.ts'
export type { Rational } from './rational.ts'
export {
  addRational,
  compareRational,
  formatRational,
  integerSquareRoot,
  multiplyRational,
  parseRational,
  rational,
  rationalOf,
  rationalToNumber,
  subtractRational,
  zero,
} from './rational.ts'
export type { NoiseSampler } from './table-sampler.ts'
