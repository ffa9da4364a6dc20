/** A rectification that was asked for as a request (GDPR 16): what it names is set, or taken out. */
import type { Refusal } from '@discreet/protocol'
import { isFields, refuse } from '@discreet/protocol'
import type { Forgotten, Gone } from './profile.ts'
import { forget, forgetRange } from './profile.ts'
import type { Pseudonym } from './pseudonym.ts'
import type { Change, Changed, Facts } from './rectify.ts'
import { removed, setFacts, setPreferences } from './rectify.ts'
import type { RequestPerson } from './rights-ports.ts'
import type { RightsSetup } from './rights-setup.ts'

export interface PutRight {
  readonly changes: readonly Change[]
  /** What of it could not be done; the rest was. */
  readonly refused: readonly Refusal[]
}

function isTime(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value)
}

function isForgotten(value: unknown): value is Forgotten {
  if (!isFields(value) || typeof value['item'] !== 'string') return false
  return value['at'] === undefined || isTime(value['at'])
}

/** Items one by one, or whatever lies in [from, to), epoch milliseconds. */
async function takeOut(setup: RightsSetup, subject: Pseudonym, what: unknown): Promise<Changed> {
  let gone: Gone
  if (Array.isArray(what) && what.every(isForgotten)) gone = await forget(setup, subject, what)
  else if (isFields(what) && isTime(what['from']) && isTime(what['to'])) {
    gone = await forgetRange(setup, subject, { from: what['from'], to: what['to'] })
  } else {
    return refuse('field_invalid', 'what is to be forgotten cannot be read', {
      field: '/wish/forget',
      expected: 'a list of {item, at}, or {from, to} in epoch milliseconds',
    })
  }
  return { ok: true, changes: removed(gone) }
}

/** undefined: the wish names nothing that can be put right without somebody reading it. */
export async function putRight(
  setup: RightsSetup,
  subject: Pseudonym,
  { wish = {} }: RequestPerson,
): Promise<PutRight | undefined> {
  const owner = { subject, gpc: false }
  const { preferences, facts, forget: out } = wish
  const parts: (() => Promise<Changed>)[] = []
  if (facts !== undefined) {
    parts.push(() => setFacts(setup, owner, isFields(facts) ? (facts as Facts) : {}))
  }
  if (preferences !== undefined) parts.push(() => setPreferences(setup, owner, preferences))
  if (out !== undefined) parts.push(() => takeOut(setup, subject, out))
  if (parts.length === 0) return undefined
  const changes: Change[] = []
  const refused: Refusal[] = []
  for (const part of parts) {
    const done = await part()
    if (done.ok) changes.push(...done.changes)
    else refused.push(done)
  }
  return { changes, refused }
}
