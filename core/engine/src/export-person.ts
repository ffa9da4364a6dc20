/**
 * Everything that is held about one person (GDPR 15 and 20), made when it is asked for and never
 * stored. It follows the data catalogue and not the person's choices: what an objection or a
 * restriction keeps from being used is in it too. What it cannot cover it says.
 */
import type { ExportTexts, FieldId, Permit, Proof } from '@discreet/policy'
import { exportTextsFor, tableFields, textsFor } from '@discreet/policy'
import type { Standing } from './choices.ts'
import { pseudonymIn, recordsOf, rightsPermit, standingWith } from './choices.ts'
import { exportedChoices } from './export-choices.ts'
import type { CrowdShare, TakesPart } from './export-crowd.ts'
import { campaignsOf, crowdShare } from './export-crowd.ts'
import type { Held } from './export-fields.ts'
import { exportFields, heldIn, isoTime } from './export-fields.ts'
import { exportLogic, inUse, servingNow } from './export-logic.ts'
import { exportRequests } from './export-requests.ts'
import type { OpenedEntries } from './open-entries.ts'
import { openEntries } from './open-entries.ts'
import type { ConsentRecord } from './people-ports.ts'
import type {
  ExportedChoices,
  ExportedContribution,
  ExportedRequest,
  PersonExport,
} from './person-export.ts'
import type { Pseudonym } from './pseudonym.ts'
import type { AccessEntry, Hold } from './rights-ports.ts'
import type { RightsSetup, ServingNow } from './rights-setup.ts'

export interface ExportOptions {
  /** Id of the request that it answers. */
  readonly request: string
  readonly proof: Proof
  /** For the access log. Default: 'person', where it was the person who showed who they are. */
  readonly actor?: string
  readonly place?: string
  /** BCP 47 or an Accept-Language header. */
  readonly locale?: string
  readonly gpc: boolean
}

interface Gathered extends OpenedEntries {
  readonly standing: Standing
  readonly records: readonly ConsentRecord[]
  readonly open: ExportedContribution['open']
  readonly campaigns: readonly TakesPart[]
  readonly crowd: CrowdShare
  readonly requests: readonly ExportedRequest[]
  readonly accesses: PersonExport['accesses']
  readonly holds: readonly Hold[]
  readonly serving: ServingNow
}

function actorOf({ actor, proof }: ExportOptions): string {
  return actor ?? (proof === 'signed_in' || proof === 'email' ? 'person' : proof)
}

/** Whoever has nothing here leaves no trace of having asked. */
async function noteIfHeld(
  setup: RightsSetup,
  permit: Permit,
  options: ExportOptions,
  held: boolean,
): Promise<readonly AccessEntry[]> {
  if (!held) return []
  const access = {
    at: setup.now(),
    actor: actorOf(options),
    reason: `export for request ${options.request}`,
    fields: tableFields,
  }
  await setup.store.rights.erasure.noteAccess(permit, access)
  return [access]
}

async function gather(
  setup: RightsSetup,
  subject: Pseudonym,
  options: ExportOptions,
): Promise<Gathered> {
  const { store } = setup
  const { rights } = store
  const permit = rightsPermit(setup, subject, options.proof)
  const everything = await rights.erasure.everything(permit)
  const open = await rights.erasure.contributionsOf(permit, pseudonymIn(setup, subject))
  const campaigns = await campaignsOf(setup, subject)
  const { person, entries, holds } = everything
  const held = person !== undefined || entries.length + open.length + campaigns.length > 0
  const noted = await noteIfHeld(setup, permit, options, held)
  const visitor = {
    subject,
    gpc: options.gpc,
    ...(options.place === undefined ? {} : { place: options.place }),
  }
  const standing = standingWith(setup, visitor, person)
  const records = await recordsOf(setup, subject)
  return {
    ...(await openEntries(setup, subject, standing, entries)),
    standing,
    records,
    open,
    campaigns,
    crowd: await crowdShare(store, records),
    requests: await exportRequests(setup, await rights.requests.ofPerson(permit)),
    accesses: [...everything.accesses, ...noted].map(({ at, actor, reason, fields }) => ({
      at: isoTime(at),
      actor,
      reason,
      fields,
    })),
    holds,
    serving: await servingNow(setup),
  }
}

function heldOf(gathered: Gathered, choices: ExportedChoices): Held {
  const { standing, records, recalled, open, campaigns, accesses, requests, serving } = gathered
  const { person } = standing
  const title = (item: string): string | undefined => serving.items.get(item)?.title
  const of = (field: FieldId): Held[FieldId] => heldIn(recalled, field, title)
  return {
    'visit.items': [],
    'device.history': [],
    'device.preferences': [],
    'crowd.contribution': open.map((one) => {
      const name = title(one.item)
      return { ...one, ...(name === undefined ? {} : { title: name }) }
    }),
    'crowd.campaigns': campaigns.map((one) => ({ ...one })),
    'account.choices': person === undefined ? [] : [{ ...choices }],
    'account.consentRecords': records.map(({ id, at, event, levelTo }) => ({
      id,
      at: isoTime(at),
      event,
      levelTo,
    })),
    'account.key':
      person?.key == null ? [] : [{ keyId: person.key.keyId, bytes: person.key.bytes.length }],
    'account.contact': person?.contact == null ? [] : [{ code: person.contact }],
    'account.accessLog': accesses,
    'account.requests': requests.map(({ request, type, state }) => ({ request, type, state })),
    'account.purchases': of('account.purchases'),
    'account.views': of('account.views'),
    'account.preferences': of('account.preferences'),
    'account.ageBand': of('account.ageBand'),
    'account.offersAddress': of('account.offersAddress'),
  }
}

/** What is not in it, and why. */
function gapsIn(
  setup: RightsSetup,
  { crowd, holds, unreadable, standing, serving }: Gathered,
  { gaps }: ExportTexts,
): PersonExport['completeness'] {
  const { controller, processors = [] } = setup.store.site.settings
  const { count, epsilon } = crowd.others
  return [
    gaps.device,
    gaps.guest,
    gaps.releases,
    ...(count === 0 ? [] : [gaps.others(count, epsilon.toFixed(2))]),
    ...(standing.person?.key == null ? [] : [gaps.key]),
    ...(unreadable === 0 ? [] : [gaps.unreadable(unreadable)]),
    ...holds.map(({ reason }) => gaps.held(reason)),
    ...(serving.recommender === undefined ? [gaps.model] : []),
    gaps.requests,
    ...processors.map(({ name }) => gaps.processor(name)),
    gaps.backups,
    gaps.shop(controller?.contact ?? setup.store.site.name),
  ]
}

/** Throws `store_unavailable`. Whoever calls it has seen the proof. */
export async function exportPerson(
  setup: RightsSetup,
  subject: Pseudonym,
  options: ExportOptions,
): Promise<PersonExport> {
  const { store, signReceipt } = setup
  const { id, name, settings } = store.site
  const texts = textsFor(options.locale)
  const words = { texts, exportTexts: exportTextsFor(options.locale) }
  const gathered = await gather(setup, subject, options)
  const { standing, records, crowd, open, recalled, requests, accesses, serving } = gathered
  const choices = exportedChoices(standing, texts)
  const { controller, processors = [] } = settings
  const recipients = [
    ...new Set([...(controller?.recipients ?? []), ...processors.map((one) => one.name)]),
  ]
  const now = setup.now()
  return {
    schema: 'https://discreet.example/export/1',
    site: {
      id,
      name,
      controller: controller?.controller ?? name,
      contact: controller?.contact ?? '',
      authority: standing.pack.authority,
    },
    madeAt: isoTime(now),
    locale: texts.locale,
    request: options.request,
    proof: options.proof,
    fields: exportFields(heldOf(gathered, choices), { ...words, recipients }),
    choices,
    consents: records.map((record) => ({ record: { ...record }, receipt: signReceipt(record) })),
    contributed: {
      open,
      released: crowd.released,
      cumulative: crowd.cumulative,
      text: words.exportTexts.crowd,
    },
    requests,
    accesses,
    recipients,
    logic: exportLogic(serving, inUse(recalled, standing, now), now, {
      ...words,
      locale: texts.locale,
    }),
    completeness: gapsIn(setup, gathered, words.exportTexts),
  }
}
