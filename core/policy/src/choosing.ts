/**
 * Changing one's mind, as far as it needs no place to keep it: the state after a choice, and whether
 * the choice is possible. The same in a page (levels 0 to 2) and in the server (accounts).
 */
import type { Refusal } from '@discreet/protocol'
import { refuse } from '@discreet/protocol'
import type { Decision, PersonState } from './decide.ts'
import type { AccountPurpose, Level } from './purposes.ts'

export interface MadeChoice {
  readonly level: Level
  readonly purposes: readonly AccountPurpose[]
  readonly contribute: boolean
  readonly restricted: boolean
  readonly objections: PersonState['objections']
  /** The second act, where raising the level takes two. */
  readonly confirmed: boolean
}

/** `now`: epoch milliseconds; `gpc`: Global Privacy Control came with the choice. */
export function stateAfter(
  before: PersonState,
  choice: MadeChoice,
  gpc: boolean,
  now: number,
): PersonState {
  const purposes = choice.level === 3 ? choice.purposes : []
  const refused =
    (choice.level === 0 && !choice.contribute) ||
    choice.level < (before.level ?? 0) ||
    before.purposes.some((purpose) => !purposes.includes(purpose)) ||
    (before.contribute && !choice.contribute)
  return {
    ...before,
    level: choice.level,
    purposes,
    contribute: choice.contribute,
    restricted: choice.restricted,
    objections: choice.objections,
    chosenAt: now,
    seenAt: now,
    refusedAt: refused ? now : before.refusedAt,
    standingGpc: before.standingGpc || gpc,
  }
}

/** `before` and `after`: what was decided of `state` and of the state after the choice. */
export function choiceRefusal(
  choice: MadeChoice,
  before: Decision,
  after: Decision,
  state: PersonState,
): Refusal | undefined {
  const twice = before.obligations.some((one) => one.do === 'ask_twice')
  const raises = choice.level > (state.level ?? 0) || (choice.contribute && !state.contribute)
  if (twice && raises && !choice.confirmed) {
    return refuse('not_permitted', 'after an opt-out, raising the level takes a second act', {
      field: '/confirmed',
      expected: 'true, after the person was asked once more',
    })
  }
  const tooHigh = after.level < choice.level
  const noCrowd =
    choice.contribute &&
    !choice.restricted &&
    choice.objections.length === 0 &&
    !after.purposes.includes('contribute')
  if (!tooHigh && !noCrowd) return undefined
  return refuse('not_permitted', `not possible here: ${after.reasons.join(', ')}`, {
    field: tooHigh ? '/level' : '/contribute',
    expected: tooHigh ? `at most ${after.level}` : 'false',
  })
}
