/**
 * Campaigns of the demo that have been running for weeks: simulated people go through the engine week
 * by week, as real ones would, and each cohort is released when it was due, with real noise.
 */
import { armOf, dueAt, tableOf } from '@discreet/campaigns'
import { seededWords, simulateOutcomes } from '@discreet/crowd'
import type { CampaignUnit, SiteStore } from '@discreet/engine'
import {
  defineCampaign,
  releaseDue,
  setPlacement,
  setSegment,
  startCampaign,
} from '@discreet/engine'
import { indexOfCell } from '@discreet/experiment'
import type { Refusal } from '@discreet/protocol'
import { DiscreetError } from '@discreet/protocol'
import { demoCampaigns, pastWeeks, startedBefore } from './demo-campaigns.ts'
import { demoPlacements, demoSegments } from './demo-slots.ts'
import type { Progress } from './output.ts'
import type { Session } from './session.ts'

type Demo = ReturnType<typeof demoCampaigns>[number]
type Words = ReturnType<typeof seededWords>

/** Who starts the demo's campaigns. */
const marketer = 'Demo marketer (simulated)'

function orThrow(done: { readonly ok: true } | Refusal): void {
  if (!done.ok) throw new DiscreetError(done.code, done.reason)
}

/** Each campaign and week has people of its own, the same whenever they are made. */
function wordsOf(campaign: string, week: number): Words {
  let seed = week
  for (const letter of campaign) seed = (Math.imul(seed, 31) + (letter.codePointAt(0) ?? 0)) | 0
  return seededWords(seed)
}

function uuidFrom(words: Words): string {
  const parts = new Uint32Array(4)
  words.fill(parts)
  const digits = [...parts].map((part) => part.toString(16).padStart(8, '0')).join('')
  const sections: readonly (readonly [number, number])[] = [
    [0, 8],
    [8, 12],
    [12, 16],
    [16, 20],
    [20, 32],
  ]
  return sections.map(([from, to]) => digits.slice(from, to)).join('-')
}

/** The simulated people of one week, in the arms that they are really drawn into. */
function cohortOf({ campaign, units = 0, effects }: Demo, site: string, week: number) {
  const words = wordsOf(campaign.id, week)
  const table = tableOf(campaign)
  const people = Array.from({ length: units }, () => uuidFrom(words)).flatMap((unit) => {
    const drawn = armOf(campaign, site, unit)
    return 'none' in drawn ? [] : [{ unit, arm: table.arms.indexOf(drawn.arm) }]
  })
  if (effects === undefined) return []
  const cells = simulateOutcomes(
    effects,
    people.map(({ arm }) => arm),
    words,
  )
  return people.map(({ unit }, k): CampaignUnit => {
    const cell = cells[k]
    const index = cell && indexOfCell(table, cell)
    if (index === undefined) throw new DiscreetError('unexpected', 'a cell is not in the table')
    return { unit, week, cell: index }
  })
}

async function defineAll({ cryptography, now }: Session, site: SiteStore): Promise<void> {
  for (const placement of demoPlacements) orThrow(await setPlacement(site, placement.id, placement))
  for (const segment of demoSegments) orThrow(await setSegment(site, segment.id, segment))
  const startsAt = now() - startedBefore
  for (const { campaign, units } of demoCampaigns(startsAt, now())) {
    const { id } = campaign
    const stored = await site.campaigns.find(id)
    if (stored === undefined) orThrow(await defineCampaign(site, campaign, marketer, startsAt))
    if (units === undefined || (stored !== undefined && stored.state !== 'draft')) continue
    const at = stored?.campaign.startsAt ?? startsAt
    orThrow(await startCampaign(site, cryptography, id, marketer, at))
  }
}

async function enrolWeek(site: SiteStore, demo: Demo, week: number): Promise<void> {
  const { id } = demo.campaign
  const stored = await site.campaigns.find(id)
  if (stored?.state !== 'running') return
  const cohorts = await site.campaigns.cohorts(id)
  if (cohorts.some((cohort) => cohort.week === week)) return
  const { campaign } = stored
  await site.campaigns.enrol(id, cohortOf({ ...demo, campaign }, site.site.id, week))
}

/** Whether the weeks that have been are released; an interrupted first start goes on. */
async function isDone(site: SiteStore): Promise<boolean> {
  const cohorts = await site.campaigns.cohorts('buy-again')
  return cohorts.length >= pastWeeks
}

/** Idempotent: does nothing when it was done. */
export async function seedCampaigns(
  session: Session,
  site: SiteStore,
  progress: Progress,
): Promise<void> {
  if (await isDone(site)) return
  progress.update('Simulating campaigns that ran for six weeks')
  await defineAll(session, site)
  const first = await site.campaigns.find('buy-again')
  if (first === undefined) return
  const { campaign } = first
  const demos = demoCampaigns(campaign.startsAt, session.now())
  for (let week = 0; week < pastWeeks; week += 1) {
    progress.update(`Simulating campaigns: week ${week + 1} of ${pastWeeks}`)
    for (const demo of demos) await enrolWeek(site, demo, week)
    // A cohort is due in the week after the next: people are enrolled before it is known.
    if (week > 0) await releaseDue(site, session.random, dueAt(campaign, week - 1))
  }
  await releaseDue(site, session.random, dueAt(campaign, pastWeeks - 1))
}
