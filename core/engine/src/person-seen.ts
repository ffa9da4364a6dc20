/**
 * What somebody of the staff sees of a person whom they looked up: what the person themselves sees, with
 * the newest of each thing and how many there are. It is no export: that takes two people.
 */
import type { FieldId } from '@discreet/policy'
import { profileFields, textsFor } from '@discreet/policy'
import type { RightsRequest } from '@discreet/rights'
import { pseudonymIn, recordsOf, rightsPermit, standingWith } from './choices.ts'
import { exportedChoices } from './export-choices.ts'
import { heldIn } from './export-fields.ts'
import { openEntries } from './open-entries.ts'
import type { ConsentRecord } from './people-ports.ts'
import type { ExportedChoices } from './person-export.ts'
import type { Pseudonym } from './pseudonym.ts'
import type { AccessEntry, Hold } from './rights-ports.ts'
import type { RightsSetup } from './rights-setup.ts'

/** Of each field; an export has all. */
const mostSeen = 20

interface SeenField {
  readonly field: FieldId
  /** For people. */
  readonly name: string
  readonly retention: string
  readonly count: number
  /** Newest first, `mostSeen` at most. */
  readonly entries: readonly Readonly<Record<string, unknown>>[]
}

export interface SeenPerson {
  readonly choices: ExportedChoices & {
    readonly levelName: string
    readonly purposeTexts: readonly {
      readonly purpose: string
      readonly text: string
      readonly inForce: boolean
    }[]
  }
  readonly hasAddress: boolean
  readonly fields: readonly SeenField[]
  /** Rows that did not open. */
  readonly unreadable: number
  /** Things given to the crowd in periods that are not released. */
  readonly contributed: number
  /** Newest first, all three. */
  readonly accesses: readonly AccessEntry[]
  readonly requests: readonly RightsRequest[]
  readonly records: readonly ConsentRecord[]
  readonly holds: readonly Hold[]
}

/** Names of items, where the catalogue has them. */
async function titles(
  { store }: RightsSetup,
  contents: readonly Readonly<Record<string, unknown>>[],
): Promise<(item: string) => string | undefined> {
  const ids = contents.flatMap(({ item }) => (typeof item === 'string' ? [item] : []))
  const items = await store.itemsOf([...new Set(ids)])
  const byId = new Map(items.map(({ id, title }) => [id, title]))
  return (item) => byId.get(item)
}

/**
 * undefined: there is nobody any more. Whoever calls it has noted it (`lookUpPerson`). `locale`: BCP 47,
 * of names and sentences.
 */
export async function personSeen(
  setup: RightsSetup,
  subject: Pseudonym,
  locale: string | undefined,
): Promise<SeenPerson | undefined> {
  const { rights } = setup.store
  const permit = rightsPermit(setup, subject, 'staff')
  const { person, entries, accesses, holds } = await rights.erasure.everything(permit)
  if (person === undefined) return undefined
  const texts = textsFor(locale)
  const standing = standingWith(setup, { subject, gpc: false }, person)
  const { recalled, unreadable } = await openEntries(setup, subject, standing, entries)
  const titleOf = await titles(
    setup,
    recalled.map(({ content }) => content),
  )
  const choices = exportedChoices(standing, texts)
  const open = await rights.erasure.contributionsOf(permit, pseudonymIn(setup, subject))
  return {
    choices: {
      ...choices,
      levelName: texts.levels[standing.decision.level].name,
      purposeTexts: standing.state.purposes.map((purpose) => ({
        purpose,
        text: texts.purposes[purpose],
        inForce: standing.decision.purposes.includes(purpose),
      })),
    },
    hasAddress: person.contact !== null,
    fields: profileFields.map(({ id, retention }) => {
      const own = recalled.filter(({ field }) => field === id)
      return {
        field: id,
        name: texts.fields[id],
        retention: texts.retention(retention),
        count: own.length,
        entries: heldIn(own.slice(0, mostSeen), id, titleOf),
      }
    }),
    unreadable,
    contributed: open.length,
    accesses: [...accesses].reverse(),
    requests: await rights.requests.ofPerson(permit),
    records: [...(await recordsOf(setup, subject))].reverse(),
    holds,
  }
}
