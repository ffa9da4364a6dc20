/** discreet campaign list, show, define, check, start, pause, resume, end (results: campaign-results.ts) */
import type { Campaign } from '@discreet/campaigns'
import type { CampaignMove, CampaignState, CheckedCampaign, Registration } from '@discreet/engine'
import { readDefinition } from './definition-file.ts'
import type { OfficeChoice } from './office-client.ts'
import { withOffice } from './office-client.ts'
import type { Output } from './output.ts'

/** Times come as text. */
interface Summary {
  readonly id: string
  readonly name: string
  readonly state: CampaignState
  readonly placement: string
  readonly tactic: string
  readonly epsilon: string
  readonly startsAt: string
  readonly week: number | null
  readonly weeks: number
  readonly pausedBy: string | null
  readonly pausedBecause: string | null
}

interface ShownCampaign extends Summary {
  readonly registration: Registration | null
  readonly campaign: Campaign
}

type Checked = Pick<Extract<CheckedCampaign, { ok: true }>, 'verdict' | 'needs' | 'sizes'> & {
  readonly epsilon: string
}

const pathOf = (id: string): string => `campaigns/${encodeURIComponent(id)}`

function row(one: Summary): Record<string, string> {
  const { week, weeks } = one
  return {
    id: one.id,
    state: one.state,
    week: week === null || week < 0 ? '' : `${Math.min(week + 1, weeks)} of ${weeks}`,
    tactic: one.tactic,
    placement: one.placement,
    epsilon: one.epsilon,
    starts: one.startsAt.slice(0, 16).replace('T', ' '),
    name: one.name,
  }
}

export async function listCampaigns(options: OfficeChoice, output: Output): Promise<void> {
  const { campaigns } = await withOffice(options, (office) =>
    office.call<{ campaigns: Summary[] }>('GET', 'campaigns'),
  )
  output.table(campaigns.map(row))
  if (campaigns.length === 0) output.say('There is no campaign yet.')
  output.result(campaigns)
}

function sayCampaign(shown: ShownCampaign, output: Output): void {
  const { campaign, registration, pausedBy, pausedBecause } = shown
  output.table([row(shown)])
  if (pausedBy !== null) output.say(`\nPaused by ${pausedBy}: ${pausedBecause ?? ''}`)
  output.say('')
  output.table(
    campaign.arms.map(({ id, weight, contents }) => ({
      arm: id,
      weight,
      shows: contents?.map(({ content }) => content.kind).join(', ') ?? 'neutral',
    })),
  )
  if (registration !== null) {
    output.say(`\nPromised before the start, hash in the log: ${registration.sha256}`)
  }
  output.result(shown)
}

export async function showCampaign(
  id: string,
  options: OfficeChoice,
  output: Output,
): Promise<void> {
  const shown = await withOffice(options, (office) => office.call<ShownCampaign>('GET', pathOf(id)))
  sayCampaign(shown, output)
}

export async function defineCampaignCommand(
  file: string,
  options: OfficeChoice,
  output: Output,
): Promise<void> {
  const { id, value } = readDefinition(file)
  const shown = await withOffice(options, (office) =>
    office.call<ShownCampaign>('PUT', pathOf(id), {}, value),
  )
  sayCampaign(shown, output)
  output.say(`\nA draft. Next: discreet campaign check ${id}`)
}

export async function checkCampaignCommand(
  id: string,
  options: OfficeChoice,
  output: Output,
): Promise<void> {
  const checked = await withOffice(options, (office) =>
    office.call<Checked>('GET', `${pathOf(id)}/check`),
  )
  const { verdict, needs } = checked
  output.say(
    verdict === 'ask'
      ? 'It may start. People are asked first; nothing of it is shown before a yes.'
      : 'It may start.',
  )
  output.say(`It reads: ${needs.fields.join(', ') || 'nothing about anybody'}`)
  if (needs.measured.length > 0) {
    output.say(`To find audiences, never to decide what is shown: ${needs.measured.join(', ')}`)
  }
  output.say(`It costs each person in it ε ${checked.epsilon}, once.`)
  output.result(checked)
}

export async function startCampaignCommand(
  id: string,
  options: OfficeChoice,
  output: Output,
): Promise<void> {
  const shown = await withOffice(options, (office) =>
    office.call<ShownCampaign>('POST', `${pathOf(id)}/start`),
  )
  sayCampaign(shown, output)
}

export async function moveCampaignCommand(
  id: string,
  move: CampaignMove,
  reason: string,
  options: OfficeChoice,
  output: Output,
): Promise<void> {
  const shown = await withOffice(options, (office) =>
    office.call<ShownCampaign>('POST', `${pathOf(id)}/${move}`, {}, { reason }),
  )
  sayCampaign(shown, output)
}
