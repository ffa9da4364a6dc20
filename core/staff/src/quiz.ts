/** Whether somebody understood a module: by its questions, of which all but one have to be right. */
import type { ModuleId } from './modules.ts'
import { rightAnswers } from './right-answers.ts'

export interface Graded {
  /** Questions answered rightly, of how many. */
  readonly right: number
  readonly of: number
  readonly passed: boolean
}

/**
 * `answers`: of each question in its order, the place of the chosen answer (from 0). One that is missing
 * is wrong; answers beyond the last question, or a module without questions, pass nobody.
 */
export function gradeQuiz(module: ModuleId, answers: readonly number[]): Graded {
  const wanted = rightAnswers[module]
  const right = wanted.filter((answer, question) => answers[question] === answer).length
  const whole = wanted.length > 0 && answers.length === wanted.length
  return { right, of: wanted.length, passed: whole && right >= wanted.length - 1 }
}
