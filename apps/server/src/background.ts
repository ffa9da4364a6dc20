/**
 * What goes on while nobody asks: what is due leaves the outbox, erasures that were cut short go on,
 * what is beyond its date goes, cohorts of campaigns are released, how people choose is counted, and free
 * space of the database is cleaned.
 */
import { pooledRandomWords } from '@discreet/crypto-node'
import type { RightsSetup, Store } from '@discreet/engine'
import {
  applyTombstones,
  deliverDue,
  eraseFor,
  releaseDue,
  releaseTrust,
  resumeErasures,
  runRetention,
} from '@discreet/engine'
import { DiscreetError } from '@discreet/protocol'
import { courierOf } from './courier.ts'
import type { RightsOptions } from './rights-options.ts'
import { rightsSetup } from './rights-options.ts'

export interface BackgroundOptions extends RightsOptions {
  readonly store: Store
  /** Told how many cohorts of campaigns were released. */
  readonly onCohorts?: (count: number) => void
}

type Data = Readonly<Record<string, string>>

const hourMilliseconds = 3_600_000
const hoursPerDay = 24

/** Cron in UTC. By night there is time for what reads every account. */
const schedules: Readonly<Record<string, string>> = {
  outbox: '*/5 * * * *',
  erasure: '*/5 * * * *',
  retention: '20 3 * * *',
  scrub: '50 3 * * *',
  campaigns: '10 * * * *',
}

class Background {
  readonly #options: BackgroundOptions
  readonly #random = pooledRandomWords()

  constructor(options: BackgroundOptions) {
    this.#options = options
  }

  /** Opened anew each time, because settings change. */
  async *#setups({ site }: Data): AsyncIterable<RightsSetup> {
    const { store } = this.#options
    for (const { id } of await store.sites()) {
      if (site === undefined || site === id) yield rightsSetup(this.#options, await store.open(id))
    }
  }

  /** Rejects when there is somebody whom a backup brought back and who cannot be erased again. */
  async makeReady(): Promise<void> {
    for await (const setup of this.#setups({})) {
      await applyTombstones(setup)
      await resumeErasures(setup)
    }
  }

  async deliver(data: Data): Promise<void> {
    const courier = courierOf(this.#options)
    for await (const setup of this.#setups(data)) await deliverDue(setup, courier)
  }

  async erase(data: Data): Promise<void> {
    const { request } = data
    for await (const setup of this.#setups(data)) {
      if (request === undefined) {
        await resumeErasures(setup)
        continue
      }
      const erased = await eraseFor(setup, request)
      if (!erased.ok && erased.code === 'store_unavailable') {
        throw new DiscreetError(erased.code, erased.reason, erased.details)
      }
    }
  }

  async retain(data: Data): Promise<void> {
    for await (const setup of this.#setups(data)) {
      await runRetention(setup, { dryRun: false })
      await setup.store.staff.forgetStale(setup.now())
    }
  }

  /**
   * Cohorts whose window is over are noised with true randomness, once; guards are looked at. Then how
   * people choose, when a period is over.
   */
  async count(data: Data): Promise<void> {
    const { now, onCohorts } = this.#options
    for await (const { store } of this.#setups(data)) {
      const { released } = await releaseDue(store, this.#random, now())
      onCohorts?.(released.length)
      await releaseTrust(store, this.#random, now())
    }
  }

  /** Sites share the tables. */
  async scrub(): Promise<void> {
    for await (const { store } of this.#setups({})) {
      await store.rights.erasure.scrub()
      return
    }
  }
}

type Stop = () => void

/** Without a queue: every hour in this process, so that nothing that is due is forgotten. */
function everyHour(background: Background, onTrouble: (what: string) => void): Stop {
  let hours = 0
  const look = async (): Promise<void> => {
    hours += 1
    await background.erase({})
    await background.deliver({})
    if (hours % hoursPerDay === 0) {
      await background.retain({})
      await background.scrub()
    }
    await background.count({})
  }
  const timer = setInterval(() => {
    look().catch((error: unknown) => onTrouble((error as Error).name))
  }, hourMilliseconds)
  timer.unref()
  return () => clearInterval(timer)
}

/**
 * Before the server listens: holds every site against the list of who was erased, and ends what was cut
 * short. Rejects when that cannot be done; nobody must be served then. Afterwards the queues are worked
 * off until the returned function is called, or `jobs` is stopped. `onTrouble`: names nobody.
 */
export async function startBackground(
  options: BackgroundOptions,
  onTrouble: (what: string) => void,
): Promise<Stop> {
  const background = new Background(options)
  await background.makeReady()
  const { jobs } = options
  if (jobs === undefined) return everyHour(background, onTrouble)
  await jobs.work('outbox', (data) => background.deliver(data))
  await jobs.work('erasure', (data) => background.erase(data))
  await jobs.work('retention', (data) => background.retain(data))
  await jobs.work('scrub', () => background.scrub())
  await jobs.work('campaigns', (data) => background.count(data))
  for (const [queue, cron] of Object.entries(schedules)) await jobs.schedule(queue, cron)
  return () => undefined
}
