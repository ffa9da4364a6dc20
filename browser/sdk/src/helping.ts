/** Helping the crowd: whose purchases are given, from where, and what the person can see of it. */
import type { SiteFacts } from '@discreet/policy'
import type { Account } from './account.ts'
import {
  loneContribution,
  pendingOf,
  periodsOf,
  sendDue,
  sentOf,
  stopped,
  withdrawable,
} from './contribute.ts'
import type { DeviceState } from './device-types.ts'
import type { Devices } from './devices.ts'
import type { Home, Surroundings } from './home.ts'
import type { Answer } from './http.ts'
import { Local } from './local.ts'
import { leaveCampaigns, sendReports } from './reporting.ts'
import { clockFits } from './standing.ts'
import type { Contribution, Contributions } from './types.ts'

interface Whereabouts {
  readonly around: Surroundings
  readonly facts: () => Promise<SiteFacts | undefined>
  /** Without asking. */
  readonly known: () => SiteFacts | undefined
  readonly home: () => Home
  /** What knows the catalogue. */
  readonly device: () => Promise<Pick<Devices, 'scoring'>>
  /** Of somebody who is signed in: then the account gives, and the device does not. */
  readonly account: () => Account | undefined
}

interface Lone {
  readonly contribution: Contribution
  readonly dueAt: number
  /** Of the site's period that it belongs to. */
  readonly startsAt: number
  readonly timer: ReturnType<typeof setTimeout>
  state: 'waiting' | 'tried' | 'sent'
  sentAt: number
}

export class Helping implements Contributions {
  readonly #where: Whereabouts
  /** Levels 0 and 1: of this page only. */
  readonly #lone: Lone[] = []
  readonly #orders = new Set<string>()
  /** Under which something was sent that is not released yet, by a home that is left. */
  readonly #names = new Set<string>()
  /** How often the person stopped giving. */
  #stops = 0
  #closed = false

  constructor(where: Whereabouts) {
    this.#where = where
  }

  #post(contribution: Contribution): Promise<Answer<unknown>> {
    return this.#where.around.http.ask('POST', '/v1/contributions', contribution)
  }

  /** A purchase below level 3. What a device collects it collects when it records (local.ts). */
  async bought(items: readonly string[], order: string): Promise<void> {
    const account = this.#where.account()
    if (account !== undefined) {
      await account.ask('POST', '/v1/me/events', {
        events: [{ type: 'purchase', items, id: order }],
      })
      return
    }
    const facts = await this.#where.facts()
    if (this.#closed || facts === undefined || this.#orders.has(order)) return
    if (this.#where.home().level === 2) return
    this.#orders.add(order)
    const begun = this.#stops
    const { scoring } = await this.#where.device()
    const harmless = await scoring.harmless(items)
    if (this.#closed || begun !== this.#stops) return
    const { startsAt } = facts.crowd
    // Under one name once a period, as from a device.
    if (this.#lone.some((one) => one.startsAt === startsAt)) return
    const made = loneContribution(harmless, facts)
    if (made === undefined) return
    const { contribution, delay } = made
    const send = async (): Promise<void> => {
      lone.state = 'tried'
      if (!(await this.#post(contribution)).ok) return
      lone.state = 'sent'
      lone.sentAt = Date.now()
    }
    const lone: Lone = {
      contribution,
      dueAt: Date.now() + delay,
      startsAt,
      timer: setTimeout(() => void send(), delay),
      state: 'waiting',
      sentAt: 0,
    }
    this.#lone.push(lone)
  }

  /** Level 2. */
  async sendDue(): Promise<void> {
    const facts = await this.#where.facts()
    const home = this.#where.home()
    if (facts === undefined || !(home instanceof Local) || home.level !== 2) return
    const { http } = this.#where.around
    await sendDue(home.holder, facts, Date.now(), (contribution) => this.#post(contribution))
    if (clockFits(facts, Date.now())) await sendReports(http, home.holder, Date.now())
  }

  /**
   * The home that gave is left; with `stops` nothing is given any more, and what is not released yet
   * is taken back. Waits for no answer.
   */
  async leave(home: Home, stops: boolean): Promise<void> {
    const facts = this.#where.known()
    const { http } = this.#where.around
    if (home.holder !== undefined) await leaveCampaigns(http, home.holder, stops)
    const state = home instanceof Local ? await home.state() : undefined
    const sent = state === undefined || facts === undefined ? [] : withdrawable(state, facts)
    for (const person of sent) this.#names.add(person)
    if (!stops) return
    this.#stops += 1
    for (const { contribution, startsAt, timer, state: how } of this.#lone) {
      clearTimeout(timer)
      const open = facts !== undefined && startsAt >= facts.crowd.startsAt
      if (how !== 'waiting' && open) this.#names.add(contribution.person)
    }
    this.#lone.length = 0
    for (const person of this.#names)
      void http.ask('POST', '/v1/contributions/withdraw', { person })
    this.#names.clear()
    if (home instanceof Local) {
      await home.holder.update((current) => stopped(current, sent)).catch(() => undefined)
    }
  }

  async #state(): Promise<DeviceState | undefined> {
    const home = this.#where.home()
    return home instanceof Local && home.level === 2 ? home.state() : undefined
  }

  async pending(): ReturnType<Contributions['pending']> {
    const [state, facts] = [await this.#state(), await this.#where.facts()]
    if (state !== undefined && facts !== undefined) return pendingOf(state, facts, Date.now())
    const waiting = this.#lone.find(({ state: how }) => how === 'waiting')
    return waiting === undefined
      ? null
      : { contribution: waiting.contribution, dueAt: waiting.dueAt }
  }

  async sent(): ReturnType<Contributions['sent']> {
    const state = await this.#state()
    if (state !== undefined) return sentOf(state)
    return this.#lone
      .flatMap(({ contribution, state: how, sentAt }) =>
        how === 'sent' ? { contribution, at: sentAt } : [],
      )
      .reverse()
  }

  async periods(): ReturnType<Contributions['periods']> {
    const [state, facts] = [await this.#state(), await this.#where.facts()]
    if (facts === undefined) return { used: 0, most: 0 }
    if (state !== undefined) return periodsOf(state, facts, Date.now())
    return { used: this.#lone.length, most: facts.crowd.periodsPerYear }
  }

  close(): void {
    this.#closed = true
    for (const { timer } of this.#lone) clearTimeout(timer)
  }
}
