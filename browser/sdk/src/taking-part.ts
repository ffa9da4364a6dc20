/**
 * Taking part in campaigns from a page or a device: pure functions from one state to the next. What
 * happens is noted as a cell of the campaign's table, and of all that only the cell's number ever
 * leaves, once, in a report without a name.
 */
import type { PublicCampaign } from '@discreet/campaigns'
import { positionsOf, tableOf, weekOf } from '@discreet/campaigns'
import type { Cell } from '@discreet/experiment'
import { indexOfCell, movedCell } from '@discreet/experiment'
import type { CampaignNotes, Enrolment } from './campaign-notes.ts'
import { mostKept } from './campaign-notes.ts'
import type { Dice } from './dice.ts'

export interface Report {
  readonly campaign: string
  readonly week: number
  readonly cell: number
  readonly token: string
}

/** What is told of somebody who takes part. */
export interface Step {
  readonly step?: string
  readonly amount?: number | undefined
  readonly guard?: string
}

const dayMilliseconds = 86_400_000
const mostSpent = 1e9

/** The first exposure counts; whoever was reported is not enrolled again. */
export function enrolled(
  notes: CampaignNotes,
  campaign: PublicCampaign,
  cell: Cell,
  now: number,
  dice: Dice,
): CampaignNotes {
  const { id, plan, startsAt } = campaign
  const known = notes.counted.includes(id) || notes.enrolled.some((one) => one.campaign === id)
  if (known || notes.enrolled.length >= mostKept) return notes
  const { weeks, outcomeDays } = plan
  const week = weekOf(campaign, now)
  const endsAt = now + outcomeDays * dayMilliseconds
  const enrolment: Enrolment = {
    campaign: id,
    week,
    declared: { ...tableOf(campaign), weeks, outcomeDays },
    cell,
    spent: 0,
    token: dice.uuid(),
    endsAt,
    // As for clicks in Private Click Measurement: the moment says nothing of who it was.
    dueAt: endsAt + Math.floor((1 + dice.fraction()) * dayMilliseconds),
    lateAt: startsAt + ((week + 1) * 7 + outcomeDays + 3) * dayMilliseconds,
  }
  return { ...notes, enrolled: [...notes.enrolled, enrolment] }
}

function moved(enrolment: Enrolment, { step, amount, guard }: Step, now: number): Enrolment {
  if (now > enrolment.endsAt) return enrolment
  const { declared, cell } = enrolment
  const more = amount !== undefined && amount > 0 ? amount : 0
  const spent = Math.min(mostSpent, enrolment.spent + more)
  const told = {
    amount: spent,
    ...(step === undefined ? {} : { step }),
    ...(guard === undefined ? {} : { guard }),
  }
  return { ...enrolment, spent, cell: movedCell(cell, positionsOf({ plan: declared }, told)) }
}

/** `campaign`: undefined for all. */
export function happened(
  notes: CampaignNotes,
  campaign: string | undefined,
  step: Step,
  now: number,
): CampaignNotes {
  const about = (one: Enrolment): boolean => campaign === undefined || one.campaign === campaign
  const next = notes.enrolled.map((one) => (about(one) ? moved(one, step, now) : one))
  return { ...notes, enrolled: next }
}

/** Somebody takes back what they said: the cell as it was, if nothing else happened since. */
export function takenBack(
  notes: CampaignNotes,
  before: Enrolment,
  after: Enrolment,
): CampaignNotes {
  const same = (one: Enrolment): boolean =>
    one.token === after.token && JSON.stringify(one.cell) === JSON.stringify(after.cell)
  return { ...notes, enrolled: notes.enrolled.map((one) => (same(one) ? before : one)) }
}

export function reportOf({ campaign, week, declared, cell, token }: Enrolment): Report | undefined {
  const index = indexOfCell(declared, cell)
  return index === undefined ? undefined : { campaign, week, cell: index, token }
}
