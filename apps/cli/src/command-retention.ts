/** discreet retention, discreet hold add */
import type { RetentionReport } from '@discreet/engine'
import type { OfficeChoice } from './office-client.ts'
import { withOffice } from './office-client.ts'
import type { Output } from './output.ts'

export async function retention(
  dryRun: boolean,
  options: OfficeChoice,
  output: Output,
): Promise<void> {
  const report = await withOffice(options, (office) =>
    office.call<Omit<RetentionReport, 'at'>>('POST', 'retention', {}, { dryRun }),
  )
  const { entries, people, identities, warned, waiting } = report
  output.say(dryRun ? 'Would be erased now:' : 'Erased:')
  output.table([
    { what: 'entries of profiles', count: entries },
    { what: 'accounts', count: people },
    { what: 'of these, warned before', count: warned },
    { what: 'accounts that wait after a warning', count: waiting },
    { what: 'identities of requests', count: identities },
  ])
  output.result(report)
}

export interface NewHold {
  readonly person: string
  readonly fields: readonly string[]
  readonly reason: string
  /** ISO 8601. */
  readonly until: string
}

export async function addHold(hold: NewHold, options: OfficeChoice, output: Output): Promise<void> {
  const held = await withOffice(options, (office) =>
    office.call<{ id: string; until: string }>('POST', 'holds', {}, hold),
  )
  output.say(`Held until ${held.until}. To lift it: discreet hold lift ${held.id} --reason …`)
  output.result(held)
}
