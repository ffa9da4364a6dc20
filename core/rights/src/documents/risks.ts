/**
 * Risks for people (GDPR 35(7)(c)), graded without and with the measures, and where in the code each
 * measure is enforced: a test looks whether those files are there.
 */
import type { Grade, RiskId, SecurityMeasure } from './document-texts.ts'

export interface Risk {
  readonly id: RiskId
  readonly likelihood: Grade
  readonly severity: Grade
  /** With the measures. */
  readonly left: Grade
  /** Paths from the root of the repository. */
  readonly enforced: readonly string[]
}

export const risks: readonly Risk[] = [
  {
    id: 'reidentified',
    likelihood: 'medium',
    severity: 'high',
    left: 'low',
    enforced: [
      'core/privacy/src/bounding.ts',
      'core/privacy/src/noise.ts',
      'core/engine/src/release.ts',
    ],
  },
  {
    id: 'joined',
    likelihood: 'medium',
    severity: 'high',
    left: 'low',
    enforced: ['core/engine/src/pseudonym.ts', 'core/engine/src/release.ts'],
  },
  {
    id: 'stolen',
    likelihood: 'medium',
    severity: 'high',
    left: 'low',
    enforced: ['adapters/crypto-node/src/vault.ts', 'core/engine/src/profile.ts'],
  },
  {
    id: 'insider',
    likelihood: 'medium',
    severity: 'medium',
    left: 'low',
    enforced: ['core/policy/src/permit.ts', 'adapters/store-sql/src/row-security.ts'],
  },
  {
    id: 'otherUse',
    likelihood: 'medium',
    severity: 'high',
    left: 'low',
    enforced: ['core/policy/src/decide.ts', 'core/policy/src/data-catalogue.ts'],
  },
  {
    id: 'inferred',
    likelihood: 'medium',
    severity: 'high',
    left: 'medium',
    enforced: ['core/policy/src/data-catalogue.ts', 'core/recommend/src/reasons.ts'],
  },
  {
    id: 'pushed',
    likelihood: 'high',
    severity: 'medium',
    left: 'low',
    enforced: ['core/policy/src/governor.ts', 'core/policy/src/choosing.ts'],
  },
  {
    id: 'children',
    likelihood: 'medium',
    severity: 'high',
    left: 'low',
    enforced: ['core/policy/src/decide.ts', 'core/policy/src/pack.ts'],
  },
  {
    id: 'treated',
    likelihood: 'low',
    severity: 'high',
    left: 'low',
    enforced: ['core/policy/src/purposes.ts', 'core/recommend/src/recommender.ts'],
  },
  {
    id: 'keptLong',
    likelihood: 'high',
    severity: 'medium',
    left: 'low',
    enforced: ['core/engine/src/retention.ts'],
  },
  {
    id: 'leftOver',
    likelihood: 'high',
    severity: 'high',
    left: 'low',
    enforced: ['core/engine/src/erase.ts', 'core/rights/src/advance.ts'],
  },
  {
    id: 'comesBack',
    likelihood: 'high',
    severity: 'high',
    left: 'low',
    enforced: ['core/engine/src/tombstones.ts', 'adapters/erasure-list/src/erasure-list.ts'],
  },
  {
    id: 'impostor',
    likelihood: 'medium',
    severity: 'high',
    left: 'low',
    enforced: ['core/rights/src/verification.ts', 'core/engine/src/confirm-request.ts'],
  },
  {
    id: 'recipients',
    likelihood: 'medium',
    severity: 'medium',
    left: 'medium',
    enforced: ['core/engine/src/fan-out.ts', 'core/engine/src/deliver.ts'],
  },
  {
    id: 'unanswered',
    likelihood: 'medium',
    severity: 'medium',
    left: 'low',
    enforced: ['core/rights/src/clocks.ts', 'core/engine/src/office-overview.ts'],
  },
]

export const enforcedBy: Readonly<Record<SecurityMeasure, readonly string[]>> = {
  permits: ['core/policy/src/permit.ts'],
  rowSecurity: ['adapters/store-sql/src/row-security.ts'],
  sealing: ['adapters/crypto-node/src/vault.ts'],
  noise: ['core/privacy/src/noise.ts', 'core/privacy/src/accounting.ts'],
  rotation: ['core/engine/src/pseudonym.ts', 'core/engine/src/release.ts'],
  transport: ['core/engine/src/sealed-delivery.ts', 'core/engine/src/deliver.ts'],
  logs: ['adapters/store-sql/src/log-append.ts'],
  retention: ['core/engine/src/retention.ts'],
  erasure: ['core/engine/src/erase.ts'],
  tests: ['apps/server/test/erasure.test.ts'],
}
