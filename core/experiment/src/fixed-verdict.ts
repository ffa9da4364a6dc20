/**
 * What one look at the end says, such that the noise cannot have said it. The fixed interval alone is
 * right as often as it should be; but where exact counts are just short of significant, a draw of the
 * noise can carry them over. Here something is said only if the interval of exact counts would have said
 * it as well: it is placed as far back as the noise may have moved it. Of exact counts that are not
 * significant, at most one draw in a hundred is called so, which costs some power where noise is large.
 */
import type { Comparison } from './report-types.ts'

/**
 * Standard deviations that noise exceeds on one side in 1 of 100 draws where all of it is that of a
 * single cell, ½ exp(−√2 x) = .01; the noise of several cells has lighter tails.
 */
const farthest = Math.log(50) / Math.SQRT2

export function fixedVerdict(of: Comparison): 'higher' | 'lower' | 'open' {
  const { difference, standardError, noiseError, interval } = of
  const half = (interval.high - interval.low) / 2
  const quantile = standardError > 0 ? half / standardError : 0
  const sampling = Math.sqrt(Math.max(standardError ** 2 - noiseError ** 2, 0))
  if (Math.abs(difference) <= Math.max(half, quantile * sampling + farthest * noiseError)) {
    return 'open'
  }
  return difference > 0 ? 'higher' : 'lower'
}
