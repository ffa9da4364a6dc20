/**
 * Telling people of a breach that puts them at a high risk (GDPR 34(1)): a mail to each of them whose
 * address is kept. Who cannot be reached is counted, so that they are told in public (34(3)(c)).
 */
import type { Refusal } from '@discreet/protocol'
import { refuse } from '@discreet/protocol'
import type { Incident, Letter } from '@discreet/rights'
import { affectedPeople } from './affected-people.ts'
import { lettersOf } from './incident-letters.ts'
import { findIncident } from './incidents.ts'
import type { Pseudonym } from './pseudonym.ts'
import type { Progress, RightsSetup } from './rights-setup.ts'
import { sealDelivery } from './sealed-delivery.ts'

export interface IncidentTold {
  readonly drill: boolean
  readonly affected: number
  /** By this call; in a drill: who would be. */
  readonly told: number
  readonly before: number
  /** No address of theirs is kept here. */
  readonly unreachable: number
}

/** Of one person and one incident. */
function mailIdOf({ vault }: RightsSetup, { id }: Incident, subject: Pseudonym): string {
  return vault.entryId(subject, `incident\0${id}`)
}

/** What is not sent yet to somebody who is being erased: it holds their address, and is not sent any more. */
export async function takeBackMails(setup: RightsSetup, subject: Pseudonym): Promise<void> {
  const { outbox, registers } = setup.store.rights
  const given = { state: 'failed', nextAt: setup.now(), trouble: 'erased' } as const
  for (const incident of await registers.incidents()) {
    const one = await outbox.find(mailIdOf(setup, incident, subject))
    if (one?.state === 'waiting') await outbox.settle(one.id, { ...given, tries: one.tries })
  }
}

/** In the outbox once, however often it is asked for. false: it was there. */
async function putMail(
  setup: RightsSetup,
  incident: Incident,
  subject: Pseudonym,
  to: string,
  letter: Letter,
): Promise<boolean> {
  const { outbox } = setup.store.rights
  const id = mailIdOf(setup, incident, subject)
  if ((await outbox.find(id)) !== undefined) return false
  const now = setup.now()
  const { subject: about, text } = letter
  const sealed = await sealDelivery(setup, id, {
    kind: 'mail',
    since: now,
    to,
    subject: about,
    text,
  })
  const one = { id, request: incident.id, kind: 'mail', recipient: 'person' } as const
  try {
    await outbox.put({ ...one, state: 'waiting', tries: 0, nextAt: now, trouble: null }, sealed)
  } catch (error) {
    // Of two that tell at once, one has put it there.
    if ((await outbox.find(id)) === undefined) throw error
    return false
  }
  return true
}

/**
 * Refuses with `request_unknown`, and with `request_state` before it is assessed or when it is closed.
 * `progress`: accounts looked at, of how many.
 */
export async function tellAffected(
  setup: RightsSetup,
  id: string,
  progress: Progress = () => undefined,
): Promise<{ readonly ok: true; readonly told: IncidentTold } | Refusal> {
  const found = await findIncident(setup, id)
  if (!found.ok) return found
  const { incident } = found
  const { drill, phase, phases } = incident
  if (phase === 'closed' || !phases.some((one) => one.phase === 'assessed')) {
    return refuse('request_state', `an incident that is ${phase} is not told to people`, {
      field: 'phase',
      expected: 'assessed, and not closed',
    })
  }
  const total = await setup.store.rights.erasure.holding(['account.choices'])
  let [looked, affected, told, before, unreachable] = [0, 0, 0, 0, 0]
  const people = affectedPeople(setup, incident.facts.scope, () => {
    progress({ done: looked, total: Math.max(looked, total) })
    looked += 1
  })
  for await (const { subject, address, locale } of people) {
    affected += 1
    if (address === undefined) {
      unreachable += 1
      continue
    }
    const letter = lettersOf(setup.store, incident, locale).people
    if (drill || (await putMail(setup, incident, subject, address, letter))) told += 1
    else before += 1
  }
  if (told > 0 && !drill) await setup.wake('outbox', { request: id })
  return { ok: true, told: { drill, affected, told, before, unreachable } }
}
