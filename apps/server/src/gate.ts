/**
 * The gate's decisions. Of an event of somebody without an account the event itself says whether
 * they help the crowd; of somebody with one their own choice does, and their profile gets what they
 * switched on.
 */
import type { Interaction, PeopleSetup, Remembered, Standing } from '@discreet/engine'
import { decisionToContribute, remember, standingOf } from '@discreet/engine'
import type { Decision } from '@discreet/policy'
import { itemsOfEvent } from '@discreet/protocol'
import type { ToldOrder } from './campaign-purchases.ts'

const viewEvents = ['Product Viewed']

function personOf(event: unknown): string | undefined {
  const { userId } = (event ?? {}) as { userId?: unknown }
  return typeof userId === 'string' && userId.length > 0 && userId.length <= 512
    ? userId
    : undefined
}

/** An item of one basket, or looked at once, as a profile keeps it; told twice it is the same thing. */
export function thingOf(
  field: 'account.purchases' | 'account.views',
  { basket, item, at }: { readonly basket: string; readonly item: string; readonly at: number },
): Remembered {
  return { field, thing: `${basket}\0${item}`, at, content: { item } }
}

export class Gate {
  readonly #setup: PeopleSetup
  readonly #subjects = new Map<string, string>()
  /** By subject. */
  readonly #tombstones = new Map<string, string>()
  readonly #standings = new Map<string, Standing>()
  /** For whoever has no account and consents. */
  readonly #crowd: Decision

  private constructor(setup: PeopleSetup) {
    this.#setup = setup
    this.#crowd = decisionToContribute(setup, { gpc: false })
  }

  /** Looks up, once for a batch, who of its people has an account and what they chose. */
  static async for(setup: PeopleSetup, events: readonly unknown[]): Promise<Gate> {
    const gate = new Gate(setup)
    const { store, vault } = setup
    for (const event of events) {
      const person = personOf(event)
      if (person !== undefined && !gate.#subjects.has(person)) {
        const subject = vault.subject(store.site.id, person)
        gate.#subjects.set(person, subject)
        gate.#tombstones.set(subject, vault.tombstone(subject))
      }
    }
    for (const subject of await store.people.known([...gate.#subjects.values()])) {
      gate.#standings.set(subject, await standingOf(setup, { subject, gpc: false }))
    }
    return gate
  }

  #standing(event: unknown): { subject: string; standing: Standing } | undefined {
    const subject = this.#subjects.get(personOf(event) ?? '')
    const standing = subject === undefined ? undefined : this.#standings.get(subject)
    return subject === undefined || standing === undefined ? undefined : { subject, standing }
  }

  /**
   * The pseudonym of the account, so that its owner can take back what is not released yet, and what
   * shows that it was erased.
   */
  ownerOf(event: unknown): Pick<Interaction, 'person' | 'tombstone'> | undefined {
    const person = this.#subjects.get(personOf(event) ?? '')
    if (person === undefined) return undefined
    return { person, tombstone: this.#tombstones.get(person) ?? '' }
  }

  mayContribute(event: unknown, consents: boolean): boolean {
    const known = this.#standing(event)
    if (known !== undefined) return known.standing.decision.purposes.includes('contribute')
    return consents && this.#crowd.purposes.includes('contribute')
  }

  /** Puts into the profiles of a batch what their owners switched on. Returns how many entries. */
  async remember(events: readonly unknown[], sentAt: unknown): Promise<number> {
    let stored = 0
    for (const [subject, standing] of this.#standings) {
      const own = events.filter((event) => this.#standing(event)?.subject === subject)
      const things = own.flatMap((event) => this.#things(event, sentAt))
      stored += await remember(this.#setup, subject, standing, things)
    }
    return stored
  }

  /** What people with an account bought, an order each. */
  orders(events: readonly unknown[], sentAt: unknown): readonly ToldOrder[] {
    const { store, now } = this.#setup
    const orders = new Map<string, ToldOrder & { readonly items: string[] }>()
    for (const event of events) {
      const known = this.#standing(event)
      if (known === undefined) continue
      const { subject, standing } = known
      const bought = itemsOfEvent(event, store.site.settings.contributionEvents, now(), sentAt)
      for (const { basket, item, at } of bought) {
        const key = `${subject}\0${basket}`
        const order = orders.get(key) ?? { subject, items: [], at, decision: standing.decision }
        order.items.push(item)
        orders.set(key, order)
      }
    }
    return [...orders.values()]
  }

  #things(event: unknown, sentAt: unknown): readonly Remembered[] {
    const { store, now } = this.#setup
    const bought = itemsOfEvent(event, store.site.settings.contributionEvents, now(), sentAt)
    const viewed = itemsOfEvent(event, viewEvents, now(), sentAt)
    return [
      ...bought.map((one) => thingOf('account.purchases', one)),
      ...viewed.map((one) => thingOf('account.views', one)),
    ]
  }
}
