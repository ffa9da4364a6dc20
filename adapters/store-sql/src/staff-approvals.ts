/**
 * Proposals and what became of them: each state is filed, so that the log covers what is in force. Whom
 * one is about, and why, is in a table of its own, and gone when it is done or runs out.
 */
import type { Filed, StaffStore } from '@discreet/engine'
import { DiscreetError, refuse } from '@discreet/protocol'
import type { Approval } from '@discreet/staff'
import { requirePseudonym, requireText } from './checked-text.ts'
import type { Connection, Row } from './database.ts'
import { canonicalJson } from './ledger-chain.ts'
import { withDuty } from './permit-door.ts'
import { fileIn } from './register-table.ts'
import type { SiteScope } from './site-scope.ts'

/** Proposed, signed, done; or refused after the first. */
const steps = [1, 2, 3] as const
const filedAs = (id: string, step: number): string => `approval:${id}@${step}`
const longestReason = 2000

/** `kept`: the reason, where it is beside the log. */
function approvalOf(row: Row): Approval {
  const { body } = JSON.parse(String(row['body'])) as Filed
  const approval = body as unknown as Approval
  return row['kept'] === null ? approval : { ...approval, reason: String(row['kept']) }
}

interface Latest {
  readonly approval: Approval
  readonly step: number
  /** As it is filed. */
  readonly reason: string
}

async function latest(
  connection: Connection,
  site: string,
  id: string,
): Promise<Latest | undefined> {
  const { rows } = await connection.query(
    `SELECT f.id, f.body, (SELECT reason FROM staff_approval_subjects
         WHERE site = $1 AND approval = $3) AS kept
     FROM filed f WHERE f.site = $1 AND f.kind = 'approval' AND f.id = ANY($2::text[])
     ORDER BY f.place DESC LIMIT 1`,
    [site, steps.map((step) => filedAs(id, step)), id],
  )
  const [row] = rows
  if (row === undefined) return undefined
  const step = Number(String(row['id']).split('@').at(-1))
  return { approval: approvalOf(row), step, reason: approvalOf({ ...row, kept: null }).reason }
}

function file(
  scope: SiteScope,
  connection: Connection,
  approval: Approval,
  step: number,
  at: number,
): Promise<number> {
  const id = filedAs(approval.id, step)
  return fileIn(scope, connection, { id, kind: 'approval', at, body: { ...approval } })
}

async function propose(
  scope: SiteScope,
  ...[approval, subject]: Parameters<StaffStore['propose']>
): Promise<number> {
  const { id, reason, at, expiresAt } = approval
  requireText(id, 'approval')
  requireText(reason, 'reason', longestReason)
  if (subject === null) {
    return scope.transaction((connection) => file(scope, connection, approval, 1, at))
  }
  requirePseudonym(subject, 'subject')
  return withDuty(scope, 'office', async (connection) => {
    await connection.query(
      `INSERT INTO staff_approval_subjects (site, approval, subject, reason, until)
       VALUES ($1, $2, $3, $4, $5)`,
      [scope.site, id, subject, reason, expiresAt],
    )
    await scope.step('approval:subject')
    return file(scope, connection, { ...approval, reason: '' }, 1, at)
  })
}

/** What two people hang on, whoever calls: who has signed, and that nothing is done but what was proposed. */
function requireSound(before: Approval, after: Approval): void {
  const proposed = ({ state, signedBy, ...rest }: Approval): string => canonicalJson(rest)
  const way = `${before.state} ${after.state}`
  const bySecond = after.signedBy !== null && after.signedBy !== before.proposedBy
  const sound =
    proposed(before) === proposed(after) &&
    ((way === 'waiting signed' && bySecond) ||
      way === 'waiting refused' ||
      (way === 'signed done' && after.signedBy === before.signedBy))
  if (!sound) throw new DiscreetError('approval_state', 'a proposal goes its way or stays as it is')
}

async function advance(
  scope: SiteScope,
  now: () => number,
  ...[id, change]: Parameters<StaffStore['advanceApproval']>
): ReturnType<StaffStore['advanceApproval']> {
  const { site } = scope
  return withDuty(scope, 'office', async (connection) => {
    await connection.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 7301951))', [
      `${site} ${id}`,
    ])
    const found = await latest(connection, site, id)
    if (found === undefined) return refuse('request_unknown', 'there is no such proposal')
    const changed = change(found.approval)
    if (!changed.ok) return changed
    const { approval } = changed
    requireSound(found.approval, approval)
    if (approval.state !== 'signed') {
      await connection.query(
        'DELETE FROM staff_approval_subjects WHERE site = $1 AND approval = $2',
        [site, id],
      )
      await scope.step('approval:subject-gone')
    }
    const { reason, step } = found
    const logIndex = await file(scope, connection, { ...approval, reason }, step + 1, now())
    return { ok: true, approval, logIndex } as const
  })
}

/** The newest proposals, each in its last state. */
async function list(connection: Connection, site: string, limit: number): Promise<Approval[]> {
  const { rows } = await connection.query(
    `SELECT last.body, s.reason AS kept FROM (SELECT id, place FROM filed
       WHERE site = $1 AND kind = 'approval' AND id LIKE '%@1' ORDER BY place DESC LIMIT $2) AS first
     CROSS JOIN LATERAL (SELECT body FROM filed WHERE site = $1
       AND id IN (first.id, left(first.id, -1) || '2', left(first.id, -1) || '3')
       ORDER BY filed.place DESC LIMIT 1) AS last
     LEFT JOIN staff_approval_subjects s
       ON s.site = $1 AND first.id = 'approval:' || s.approval || '@1'
     ORDER BY first.place DESC`,
    [site, limit],
  )
  return rows.map(approvalOf)
}

type Approvals = Pick<
  StaffStore,
  'propose' | 'approvals' | 'approval' | 'approvalSubject' | 'advanceApproval'
>

export function sqlApprovals(scope: SiteScope, now: () => number): Approvals {
  const { site } = scope
  return {
    propose: (...proposing) => propose(scope, ...proposing),
    approvals: (limit) => withDuty(scope, 'office', (connection) => list(connection, site, limit)),
    approval: (id) =>
      withDuty(
        scope,
        'office',
        async (connection) => (await latest(connection, site, id))?.approval,
      ),
    approvalSubject: (id) =>
      withDuty(scope, 'office', async (connection) => {
        const { rows } = await connection.query(
          'SELECT subject FROM staff_approval_subjects WHERE site = $1 AND approval = $2',
          [site, id],
        )
        return rows[0] === undefined ? null : String(rows[0]['subject'])
      }),
    advanceApproval: (...advancing) => advance(scope, now, ...advancing),
  }
}
