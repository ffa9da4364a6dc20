/** Pausing, resuming and ending a campaign by somebody of the staff; its content never changes. */
import type { Refusal } from '@discreet/protocol'
import { refuse } from '@discreet/protocol'
import type { CampaignChange, CampaignState, StoredCampaign } from './campaign-ports.ts'
import { weeksAreOver, withPause, withResume } from './campaign-weeks.ts'
import type { SiteStore } from './ports.ts'
import { verdictOf } from './tactic-standings.ts'

export type CampaignMove = 'pause' | 'resume' | 'end'

export type MovedCampaign =
  | { readonly ok: true; readonly stored: StoredCampaign; readonly logIndex: number }
  | Refusal

const course: Readonly<
  Record<
    CampaignMove,
    {
      readonly from: readonly CampaignState[]
      readonly to: CampaignState
      readonly event: 'paused' | 'resumed' | 'ended'
    }
  >
> = {
  pause: { from: ['running'], to: 'paused', event: 'paused' },
  resume: { from: ['paused'], to: 'running', event: 'resumed' },
  end: { from: ['running', 'paused'], to: 'ended', event: 'ended' },
}

/** Of what no person pauses. */
export const pausedByGuard = 'guard:'

const longestReason = 500

export function unknownCampaign(): Refusal {
  return refuse('campaign_unknown', 'there is no such campaign')
}

export function wrongState(state: CampaignState, expected: readonly CampaignState[]): Refusal {
  return refuse('campaign_state', `the campaign is ${state}`, { expected: expected.join(' or ') })
}

interface Moving {
  readonly by: string
  readonly because: string
  readonly at: number
}

function moved(
  current: StoredCampaign | undefined,
  move: CampaignMove,
  { by, because, at }: Moving,
): CampaignChange | Refusal {
  if (current === undefined) return unknownCampaign()
  const { from, to, event } = course[move]
  if (!from.includes(current.state)) return wrongState(current.state, from)
  const guarded = current.pausedBy?.startsWith(pausedByGuard) === true
  if (move === 'resume' && weeksAreOver(current, at)) {
    return refuse('campaign_state', 'the weeks of the campaign are over', { expected: 'end it' })
  }
  if (move === 'resume' && guarded && because.trim() === '') {
    return refuse('field_invalid', 'a guard paused it: say why it may go on', {
      field: '/because',
      expected: 'a reason that others can judge later',
    })
  }
  const pauses = move === 'pause'
  return {
    stored: {
      ...current,
      state: to,
      endedAt: move === 'end' ? at : current.endedAt,
      pausedBy: pauses ? by : null,
      pausedBecause: pauses ? because : null,
      ...(pauses ? withPause(current, at) : move === 'resume' ? withResume(current, at) : {}),
    },
    event: {
      campaign: current.campaign.id,
      at,
      by,
      event,
      facts: {
        because,
        ...(move === 'resume' && guarded ? { pausedBy: current.pausedBy } : {}),
      },
    },
  }
}

/** Refuses with `campaign_unknown`, `campaign_state`, `field_invalid` or `tactic_refused`. */
export async function moveCampaign(
  store: SiteStore,
  id: string,
  move: CampaignMove,
  by: string,
  because: string,
  at: number,
): Promise<MovedCampaign> {
  if (by.trim() === '' || by === 'system') {
    return refuse('field_invalid', 'somebody of the staff does this', {
      field: '/by',
      expected: 'a name',
    })
  }
  if (because.length > longestReason) {
    return refuse('field_invalid', 'the reason is too long', {
      field: '/because',
      expected: `at most ${longestReason} characters`,
    })
  }
  if (move === 'resume') {
    const stored = await store.campaigns.find(id)
    const verdict = stored && (await verdictOf(store, stored.campaign.tactic))
    if (verdict === 'never') {
      return refuse('tactic_refused', 'its tactic is not allowed any more', {
        expected: 'a tactic whose verdict is allow or ask',
      })
    }
  }
  return store.campaigns.advance(id, (current) => moved(current, move, { by, because, at }))
}
