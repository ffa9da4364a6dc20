/** discreet audit: tries to catch the noise mechanism leaking more than it claims. */
import { pooledRandomWords } from '@discreet/crypto-node'
import { auditMechanism } from '@discreet/privacy'
import { DiscreetError } from '@discreet/protocol'
import type { Output } from './output.ts'
import { number } from './output.ts'

export function audit(runs: number, output: Output): void {
  if (!Number.isInteger(runs) || runs < 500 || runs > 1_000_000) {
    throw new DiscreetError('parameter_invalid', 'runs is out of range', {
      field: '--runs',
      expected: '500 to 1,000,000',
    })
  }
  const report = auditMechanism(runs, pooledRandomWords())
  output.table([
    { what: 'claimed', rho: number(report.claimed.rho), epsilon: number(report.claimed.epsilon) },
    {
      what: 'caught at least',
      rho: number(report.lowerBound.rho),
      epsilon: number(report.lowerBound.epsilon),
    },
  ])
  output.say(
    report.passed
      ? `\nPassed: ${runs} runs on each side found nothing beyond the claim.`
      : '\nFAILED: the mechanism leaks more than it claims. Do not release anything.',
  )
  output.result(report)
  if (!report.passed)
    throw new DiscreetError('release_state', 'the canary audit failed; release nothing')
}
