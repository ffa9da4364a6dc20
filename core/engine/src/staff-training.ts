/** Training: what somebody answered is graded and, where it passes, kept as evidence and in the log. */
import type { Refusal } from '@discreet/protocol'
import { refuse } from '@discreet/protocol'
import type { Member, ModuleId, TrainingPass } from '@discreet/staff'
import { gradeQuiz, moduleIds, moduleVersions, passHolds, passMilliseconds } from '@discreet/staff'
import type { StaffSetup } from './staff-setup.ts'

/** Whoever guesses runs out of tries. */
export const attemptsPerHour = 5
const hourMilliseconds = 3_600_000

export interface TakenQuiz {
  readonly ok: true
  /** Questions answered rightly, of how many. */
  readonly right: number
  readonly of: number
  /** null: not passed. */
  readonly pass: TrainingPass | null
  /** Epoch milliseconds; null: not passed. */
  readonly holdsUntil: number | null
  readonly logIndex: number | null
}

/**
 * `answers`: of each question the place of the chosen answer, from 0. Refuses with `field_invalid` for a
 * module that there is not, with `rate_limited` after five tries within an hour.
 */
export async function takeQuiz(
  setup: StaffSetup,
  { id }: Pick<Member, 'id'>,
  module: ModuleId,
  answers: readonly number[],
): Promise<TakenQuiz | Refusal> {
  const { staff } = setup.store
  const now = setup.now()
  if (!moduleIds.includes(module)) {
    return refuse('field_invalid', 'there is no such module', {
      field: '/module',
      expected: moduleIds.join(', '),
    })
  }
  const tried = (): Promise<number> => staff.attempts(id, module, now - hourMilliseconds)
  if ((await tried()) >= attemptsPerHour) return tooOften()
  await staff.noteAttempt(id, module, now)
  // Of several at once no more than five are looked at.
  if ((await tried()) > attemptsPerHour) return tooOften()
  const { right, of, passed } = gradeQuiz(module, answers)
  if (!passed) return { ok: true, right, of, pass: null, holdsUntil: null, logIndex: null }
  const pass: TrainingPass = { module, version: moduleVersions[module], at: now, right, of }
  const logIndex = await staff.addPass(id, pass)
  return { ok: true, right, of, pass, holdsUntil: now + passMilliseconds, logIndex }
}

function tooOften(): Refusal {
  return refuse('rate_limited', 'this module was tried five times within an hour', {
    expected: 'another look at its text, and another try in an hour',
  })
}

/** One member and one module: what can be shown of it. */
export interface TrainingEvidence {
  readonly member: string
  readonly name: string
  readonly module: ModuleId
  /** The last pass; null: never passed. */
  readonly pass: TrainingPass | null
  /** Epoch milliseconds at which it ends, or ended; null: never passed. */
  readonly holdsUntil: number | null
  /** Now, in the module's version of now. */
  readonly holds: boolean
}

/** Every member who has not ended, and every module. */
export async function trainingEvidence(setup: StaffSetup): Promise<readonly TrainingEvidence[]> {
  const { staff } = setup.store
  const now = setup.now()
  const rows: TrainingEvidence[] = []
  for (const { id, name, endedAt } of await staff.members()) {
    if (endedAt !== null) continue
    const passes = await staff.passes(id)
    for (const module of moduleIds) {
      const pass = passes.find((one) => one.module === module) ?? null
      const holdsUntil = pass === null ? null : pass.at + passMilliseconds
      const holds = pass !== null && passHolds(pass, now)
      rows.push({ member: id, name, module, pass, holdsUntil, holds })
    }
  }
  return rows
}
