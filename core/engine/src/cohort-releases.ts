/**
 * What a campaign does by itself, with the clock: cohorts that are due are released, once each; a guard
 * that is breached pauses it; a tactic that people find too personal is lowered; weeks that are over end
 * it; and when nothing is left to come it is closed, and its key with it.
 *
 * Every step is a transaction of the store and looks at what is stored, so that doing all of it again,
 * after a crash or at two places at once, changes nothing more.
 */
import type { GuardResult } from '@discreet/experiment'
import type { TacticChange, TacticVerdict } from '@discreet/policy'
import { verdicts } from '@discreet/policy'
import type { RandomWords } from '@discreet/privacy'
import { parseRational, releaseCells } from '@discreet/privacy'
import { pausedByGuard } from './campaign-move.ts'
import type {
  CampaignChange,
  CampaignEvent,
  CohortRelease,
  StoredCampaign,
} from './campaign-ports.ts'
import { reportOf } from './campaign-results.ts'
import { nextCohort, weeksAreOver, withPause } from './campaign-weeks.ts'
import type { TacticFeedback } from './feedback-by-tactic.ts'
import { feedbackSince } from './feedback-by-tactic.ts'
import { isUnderWay } from './placement-changes.ts'
import type { SiteStore } from './ports.ts'
import { fileTactic } from './tactic-changes.ts'
import { filedTactics, tacticStandings } from './tactic-standings.ts'

/** For logs: nothing in it is about anybody. */
export interface DueReleased {
  readonly released: readonly { readonly campaign: string; readonly week: number }[]
  readonly paused: readonly { readonly campaign: string; readonly by: string }[]
  readonly ended: readonly string[]
  readonly closed: readonly string[]
  readonly lowered: readonly { readonly tactic: string; readonly to: TacticVerdict }[]
}

const mostEvents = 100_000

interface Doing {
  readonly store: SiteStore
  readonly random: RandomWords
  readonly at: number
}

/** undefined: it was otherwise by then, and stays as it is. */
async function step(
  { store, at }: Doing,
  id: string,
  change: (
    current: StoredCampaign,
  ) =>
    | (Pick<CampaignEvent, 'event' | 'facts'> & { readonly stored: Partial<StoredCampaign> })
    | undefined,
): Promise<boolean> {
  let changed = false
  const outcome = await store.campaigns.advance(id, (current): CampaignChange | NoChange => {
    const next = current && change(current)
    if (current === undefined || next === undefined) return noChange
    changed = true
    const { event, facts } = next
    return {
      stored: { ...current, ...next.stored },
      event: { campaign: id, at, by: 'system', event, facts },
    }
  })
  return changed && outcome.ok
}

type NoChange = typeof noChange
const noChange = { ok: false, code: 'campaign_state', reason: 'nothing is to be done' } as const

async function releaseCohorts(
  { store, random, at }: Doing,
  stored: StoredCampaign,
  released: { campaign: string; week: number }[],
): Promise<readonly CohortRelease[]> {
  const { campaign } = stored
  const epsilon = parseRational(campaign.plan.epsilon)
  const cohorts = [...(await store.campaigns.cohorts(campaign.id))]
  const done = new Set(cohorts.map(({ week }) => week))
  for (;;) {
    const next = nextCohort(stored, done, at)
    if (next === undefined || next.dueAt > at) break
    const { week } = next
    const cohort = await store.campaigns.releaseCohort(campaign.id, week, at, (counts) =>
      releaseCells(counts, epsilon, random),
    )
    cohorts.push(cohort)
    done.add(week)
    released.push({ campaign: campaign.id, week })
  }
  return cohorts.sort((a, b) => a.week - b.week)
}

/**
 * What a guard says is the same until another cohort has come: who resumed what a guard had paused has
 * seen it. Who resumed what somebody else had paused was never shown it.
 */
async function resumedAt({ store }: Doing, id: string): Promise<number> {
  const filed = await store.rights.registers.filed('campaign', mostEvents)
  const resumed = filed.find(({ body }) => {
    const { pausedBy } = (body['facts'] ?? {}) as { readonly pausedBy?: string }
    const guarded = pausedBy?.startsWith(pausedByGuard) === true
    return body['campaign'] === id && body['event'] === 'resumed' && guarded
  })
  return resumed?.at ?? Number.NEGATIVE_INFINITY
}

const percent = (share: number): string => `${(100 * share).toFixed(2)} %`

function guardText({ guard, arm, rate, controlRate, sequence, margin }: GuardResult): string {
  return (
    `${guard} in ${arm}: ${percent(rate)} against ${percent(controlRate)}, so between ` +
    `${percent(sequence.low)} and ${percent(sequence.high)} more; the margin is ${percent(margin)}`
  )
}

/** Returns who paused it. */
async function pauseByGuard(
  doing: Doing,
  stored: StoredCampaign,
  cohorts: readonly CohortRelease[],
): Promise<string | undefined> {
  if (stored.state !== 'running') return undefined
  const { id } = stored.campaign
  const breached = (reportOf(stored, cohorts)?.guards ?? []).filter(
    ({ state }) => state === 'breached',
  )
  const [worst] = breached
  if (worst === undefined) return undefined
  const newest = Math.max(...cohorts.map(({ at }) => at))
  if (newest <= (await resumedAt(doing, id))) return undefined
  const pausedBy = `${pausedByGuard}${worst.guard}`
  const pausedBecause = breached.map(guardText).join('; ')
  const paused = await step(doing, id, (current) =>
    current.state === 'running'
      ? {
          stored: {
            state: 'paused',
            pausedBy,
            pausedBecause,
            ...withPause(current, doing.at),
          },
          event: 'paused',
          facts: { pausedBy, because: pausedBecause, guards: breached },
        }
      : undefined,
  )
  return paused ? pausedBy : undefined
}

async function endOver(doing: Doing, stored: StoredCampaign): Promise<boolean> {
  const { at } = doing
  const over = isUnderWay(stored) && weeksAreOver(stored, at)
  return over
    ? step(doing, stored.campaign.id, (current) =>
        isUnderWay(current)
          ? { stored: { state: 'ended', endedAt: at }, event: 'ended', facts: {} }
          : undefined,
      )
    : false
}

async function closeDone(doing: Doing, id: string): Promise<boolean> {
  const { store, at } = doing
  const stored = await store.campaigns.find(id)
  if (stored?.state !== 'ended') return false
  const released = new Set((await store.campaigns.cohorts(id)).map(({ week }) => week))
  if (nextCohort(stored, released, at) !== undefined) return false
  return step(doing, id, ({ state }) =>
    state === 'ended' ? { stored: { state: 'closed' }, event: 'closed', facts: {} } : undefined,
  )
}

function stricter(verdict: TacticVerdict): TacticVerdict | undefined {
  return verdicts[verdicts.indexOf(verdict) + 1]
}

function loweringText({ difference, campaigns, cohorts, margin }: TacticFeedback): string {
  const { low = 0, high = 0 } = difference?.sequence ?? {}
  return (
    `people find it too personal: between ${percent(low)} and ${percent(high)} more than without ` +
    `it (margin ${percent(margin)}), in ${cohorts} cohorts of ${campaigns.join(', ')}`
  )
}

async function lowerTactics(doing: Doing): Promise<DueReleased['lowered']> {
  const { store, at } = doing
  const states = await tacticStandings(store)
  const lowered: { tactic: string; to: TacticVerdict }[] = []
  for (const feedback of await feedbackSince(store, states)) {
    const { tactic } = feedback
    const verdict = states.find((state) => state.tactic.id === tactic)?.verdict
    const to = verdict && stricter(verdict)
    if (!feedback.tooPersonal || to === undefined) continue
    const change: TacticChange = {
      tactic,
      to,
      reason: loweringText(feedback),
      signedBy: [],
      at,
      automatic: true,
    }
    const { count } = await filedTactics(store)
    await fileTactic(store, count, { act: 'changed', change }, at)
    lowered.push({ tactic, to })
  }
  return lowered
}

/** What runs with a tactic that is not allowed any more stops. */
async function pauseByVerdict(doing: Doing): Promise<DueReleased['paused']> {
  const { store } = doing
  const states = await tacticStandings(store)
  const never = states.filter(({ verdict }) => verdict === 'never').map(({ tactic }) => tactic.id)
  const paused: { campaign: string; by: string }[] = []
  for (const { campaign, state } of await store.campaigns.campaigns()) {
    if (state !== 'running' || !never.includes(campaign.tactic)) continue
    const by = `tactic:${campaign.tactic}`
    const because = 'its tactic is not allowed any more'
    const done = await step(doing, campaign.id, (current) =>
      current.state === 'running'
        ? {
            stored: {
              state: 'paused',
              pausedBy: by,
              pausedBecause: because,
              ...withPause(current, doing.at),
            },
            event: 'paused',
            facts: { pausedBy: by, because },
          }
        : undefined,
    )
    if (done) paused.push({ campaign: campaign.id, by })
  }
  return paused
}

/** `at`: epoch milliseconds. */
export async function releaseDue(
  store: SiteStore,
  random: RandomWords,
  at: number,
): Promise<DueReleased> {
  const doing: Doing = { store, random, at }
  const released: { campaign: string; week: number }[] = []
  const paused: { campaign: string; by: string }[] = []
  const [ended, closed]: [string[], string[]] = [[], []]
  let trouble: unknown
  for (const stored of await store.campaigns.campaigns()) {
    const { campaign, state } = stored
    if (state === 'draft' || state === 'closed') continue
    try {
      const cohorts = await releaseCohorts(doing, stored, released)
      const by = await pauseByGuard(doing, stored, cohorts)
      if (by !== undefined) paused.push({ campaign: campaign.id, by })
      if (await endOver(doing, stored)) ended.push(campaign.id)
      if (await closeDone(doing, campaign.id)) closed.push(campaign.id)
    } catch (error) {
      // The guards of the others do not wait for it.
      trouble ??= error
    }
  }
  const lowered = await lowerTactics(doing)
  paused.push(...(await pauseByVerdict(doing)))
  if (trouble !== undefined) throw trouble
  return { released, paused, ended, closed, lowered }
}
