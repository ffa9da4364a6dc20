/**
 * Whether the risks of level 3 are assessed (GDPR 35(1), (7)): before that nobody comes to level 3, and
 * nobody who is there switches more on. Going on and going down need no assessment.
 */
import type { DataField, Decision, MadeChoice, PersonState } from '@discreet/policy'
import { dataCatalogue } from '@discreet/policy'
import type { Refusal } from '@discreet/protocol'
import { refuse } from '@discreet/protocol'
import { assessmentCovers } from '@discreet/rights'
import type { Site } from './ports.ts'

/** stale: the data catalogue has a field that was not there when it was approved (GDPR 35(11)). */
export type AssessmentState = 'missing' | 'stale' | 'approved'

export function assessmentOf(
  { settings: { assessment } }: Pick<Site, 'settings'>,
  catalogue: readonly Pick<DataField, 'id'>[] = dataCatalogue,
): AssessmentState {
  if (assessment === undefined) return 'missing'
  return assessmentCovers(assessment, catalogue).length === 0 ? 'approved' : 'stale'
}

/** Refuses with `assessment_missing`. `decided`: what held before the choice. */
export function assessmentRefusal(
  site: Pick<Site, 'settings'>,
  choice: MadeChoice,
  before: PersonState,
  decided: Decision,
): Refusal | undefined {
  const state = assessmentOf(site)
  if (choice.level < 3 || state === 'approved') return undefined
  // A consent that has run out is none: renewing it begins level 3 anew.
  const there = before.level === 3 && decided.level === 3
  if (there && choice.purposes.every((purpose) => before.purposes.includes(purpose))) {
    return undefined
  }
  const why =
    state === 'missing'
      ? 'the risks of level 3 are not assessed yet'
      : 'the assessment does not cover everything that is kept now'
  return refuse('assessment_missing', why, {
    field: there ? '/purposes' : '/level',
    expected: 'an approved assessment: discreet assessment approve --by …',
  })
}
