/** The engine's `StaffStore` on SQL. */
import type { StaffStore } from '@discreet/engine'
import { idleMilliseconds, sessionMilliseconds } from '@discreet/staff'
import type { PeopleOptions } from './permit-door.ts'
import { withDuty } from './permit-door.ts'
import type { SiteScope } from './site-scope.ts'
import { sqlActions } from './staff-actions.ts'
import { sqlApprovals } from './staff-approvals.ts'
import { sqlMembers } from './staff-members.ts'
import { sqlPasskeys } from './staff-passkeys.ts'
import { sqlSessions } from './staff-sessions.ts'
import { sqlSigningIn } from './staff-sign-in.ts'
import { sqlTraining } from './staff-training.ts'

/** Nobody looks further back. */
const triesMilliseconds = 86_400_000

/** $1: site, then what is compared. */
const stale: readonly {
  readonly from: string
  readonly values: (now: number) => readonly number[]
}[] = [
  {
    from: 'staff_sessions WHERE site = $1 AND (opened_at <= $2 OR seen_at <= $3)',
    values: (now) => [now - sessionMilliseconds, now - idleMilliseconds],
  },
  { from: 'staff_sign_ins WHERE site = $1 AND expires_at <= $2', values: (now) => [now] },
  { from: 'staff_invites WHERE site = $1 AND expires_at <= $2', values: (now) => [now] },
  { from: 'staff_approval_subjects WHERE site = $1 AND until <= $2', values: (now) => [now] },
  {
    from: 'staff_tries WHERE site = $1 AND at <= $2',
    values: (now) => [now - triesMilliseconds],
  },
]

function forgetStale(scope: SiteScope, now: number): Promise<number> {
  return withDuty(scope, 'retention', async (connection) => {
    let rows = 0
    for (const { from, values } of stale) {
      const { count } = await connection.query(`DELETE FROM ${from}`, [scope.site, ...values(now)])
      await scope.step('forget:staff')
      rows += count
    }
    return rows
  })
}

export function sqlStaff(scope: SiteScope, { now }: Pick<PeopleOptions, 'now'>): StaffStore {
  return {
    ...sqlMembers(scope),
    ...sqlSessions(scope),
    ...sqlSigningIn(scope),
    ...sqlPasskeys(scope),
    ...sqlTraining(scope),
    ...sqlApprovals(scope, now),
    ...sqlActions(scope),
    forgetStale: (at) => forgetStale(scope, at),
  }
}
