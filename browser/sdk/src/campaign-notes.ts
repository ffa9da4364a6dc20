/** What a page (level 1) or a device (level 2) keeps for campaigns, and for how long. */
import type { PublicCampaign } from '@discreet/campaigns'
import type { Cell, CellTable } from '@discreet/experiment'
import type { PastPrompt } from '@discreet/policy'

/** The declared table and its windows, so that what happens later needs no file. */
type Declared = CellTable & Pick<PublicCampaign['plan'], 'weeks' | 'outcomeDays'>

export interface Enrolment {
  readonly campaign: string
  readonly week: number
  readonly declared: Declared
  readonly cell: Cell
  /** Since it was shown, in the shop's currency. */
  readonly spent: number
  /** Random, so that what is sent twice counts once. */
  readonly token: string
  /** Epoch milliseconds; what happens later does not count. */
  readonly endsAt: number
  readonly dueAt: number
  /** Its cohort is released by then. */
  readonly lateAt: number
}

export interface CampaignNotes {
  /** Random; decides the arm. It is told nobody. */
  readonly unit: string | null
  readonly enrolled: readonly Enrolment[]
  /** Campaigns that were reported: nobody is counted twice. */
  readonly counted: readonly string[]
  readonly asked: readonly PastPrompt[]
  /** Campaigns that were seen too often, until when. */
  readonly resting: readonly { readonly campaign: string; readonly until: number }[]
}

const yearMilliseconds = 365 * 86_400_000
export const mostKept = 200

export const noNotes: CampaignNotes = {
  unit: null,
  enrolled: [],
  counted: [],
  asked: [],
  resting: [],
}

/** A visit ends with its page, or when another level begins. */
export function isOfVisit({ declared, cell }: Enrolment): boolean {
  return declared.levels[cell.level] === 1
}

/** Acknowledged, or of no use any more. */
export function reported(notes: CampaignNotes, tokens: readonly string[]): CampaignNotes {
  const gone = notes.enrolled.filter(({ token }) => tokens.includes(token))
  const counted = [...notes.counted, ...gone.map(({ campaign }) => campaign)].slice(-mostKept)
  return { ...notes, counted, enrolled: notes.enrolled.filter((one) => !gone.includes(one)) }
}

/** Without what has become too old. A time in the future comes from a clock that was set back. */
export function agedNotes(notes: CampaignNotes, now: number): CampaignNotes {
  const late = notes.enrolled.filter(({ lateAt }) => now > lateAt)
  return {
    ...reported(
      notes,
      late.map(({ token }) => token),
    ),
    asked: notes.asked.filter(({ at }) => now - at < yearMilliseconds),
    resting: notes.resting.filter(({ until }) => now < until),
  }
}
