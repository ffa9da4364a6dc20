/**
 * What leaves of campaigns below level 3: a week, the number of a cell, and a random token, without a
 * name and each in a request of its own: nothing in them says which came from one person.
 */

import type { CampaignNotes, Enrolment } from './campaign-notes.ts'
import { agedNotes, isOfVisit, noNotes, reported } from './campaign-notes.ts'
import type { DeviceState, StateHolder } from './device-types.ts'
import type { Http } from './http.ts'
import type { Report } from './taking-part.ts'
import { happened, reportOf } from './taking-part.ts'

/** Whether it arrived cannot be known, or it may come again later: the same token counts once. */
const again: ReadonlySet<number> = new Set([408, 425, 429])

interface Posted {
  /** It need not be sent again. */
  readonly done: boolean
  /** 0: there was no answer. */
  readonly status: number
}

/** Outlives the page. */
export async function post(
  http: Http,
  path: string,
  body: unknown,
  token?: string,
): Promise<Posted> {
  try {
    const { ok, status } = await http.fetch(path, {
      method: 'POST',
      keepalive: true,
      headers: {
        'content-type': 'application/json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(body),
    })
    return { done: ok || (status < 500 && !again.has(status)), status }
  } catch {
    return { done: false, status: 0 }
  }
}

export function postReports(http: Http, enrolments: readonly Enrolment[]): Promise<Posted> {
  const reports: Report[] = enrolments.flatMap((one) => reportOf(one) ?? [])
  return post(http, '/v1/reports', { reports })
}

function withNotes(
  holder: StateHolder,
  change: (notes: CampaignNotes) => CampaignNotes,
): Promise<DeviceState | undefined> {
  return holder
    .update((state) => ({ ...state, campaigns: change(state.campaigns) }))
    .catch(() => undefined)
}

/** Level 2: what is due, and what the visit before it left. Kept until it is acknowledged. */
export async function sendReports(http: Http, holder: StateHolder, now: number): Promise<void> {
  const state = await holder.read().catch(() => undefined)
  const { enrolled } = state === undefined ? noNotes : agedNotes(state.campaigns, now)
  const due = enrolled.filter((one) => isOfVisit(one) || now >= one.dueAt)
  for (const enrolment of due) {
    const { done } = await postReports(http, [enrolment])
    if (done) await withNotes(holder, (notes) => reported(notes, [enrolment.token]))
  }
}

/**
 * The home is left for a lower level: that is reported, if the person goes on helping the crowd. With
 * `stops` nothing is sent any more. Waits for no answer.
 */
export async function leaveCampaigns(
  http: Http,
  holder: StateHolder,
  stops: boolean,
): Promise<void> {
  const state = await holder.read().catch(() => undefined)
  if (state === undefined || state.campaigns.enrolled.length === 0) return
  const down = happened(state.campaigns, undefined, { guard: 'level_down' }, Date.now())
  for (const enrolment of stops ? [] : down.enrolled) void postReports(http, [enrolment])
  await withNotes(holder, (notes) =>
    stops
      ? { ...notes, enrolled: [] }
      : reported(
          notes,
          down.enrolled.map(({ token }) => token),
        ),
  )
}
