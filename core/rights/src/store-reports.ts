/** How far an erasure got in each store: what is reported is merged, since two may report at once. */
import type { Refusal } from '@discreet/protocol'
import { refuse } from '@discreet/protocol'
import type { RightsRequest, StoreReport } from './request.ts'

type Merged =
  | { readonly ok: true; readonly changed: Pick<RightsRequest, 'stores' | 'certificate'> }
  | Refusal

const invalid = (reason: string, expected: string): Refusal =>
  refuse('field_invalid', reason, { field: 'stores', expected })

function unreadable(reports: readonly StoreReport[]): Refusal | undefined {
  if (new Set(reports.map(({ store }) => store)).size < reports.length) {
    return invalid('a store is reported twice', 'each store once')
  }
  if (!reports.every(({ count }) => Number.isSafeInteger(count) && count >= 0)) {
    return invalid('a count is missing', 'rows, 0 or more')
  }
  const silent = reports.some(({ state, reason }) => state === 'failed' && (reason ?? '') === '')
  return silent
    ? invalid('a store failed without a reason', 'a code of the error table')
    : undefined
}

/**
 * What is done stays done, whatever somebody reports who began earlier. Only looking again
 * (`reopens`) can find that something is left.
 */
function mergeOne(before: StoreReport, now: StoreReport, reopens: boolean): StoreReport {
  if (before.state !== 'done') return now
  if (now.state === 'done') return { ...now, count: Math.max(before.count, now.count) }
  return reopens ? now : before
}

/** Refuses with `field_invalid`, and with `request_state` where something is done before its time. */
export function mergeReports(
  { state, stores, certificate }: RightsRequest,
  reports: readonly StoreReport[],
): Merged {
  const wrong = unreadable(reports)
  if (wrong !== undefined) return wrong
  if (state === 'planned' && reports.some((one) => one.state !== 'pending')) {
    return refuse('request_state', 'nothing is done before it is executing', {
      field: 'stores',
      expected: 'pending',
    })
  }
  const told = new Map(reports.map((one) => [one.store, one]))
  const merged = stores.map((before) => {
    const now = told.get(before.store)
    told.delete(before.store)
    return now === undefined ? before : mergeOne(before, now, state === 'verifying')
  })
  const all = [...merged, ...told.values()]
  const left = all.some((one) => one.state === 'pending' || one.state === 'failed')
  return { ok: true, changed: { stores: all, certificate: left ? null : certificate } }
}
