/** discreet approvals list, sign, refuse, retry, export; discreet people export; discreet hold lift */
import { closeSync, openSync, rmSync, writeFileSync } from 'node:fs'
import { DiscreetError } from '@discreet/protocol'
import type { Approval, ApprovalState } from '@discreet/staff'
import type { OfficeChoice } from './office-client.ts'
import { withOffice } from './office-client.ts'
import type { Output } from './output.ts'
import { minute } from './output.ts'

/** Times come as text. */
interface ShownApproval extends Omit<Approval, 'at' | 'expiresAt' | 'state'> {
  readonly state: ApprovalState | 'expired'
  readonly proposedByName: string
  readonly signedByName: string | null
  readonly expiresAt: string
}

interface WaitingTactic {
  readonly id: string
  readonly tactic: string
  readonly to: string
}

function row(approval: ShownApproval): Record<string, string> {
  const { id, action, state, proposedByName, signedByName, expiresAt, reason } = approval
  return {
    id,
    action,
    state,
    'proposed by': proposedByName,
    'signed by': signedByName ?? '',
    until: minute(expiresAt),
    reason,
  }
}

export async function listApprovals(options: OfficeChoice, output: Output): Promise<void> {
  const { approvals, tactics } = await withOffice(options, (office) =>
    office.call<{ approvals: ShownApproval[]; tactics: WaitingTactic[] }>('GET', 'approvals'),
  )
  output.table(approvals.map(row))
  for (const { id, tactic, to } of tactics) {
    output.say(`${tactic} to ${to} waits as well: discreet tactics sign '${id}'`)
  }
  if (approvals.length + tactics.length === 0) output.say('Nothing waits for a second person.')
  output.result({ approvals, tactics })
}

interface Advanced {
  readonly approval: ShownApproval
  readonly done?: object | null
  readonly trouble?: { readonly code: string; readonly reason: string } | null
}

export async function advanceApproval(
  id: string,
  step: 'sign' | 'refuse' | 'retry',
  options: OfficeChoice,
  output: Output,
): Promise<void> {
  const advanced = await withOffice(options, (office) =>
    office.call<Advanced>('POST', `approvals/${encodeURIComponent(id)}/${step}`),
  )
  const { approval, trouble } = advanced
  output.table([row(approval)])
  if (trouble !== undefined && trouble !== null) {
    output.say(
      `\nIt is signed and not done (${trouble.code}: ${trouble.reason}).\nTo try again: discreet approvals retry ${id}`,
    )
  }
  if (approval.action === 'export_person' && approval.state === 'signed') {
    output.say(
      `\n${approval.proposedByName} may have the export, once: discreet approvals export ${id}`,
    )
  }
  output.result(advanced)
}

interface Proposed {
  readonly waitsFor: string
  readonly approval: ShownApproval
}

async function propose(
  options: OfficeChoice,
  output: Output,
  ask: readonly ['POST' | 'DELETE', string, object],
): Promise<void> {
  const [method, path, body] = ask
  const proposed = await withOffice(options, (office) =>
    office.call<Proposed>(method, path, {}, body),
  )
  const { waitsFor, approval } = proposed
  output.say(
    `Nothing is done yet. Until ${minute(approval.expiresAt)} somebody else may sign:\n  discreet approvals sign ${waitsFor}`,
  )
  output.result(proposed)
}

/** An erasure that waited for it goes on when a second person has signed. */
export function proposeLifting(
  id: string,
  reason: string,
  options: OfficeChoice,
  output: Output,
): Promise<void> {
  return propose(options, output, ['DELETE', `holds/${encodeURIComponent(id)}`, { reason }])
}

/** `person`: the site's own id. */
export function proposeExport(
  person: string,
  reason: string,
  options: OfficeChoice,
  output: Output,
): Promise<void> {
  return propose(options, output, ['POST', 'people/export', { person, reason }])
}

/** Before it is asked for: an export is given once. */
function newFile(out: string): number {
  try {
    return openSync(out, 'wx', 0o600)
  } catch (error) {
    throw new DiscreetError(
      'file_invalid',
      'the file cannot be made',
      { field: '--out', expected: 'a file that is not there yet, in a folder that is' },
      error,
    )
  }
}

/** What is kept of somebody, for whoever proposed it. */
export async function takeExport(
  id: string,
  { out, locale }: { readonly out: string; readonly locale: string },
  options: OfficeChoice,
  output: Output,
): Promise<void> {
  const file = newFile(out)
  try {
    const { export: exported, logIndex } = await withOffice(options, (office) =>
      office.call<{ export: object | null; logIndex: number }>(
        'POST',
        `approvals/${encodeURIComponent(id)}/export`,
        { locale },
      ),
    )
    writeFileSync(file, `${JSON.stringify(exported, null, 2)}\n`)
    const what = exported === null ? 'Nothing is kept of them: null is' : 'It is'
    output.say(`${what} in ${out}, which only you can read; entry ${logIndex} of the log.`)
    output.result({ out, logIndex })
  } catch (error) {
    rmSync(out)
    throw error
  } finally {
    closeSync(file)
  }
}
