import { expect, test } from 'vitest'
import { moduleIds } from '../src/modules.ts'
import { gradeQuiz } from '../src/quiz.ts'
import { rightAnswers } from '../src/right-answers.ts'

test.each(moduleIds)('%s is passed with all answers right or one of them wrong', (module) => {
  const right = [...rightAnswers[module]]
  const of = right.length
  expect(of).toBeGreaterThan(2)
  expect(gradeQuiz(module, right)).toEqual({ right: of, of, passed: true })
  const wrong = (count: number) => right.map((answer, k) => (k < count ? answer + 1 : answer))
  expect(gradeQuiz(module, wrong(1))).toEqual({ right: of - 1, of, passed: true })
  expect(gradeQuiz(module, wrong(2))).toEqual({ right: of - 2, of, passed: false })
})

test('answers that are missing are wrong, and more than there are questions pass nobody', () => {
  const right = rightAnswers.privacy
  const of = right.length
  expect(gradeQuiz('privacy', [])).toEqual({ right: 0, of, passed: false })
  expect(gradeQuiz('privacy', right.slice(1)).passed).toBe(false)
  expect(gradeQuiz('privacy', [...right, 0])).toEqual({ right: of, of, passed: false })
})
