/**
 * What staff do, written down twice: before anything is done, and when it is. Of what was there and what
 * is there now the log has hashes: enough to show later that a copy is the one of then.
 */
import { canonicalJson } from '@discreet/protocol'
import type { StaffAction } from '@discreet/staff'
import { isoTime } from './export-fields.ts'
import { freshId } from './move-request.ts'
import type { ActionFilter, FoundAction } from './staff-ports.ts'
import type { Acting, StaffSetup } from './staff-setup.ts'

export interface BegunAction {
  readonly action: StaffAction
  readonly logIndex: number
}

/** `reason` is null where it may say whose it is. When this rejects, nothing must be done. */
export async function beginAction(
  setup: StaffSetup,
  { member, access }: Acting,
  { action, on, reason }: Pick<StaffAction, 'action' | 'on' | 'reason'>,
): Promise<BegunAction> {
  const begun: StaffAction = {
    id: freshId(setup),
    step: 'begun',
    at: setup.now(),
    member: member.id,
    name: member.name,
    roles: access.roles,
    action,
    on,
    reason,
    before: null,
    after: null,
    status: null,
  }
  return { action: begun, logIndex: await setup.store.staff.note(begun) }
}

/** What it was done to, as it was before and as it is now; what is left out is not hashed. */
export interface EndedAction {
  /** HTTP status; of what is no route: 200, or that of the refusal. */
  readonly status: number
  readonly before?: unknown
  readonly after?: unknown
}

/** Returns the log index. */
export async function endAction(
  setup: StaffSetup,
  { action }: BegunAction,
  { status, before, after }: EndedAction,
): Promise<number> {
  const digest = (value: unknown): string | null =>
    value === undefined || value === null ? null : setup.cryptography.sha256(canonicalJson(value))
  return setup.store.staff.note({
    ...action,
    step: 'ended',
    at: setup.now(),
    before: digest(before),
    after: digest(after),
    status,
  })
}

/** Something that is no route: noted, done, noted. */
export async function noteChange(
  setup: StaffSetup,
  acting: Acting,
  action: string,
  change: {
    readonly on: StaffAction['on']
    readonly before: unknown
    readonly after: unknown
    readonly run: () => Promise<void>
  },
): Promise<void> {
  const { on, before, after, run } = change
  const begun = await beginAction(setup, acting, { action, on, reason: null })
  await run()
  await endAction(setup, begun, { status: 200, before, after })
}

const mostAtOnce = 500

export interface FoundActions {
  /** Newest first. */
  readonly actions: readonly FoundAction[]
  /** `before` of the next page; null: this was the last. */
  readonly next: number | null
}

/** `limit`: at most 500. */
export async function searchActions(
  { store }: Pick<StaffSetup, 'store'>,
  filter: ActionFilter,
): Promise<FoundActions> {
  const limit = Math.min(Math.max(1, Math.trunc(filter.limit)), mostAtOnce)
  const actions = await store.staff.actions({ ...filter, limit: limit + 1 })
  const page = actions.slice(0, limit)
  return { actions: page, next: actions.length > limit ? (page.at(-1)?.place ?? null) : null }
}

/** Every one, a page at a time. */
export async function* everyAction(
  setup: Pick<StaffSetup, 'store'>,
  filter: Omit<ActionFilter, 'limit'>,
): AsyncIterable<FoundAction> {
  let before = filter.before
  for (;;) {
    const from = before === undefined ? {} : { before }
    const { actions, next } = await searchActions(setup, { ...filter, ...from, limit: mostAtOnce })
    yield* actions
    if (next === null) return
    before = next
  }
}

/** Names of the columns of `actionRow`. */
export const actionColumns = [
  'logIndex',
  'at',
  'id',
  'step',
  'member',
  'name',
  'roles',
  'action',
  'on',
  'reason',
  'before',
  'after',
  'status',
] as const

/** Flat, for CSV and JSONL; times in ISO 8601. */
export function actionRow(
  found: FoundAction,
): Readonly<Record<(typeof actionColumns)[number], string | number | null>> {
  const { logIndex, at, id, step, member, name, roles, action, on, reason } = found
  const { before, after, status } = found
  return {
    logIndex,
    at: isoTime(at),
    id,
    step,
    member,
    name,
    roles: roles.join(' '),
    action,
    on: Object.entries(on)
      .map(([key, value]) => `${key}=${value}`)
      .join(' '),
    reason,
    before,
    after,
    status,
  }
}
