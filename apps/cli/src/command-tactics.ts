/** discreet tactics list, explain, relax, sign, feedback */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { TacticFeedback } from '@discreet/engine'
import type { Tactic, TacticVerdict } from '@discreet/policy'
import { explainTactic, tacticOf, tacticStanding, tactics, textsFor } from '@discreet/policy'
import { DiscreetError } from '@discreet/protocol'
import type { Office, OfficeChoice } from './office-client.ts'
import { withOffice } from './office-client.ts'
import type { Output } from './output.ts'
import { number } from './output.ts'

/** Times come as text. */
interface ShownTactic
  extends Pick<Tactic, 'id' | 'name' | 'verdict' | 'origin' | 'level' | 'relaxable' | 'review'> {
  readonly registered: TacticVerdict
  readonly pending: readonly { readonly id: string; readonly to: TacticVerdict }[]
}

interface ExplainedTactic extends ShownTactic {
  readonly lines: readonly string[]
}

const notHere: readonly string[] = ['site_unknown', 'data_folder_in_use']

/**
 * The registry is in the code; how it stands at a site only the site knows. undefined: there is none
 * here, or a server has its folder.
 */
async function atSite<T>(
  options: OfficeChoice,
  work: (office: Office) => Promise<T>,
): Promise<T | undefined> {
  const there =
    options.server !== undefined ||
    options.databaseUrl !== undefined ||
    existsSync(join(options.data, 'database'))
  if (!there) return undefined
  try {
    return await withOffice(options, work)
  } catch (error) {
    if (error instanceof DiscreetError && notHere.includes(error.code)) return undefined
    throw error
  }
}

function offline({ id, name, verdict, origin, level, relaxable, review }: Tactic): ShownTactic {
  return {
    id,
    name,
    verdict,
    registered: verdict,
    origin,
    level,
    relaxable,
    review,
    pending: [],
  }
}

const noSite = '\nThis is the registry; no site is open here that could have changed it.'

export async function listTactics(options: OfficeChoice, output: Output): Promise<void> {
  const found = await atSite(options, (office) =>
    office.call<{ tactics: ShownTactic[] }>('GET', 'tactics'),
  )
  const shown = found?.tactics ?? tactics.map(offline)
  output.table(
    shown.map((one) => ({
      id: one.id,
      verdict:
        one.verdict === one.registered ? one.verdict : `${one.verdict} (was ${one.registered})`,
      level: one.level,
      data: one.origin,
      relaxable: one.relaxable,
      review: one.review,
      name: one.name,
    })),
  )
  for (const { id, pending } of shown) {
    for (const change of pending) {
      output.say(`\n${id} to ${change.to} waits for a second signature: ${change.id}`)
    }
  }
  if (found === undefined) output.say(noSite)
  output.result(shown)
}

export async function explainTacticCommand(
  id: string,
  locale: string,
  now: number,
  options: OfficeChoice,
  output: Output,
): Promise<void> {
  const tactic = tacticOf(id)
  if (tactic === undefined) {
    throw new DiscreetError('parameter_invalid', 'there is no such tactic', {
      field: 'id',
      expected: tactics.map((one) => one.id).join(', '),
    })
  }
  const found = await atSite(options, (office) =>
    office.call<ExplainedTactic>('GET', `tactics/${encodeURIComponent(id)}`, { locale }),
  )
  const explained =
    found ??
    ({
      ...offline(tactic),
      evidence: tactic.evidence,
      ...explainTactic(tactic, tacticStanding(tactic, []), textsFor(locale).locale, now),
    } as const)
  for (const line of explained.lines) output.say(line)
  if (found === undefined) output.say(noSite)
  output.result(explained)
}

interface Changed extends ShownTactic {
  /** Id under which the change waits for another signature. */
  readonly waitsFor: string | null
}

function sayChanged({ id, verdict, waitsFor }: Changed, output: Output): void {
  output.say(
    waitsFor === null
      ? `The verdict on ${id} is ${verdict} now, and who signed is in the log.`
      : `Signed once; nothing has changed yet. Somebody else has to sign: discreet tactics sign '${waitsFor}'`,
  )
}

export async function relaxTacticCommand(
  id: string,
  { to, reason }: { readonly to: string; readonly reason: string },
  options: OfficeChoice,
  output: Output,
): Promise<void> {
  const changed = await withOffice(options, (office) =>
    office.call<Changed>('POST', `tactics/${encodeURIComponent(id)}/relax`, {}, { to, reason }),
  )
  sayChanged(changed, output)
  output.result(changed)
}

/** `change`: `tactic:<number>:<id of the tactic>`, as the first signature has shown it. */
export async function signTacticCommand(
  change: string,
  options: OfficeChoice,
  output: Output,
): Promise<void> {
  const tactic = change.split(':').at(-1) ?? ''
  const changed = await withOffice(options, (office) =>
    office.call<Changed>('POST', `tactics/${encodeURIComponent(tactic)}/sign`, {}, { change }),
  )
  sayChanged(changed, output)
  output.result(changed)
}

const percent = (share: number): string => `${number(100 * share, 2)} %`

function rateText(rate: TacticFeedback['shown']): string {
  if (rate === null) return 'nothing released'
  const { low, high } = rate.interval
  return `${percent(rate.rate)} (${percent(low)} to ${percent(high)})`
}

export async function tacticFeedback(options: OfficeChoice, output: Output): Promise<void> {
  const { feedback } = await withOffice(options, (office) =>
    office.call<{ feedback: TacticFeedback[] }>('GET', 'feedback'),
  )
  output.table(
    feedback.map((one) => ({
      tactic: one.tactic,
      campaigns: one.campaigns.length,
      'too personal': rateText(one.shown),
      'without it': rateText(one.notShown),
      'more, always valid':
        one.difference === null
          ? 'too few to say'
          : `${percent(one.difference.sequence.low)} to ${percent(one.difference.sequence.high)}`,
      margin: percent(one.margin),
    })),
  )
  if (feedback.length === 0) output.say('No campaign has used a tactic yet.')
  output.result(feedback)
}
