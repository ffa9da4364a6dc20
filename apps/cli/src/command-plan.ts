/** discreet plan */
import type { PlanQuestion } from '@discreet/recommend'
import { planFor } from '@discreet/recommend'
import type { Output } from './output.ts'
import { number } from './output.ts'

export function plan(questions: readonly PlanQuestion[], output: Output): void {
  const plans = questions.map(planFor)
  output.table(
    plans.map((one) => ({
      epsilon: one.epsilon,
      'keeps, one period': `${Math.round(100 * one.retained)} %`,
      'after a year': `${Math.round(100 * one.retainedAfterYear)} %`,
      'epsilon of a year': number(one.epsilonOverYear, 1),
      'people for half': one.peopleForHalf,
      'people for 4/5': one.peopleForFourFifths,
    })),
  )
  for (const one of plans) {
    if (one.advice === 'popularity') {
      output.say(
        `\nAt epsilon ${one.epsilon} this crowd is too small to do much better than popularity. Periods ${number(one.longerPeriodForHalf, 1)} times as long, or ${one.peopleForHalf} people, would keep half.`,
      )
    }
  }
  output.say(
    '\n"Keeps" is the share of the gain of a recommender without privacy over plain popularity.\nAn estimate from public supermarket baskets; yours may differ by ten points.',
  )
  output.result(plans)
}
