/**
 * The Trust page of the demo after half a year. Accounts, choices and requests are simulated, and the
 * ledger says so; noise, charges and the log are real.
 */
import type { SiteStore, TrustCell, TrustMove } from '@discreet/engine'
import { trustCells, trustEpsilonPerPeriod, trustMechanism, trustPeriod } from '@discreet/engine'
import { releaseCells } from '@discreet/privacy'
import type { RequestType, RightsRequest } from '@discreet/rights'
import type { Progress } from './output.ts'
import type { Session } from './session.ts'

const dayMilliseconds = 86_400_000
const hourMilliseconds = 3_600_000
const periods = 6

/** Of 100 of a level, who moved to it how; the rest stayed. */
const movesOf: Readonly<Record<TrustCell['of'], Readonly<Partial<Record<TrustMove, number>>>>> = {
  account: { first: 9, raised: 4, lowered: 3, stopped: 2 },
  choice: { first: 58, raised: 16, lowered: 12, stopped: 4 },
}
/** Shares of the levels. */
const levelsOf: Readonly<Record<TrustCell['of'], readonly number[]>> = {
  account: [0.22, 0.18, 0.25, 0.35],
  choice: [0.46, 0.33, 0.21],
}

/** The crowd grows a little with each period, and takes back a little less. */
function simulatedCounts(period: number): Int32Array {
  const growth = 1 + 0.06 * period
  return Int32Array.from(trustCells, ({ of, level, move }) => {
    const all = (of === 'account' ? 2400 : 3600) * growth * (levelsOf[of][level] ?? 0)
    const moves = Object.entries(movesOf[of])
    const easing = 1 - 0.05 * period
    const percentOf = (name: string, percent: number): number =>
      name === 'lowered' || name === 'stopped' ? percent * easing : percent
    const moved = moves.reduce((sum, [name, percent]) => sum + percentOf(name, percent), 0)
    const mine = move === 'same' ? 100 - moved : percentOf(move, movesOf[of][move] ?? 0)
    return Math.round((all * mine) / 100)
  })
}

async function countPeriods({ now, random }: Session, site: SiteStore): Promise<void> {
  const epsilon = trustEpsilonPerPeriod(site.site.settings)
  if (epsilon === undefined) return
  const today = Math.floor(now() / dayMilliseconds) * dayMilliseconds
  const { to: length } = trustPeriod(0, periods - 1)
  const begun = await site.trust.begin(today - length - dayMilliseconds)
  for (let period = 0; period < periods; period += 1) {
    const window = trustPeriod(begun, period)
    const at = window.to + hourMilliseconds
    if (at > now()) return
    const { from, to } = window
    const mechanism = { ...trustMechanism, from, to, simulated: true }
    await site.trust.release({ ...window, at, epsilon, mechanism }, () =>
      releaseCells(simulatedCounts(period), epsilon, random),
    )
  }
}

const asked: readonly (readonly [type: RequestType, count: number])[] = [
  ['access', 14],
  ['erasure', 11],
  ['withdraw', 5],
]
/** Long enough ago that nothing says any more whose they were. */
const youngest = 100
const closedFor = 7

function simulatedRequest(
  site: string,
  type: RequestType,
  number: number,
  now: number,
): RightsRequest {
  const receivedAt = now - (youngest + closedFor * number) * dayMilliseconds
  // Most are answered in the request that asks; now and then somebody had to be asked who they are, and
  // one came too late.
  const slow = number === 9 ? 33 : 9
  const closedAt = receivedAt + (number % 5 === 4 ? slow * dayMilliseconds : 40_000 + 900 * number)
  const answerBy = receivedAt + 30 * dayMilliseconds
  return {
    id: `simulated-${type}-${number}`,
    site,
    type,
    state: 'fulfilled',
    channel: 'account',
    pack: { id: 'eu', version: '1.0.0' },
    place: 'DE',
    receivedAt,
    acknowledgedAt: receivedAt,
    verifiedAt: receivedAt,
    closedAt,
    changedAt: closedAt,
    clocks: {
      acknowledgeBy: null,
      answerBy,
      aimBy: receivedAt + 15 * dayMilliseconds,
      extended: null,
      paused: null,
    },
    about: null,
    denial: null,
    stores: [],
    answer: null,
    certificate: null,
    identityUntil: closedAt,
  }
}

/** Oldest first, as they would have come. */
function simulatedRequests(site: string, now: number): readonly RightsRequest[] {
  return asked
    .flatMap(([type, count]) =>
      Array.from({ length: count }, (_, k) => simulatedRequest(site, type, k, now)),
    )
    .sort((a, b) => a.receivedAt - b.receivedAt)
}

/** Whose they were nobody knows, and is not kept. */
async function fileRequest(site: SiteStore, request: RightsRequest): Promise<void> {
  const { id, receivedAt: at, state } = request
  if ((await site.rights.requests.find(id)) !== undefined) return
  await site.rights.requests.open(
    request,
    { id, request: id, at, by: 'system', from: null, to: state, act: { act: 'move', to: state } },
    { subject: null, sealed: new Uint8Array(0), key: { keyId: 'none', bytes: new Uint8Array(0) } },
    [],
  )
}

/** Idempotent: does nothing when it was done; an interrupted first start goes on. */
export async function seedTrust(
  session: Session,
  site: SiteStore,
  progress: Progress,
): Promise<void> {
  const { requests } = site.rights
  const simulated = simulatedRequests(site.site.id, session.now())
  const last = simulated.at(-1)
  if (last === undefined || (await requests.find(last.id)) !== undefined) return
  progress.update('Simulating half a year of choices and requests')
  await countPeriods(session, site)
  for (const request of simulated) await fileRequest(site, request)
  await requests.forgetIdentities(session.now())
}
