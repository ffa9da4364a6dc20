export {
  cumulative,
  epsilonAbove,
  rhoForEpsilon,
  rhoOf,
  sigmaSquaredFor,
  zcdpDelta,
  zcdpEpsilon,
} from './accounting.ts'
export { Allowance } from './allowance.ts'
export type { AuditReport, Mechanism } from './audit.ts'
export { auditMechanism } from './audit.ts'
export type { Caps } from './bounding.ts'
export { applyCaps, boundedTriangle, mergeBaskets, unitWeight } from './bounding.ts'
export type { RangeCharge } from './campaign-accounting.ts'
export { campaignEpsilon } from './campaign-accounting.ts'
export type { NoisyCells } from './cells.ts'
export { releaseCells } from './cells.ts'
export type { PairList, PairWeight } from './counting.ts'
export { addCounts, countItems, countListedPairs, countPairs } from './counting.ts'
export { discreteGaussianDelta, logGaussianTail } from './discrete-tails.ts'
export type { PrivacyErrorCode } from './errors.ts'
export { PrivacyError } from './errors.ts'
export { chooseHead, headSizeFor } from './head.ts'
export { discreteGaussian, discreteLaplace } from './noise.ts'
export type { NoisyAggregate, NoisyPairs, NoisyPopularity, NoisySecondLook } from './noisy.ts'
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
export type { MechanismPlan, PlannedStep, ReleaseParameters, StepName } from './release.ts'
export {
  addNoise,
  basketShares,
  bound,
  charge,
  collect,
  defaultCaps,
  defaultParameters,
  periodShares,
  planRelease,
  runRelease,
  unsafeExactCounts,
} from './release.ts'
export type { PeopleRows } from './rows.ts'
export { RowsBuilder } from './rows.ts'
export type { Noised, Stage, StageName } from './stages.ts'
export type { NoiseSampler } from './table-sampler.ts'
export type { ThresholdParameters } from './threshold.ts'
export { gaussianThreshold, thresholdDelta } from './threshold.ts'
