/**
 * Where somebody stands for whom the server decides: nobody, as at level 0, or the owner of an account at
 * level 3, as far as they switched things on. Levels 1 and 2 are decided in the page, which alone knows.
 */
import type { Known, Situation } from '@discreet/campaigns'
import type { PeopleSetup, Visitor } from '@discreet/engine'
import { accountKnown, bindSignal, personalContext, preferencesIn, recall } from '@discreet/engine'
import type { PersonalContext } from '@discreet/protocol'
import type { ItemOf } from './campaign-context.ts'

/** What a page remembers of this visit and nobody else does. */
export interface VisitMemory {
  readonly shown?: Readonly<Record<string, number>>
  readonly answered?: Readonly<Record<string, 'yes' | 'no'>>
  readonly muted?: readonly string[]
}

export interface Standpoint {
  readonly situation: Situation
  /** undefined: nothing about anybody may be used. */
  readonly personal: PersonalContext | undefined
  /** Slots in which the person wants to see nothing. */
  readonly closed: readonly string[]
}

const campaignPrefix = 'campaign:'
const tacticPrefix = 'tactic:'
const placementPrefix = 'placement:'

function named(names: readonly string[], prefix: string): readonly string[] {
  return names.flatMap((name) => (name.startsWith(prefix) ? [name.slice(prefix.length)] : []))
}

function answersIn(
  liked: readonly string[],
  avoided: readonly string[],
): Record<string, 'yes' | 'no'> {
  const answers: Record<string, 'yes' | 'no'> = {}
  for (const tactic of named(liked, tacticPrefix)) answers[tactic] = 'yes'
  // Of two answers the no holds.
  for (const tactic of named(avoided, tacticPrefix)) answers[tactic] = 'no'
  return answers
}

/** Schedules go by UTC where the page does not say its clock. */
function clockOf(known: Known, now: number): Pick<Situation, 'hour' | 'day'> {
  const { 'time.hour': hour, 'time.day': day } = known
  const at = new Date(now)
  return {
    hour: typeof hour === 'number' ? hour : at.getUTCHours(),
    day: typeof day === 'number' ? day : at.getUTCDay() || 7,
  }
}

function nobody(carried: Known, now: number): Standpoint {
  return {
    situation: {
      decision: { level: 0, purposes: ['page'] },
      known: carried,
      unit: null,
      now,
      ...clockOf(carried, now),
      answered: {},
      muted: [],
      shown: {},
    },
    personal: undefined,
    closed: [],
  }
}

/** `carried`: what the request itself has. The visitor's token has been checked. */
export async function standpointOf(
  setup: PeopleSetup,
  visitor: Visitor,
  carried: Known,
  memory: VisitMemory,
  itemOf: ItemOf,
): Promise<Standpoint> {
  const now = setup.now()
  const { subject } = visitor
  if (subject === undefined) return nobody(carried, now)
  const { standing, recalled } = await recall(setup, { ...visitor, subject })
  await bindSignal(setup, visitor, standing)
  const { decision, state } = standing
  // What is below level 3 lives in the page; a restriction stops use (GDPR 18).
  if (decision.level !== 3 || state.restricted) return nobody(carried, now)
  const { liked, avoided } = preferencesIn(recalled)
  const { shown = {}, answered = {}, muted = [] } = memory
  const situation: Situation = {
    decision,
    known: { ...carried, ...accountKnown(recalled, itemOf) },
    // Arms are drawn by it; it does not leave the server.
    unit: subject,
    now,
    ...clockOf(carried, now),
    answered: { ...answered, ...answersIn(liked, avoided) },
    muted: [...muted, ...named(avoided, campaignPrefix)],
    shown,
  }
  return {
    situation,
    personal: personalContext(recalled, now),
    closed: named(avoided, placementPrefix),
  }
}
