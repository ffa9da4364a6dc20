export type { NoisyAggregate, NoisyPairs, NoisyPopularity } from './noisy.ts'
export { pairIndex } from './noisy.ts'
export type { RandomWords } from './randomness.ts'
