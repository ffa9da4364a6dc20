/** Whoever fails to sign in five times within 15 minutes is locked out for 15 minutes. */
import type { StaffSetup } from './staff-setup.ts'

export const failuresToLock = 5
export const lockMilliseconds = 900_000

/**
 * Epoch milliseconds; undefined: not locked. `of`: an address (keyed) or a member. Who is locked out is
 * not tried, so that trying does not make it longer.
 */
export async function lockedUntil(
  { store }: Pick<StaffSetup, 'store'>,
  of: string,
  now: number,
): Promise<number | undefined> {
  const failures = await store.staff.failures(of, now - 2 * lockMilliseconds)
  const [last, first] = [failures[0], failures[failuresToLock - 1]]
  if (last === undefined || first === undefined || last - first >= lockMilliseconds)
    return undefined
  const until = last + lockMilliseconds
  return now < until ? until : undefined
}

export async function noteFailure(
  { store }: Pick<StaffSetup, 'store'>,
  of: string,
  now: number,
): Promise<void> {
  await store.staff.noteFailure(of, now)
}
