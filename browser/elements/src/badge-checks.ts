/**
 * What the badge says, each checked here and not at the server that it is about: Global Privacy Control,
 * the signature of the newest checkpoint (a pinned key), that the log begins with the one that the page
 * was built with, and the ε of the ledger, whose chain is hashed again and whose last charge is in that
 * log.
 *
 * It does not show that everybody is given the same log, nor that newer charges were not held back:
 * whoever reads the whole log sees that (`discreet log verify`).
 */
import { epsilonAbove } from '@discreet/privacy'
import type { Checkpoint } from '@discreet/transparency'
import {
  bytesOf,
  doubt,
  hashOf,
  mustBegin,
  mustContain,
  mustHold,
  openSigned,
} from './badge-proofs.ts'

/** The attributes of the badge. */
export interface Badge {
  /** Address of Discreet. */
  readonly server: string
  readonly site: string
  /** Verifier key of the site's log. */
  readonly key: string
  /** `<size> <root, base64>` of a log that was seen before; '': nothing to compare with. */
  readonly since: string
}

/** ε, rounded up. */
export interface Spent {
  /** Of the last release; undefined: there was none. */
  readonly last: number | undefined
  /** Of somebody who was in everything of the last 365 days, even in campaigns that share people out. */
  readonly year: number
  readonly delta: number
}

/** Each rejects with a `doubt`. */
export interface Findings {
  readonly gpc: Promise<void>
  readonly signed: Promise<void>
  /** undefined: there is nothing to compare with. */
  readonly grown: Promise<void> | undefined
  readonly loss: Promise<Spent>
}

/** In the text that its hash is of. */
interface Charge {
  readonly site: string
  readonly id: string
  /** Exact fractions. */
  readonly rho: string
  readonly epsilon?: string
  /** Epoch milliseconds. */
  readonly at: number
  readonly previousHash: string
}

interface Ledger {
  readonly charges: readonly { readonly text: string }[]
  readonly spent: { readonly delta: number } | null
}

interface Proved {
  readonly entry: { readonly index: number }
  readonly proof: readonly string[]
}

const yearMilliseconds = 365 * 86_400_000

/** Nothing about whoever looks goes along, and nothing stays here. */
async function get(url: string): Promise<string> {
  const answer = await fetch(url, {
    cache: 'no-store',
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
  }).catch(() => undefined)
  if (answer?.ok !== true) throw doubt('offline')
  return answer.text()
}

// Data of a server that is not trusted: what is wrong with it ends in a proof that does not hold.
const json = async <T>(url: string): Promise<T> => JSON.parse(await get(url)) as T

/** Of exact fractions, a little above their sum. */
function sum(fractions: readonly string[]): number {
  const parts = fractions.map((one) => one.split('/').map(Number))
  return parts.reduce((total, [num = 0, den = 1]) => total + num / den, 0) * (1 + 1e-12)
}

function spentBy(charges: readonly Charge[], delta: number, now: number): Spent {
  const recent = charges.filter(({ at }) => at > now - yearMilliseconds)
  const rho = sum(recent.map((one) => one.rho))
  const pure = sum(recent.flatMap(({ epsilon }) => epsilon ?? []))
  const last = charges.findLast(({ epsilon }) => epsilon === undefined)
  const year = pure + (rho === 0 ? 0 : epsilonAbove(rho, delta))
  mustHold(year < Number.POSITIVE_INFINITY)
  return { last: last && epsilonAbove(sum([last.rho]), delta), year, delta }
}

interface Asked extends Badge {
  readonly ledger: Promise<Ledger>
  readonly log: Promise<Checkpoint>
}

async function checkGpc(badge: Badge): Promise<void> {
  const said = await json<{ readonly gpc?: unknown }>(addressIn(badge, '/.well-known/gpc.json'))
  mustHold(said.gpc)
}

async function checkGrown(asked: Asked): Promise<void> {
  const [size, root = ''] = asked.since.trim().split(/\s+/)
  const before = { size: Number(size), root: bytesOf(root) }
  const now = await asked.log
  mustHold(before.size <= now.size)
  const sizes = `&first=${before.size}&second=${now.size}`
  const { proof } = await json<Proved>(addressIn(asked, '/v1/log/consistency', sizes))
  await mustBegin(before, now, proof)
}

async function checkLoss(asked: Asked, now: number): Promise<Spent> {
  const { charges, spent } = await asked.ledger
  const head = await asked.log
  const facts: Charge[] = []
  let hash = '0'.repeat(64)
  for (const { text } of charges) {
    const charge = JSON.parse(text) as Charge
    mustHold(charge.site === asked.site && charge.previousHash === hash)
    hash = await hashOf(text)
    facts.push(charge)
  }
  const end = facts.at(-1)
  if (end !== undefined) {
    const named = `&kind=charge&ref=${end.id}&size=${head.size}`
    const { entry, proof } = await json<Proved>(addressIn(asked, '/v1/log/inclusion', named))
    await mustContain(head, `charge ${end.id} ${hash}`, entry.index, proof)
  }
  mustHold(spent !== null)
  return spentBy(facts, spent.delta, now)
}

export function addressIn({ server, site }: Badge, path: string, more = ''): string {
  return `${server}${path}?site=${encodeURIComponent(site)}${more}`
}

/** `now`: epoch milliseconds. */
export function findings(badge: Badge, now: number): Findings {
  const ledger = json<Ledger>(addressIn(badge, '/v1/ledger'))
  // After it: what is in the ledger by then is in the log.
  const log = ledger
    .catch(() => undefined)
    .then(() => get(addressIn(badge, '/.well-known/discreet/checkpoint')))
    .then((note) => openSigned(note, badge.key))
  const asked: Asked = { ...badge, ledger, log }
  return {
    gpc: checkGpc(badge),
    signed: log.then(() => undefined),
    grown: badge.since === '' ? undefined : checkGrown(asked),
    loss: checkLoss(asked, now),
  }
}
