/**
 * `Jobs` on pg-boss: the queue is in the database beside what its jobs are about. pg-boss keeps, hands
 * out, repeats and archives jobs; the loop around it is ours, because its own worker does not wait for a
 * job to be noted as done, so that a database that goes away in that moment would end the process, and
 * because it gives a job that takes long to a second worker.
 *
 * Guarantees: a job is with one worker at a time, as long as a worker that was stopped for longer than
 * `expireSeconds` (a laptop that slept) does not wake up in the middle of it; a job whose worker died is
 * taken up again within one and a half `expireSeconds`, two `retrySeconds` and a poll (54 seconds); a
 * job can be done twice, one after the other.
 */
import { createHash, randomUUID } from 'node:crypto'
import type { Jobs } from '@discreet/engine'
import { DiscreetError } from '@discreet/protocol'
import type PgBoss from 'pg-boss'
import type { Cron } from './cron.ts'
import { lastTime, parseCron } from './cron.ts'

/** SQL on the database that the store is in, as its owner. */
export interface SqlRunner {
  /** Without values: several statements at once; the rows of all of them. */
  executeSql(
    text: string,
    values?: unknown[],
  ): Promise<{ rows: Readonly<Record<string, unknown>>[] }>
}

export interface JobOptions {
  /** How often to look for jobs of other processes. Default 5 seconds. */
  readonly pollSeconds?: number
  /** After this, a worker that gives no sign of life is taken for dead. Default 30 seconds. */
  readonly expireSeconds?: number
  /** Before the first repetition; doubles each time. Default 2 seconds. */
  readonly retrySeconds?: number
  /** Default 8. */
  readonly retries?: number
  /** Epoch milliseconds; default: the clock. For schedules only. */
  readonly now?: () => number
  /** Told the name of what failed; never with personal data. The queue goes on. */
  readonly onTrouble?: (what: string) => void
}

type Data = Readonly<Record<string, string>>
type Handle = (data: Data) => Promise<void>

const hourMilliseconds = 3_600_000
const dayMilliseconds = 24 * hourMilliseconds
/** A nightly job that nobody was there for is made up for. */
const catchUpMilliseconds = dayMilliseconds
/** For as long as a scheduled job is known to have been done; longer than `catchUpMilliseconds`. */
const archiveSeconds = 2 * 86_400
const stopMilliseconds = 10_000
/** In the time after which a worker is taken for dead. */
const signsOfLife = 6

/** The same at every server, so that each time of a schedule is one job. */
function scheduledId(queue: string, at: number): string {
  const hex = createHash('sha256').update(`${queue}\0${at}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** Without what the error says: that can name somebody, and would be kept. */
function nameOf(error: unknown): string {
  if (error instanceof DiscreetError) return error.code
  return error instanceof Error ? error.name : 'unknown'
}

/** SQLSTATE 23505, 42P06, 42P07, 40P01: another server makes the very same at this moment. */
const madeElsewhere = ['23505', '42P06', '42P07', '40P01']
const mostTries = 20
const betweenTries = 100

/** Tables of the queue: of several servers that begin at once one makes them, and the others find them. */
async function besideOthers(make: () => Promise<unknown>): Promise<void> {
  for (let k = 1; ; k += 1) {
    try {
      await make()
      return
    } catch (error) {
      const { code } = error as { code?: unknown }
      if (k >= mostTries || !madeElsewhere.includes(String(code))) throw error
      await new Promise((resolve) => setTimeout(resolve, betweenTries * Math.random()))
    }
  }
}

interface Queue {
  readonly handle: Handle
  /** While it is worked off. */
  running: Promise<void> | undefined
  /** Something came in since it was last looked at. */
  again: boolean
}

interface Schedule {
  readonly cron: Cron
  /** Up to then, epoch milliseconds, its times are jobs. */
  until: number
}

class PgBossJobs implements Jobs {
  readonly #boss: PgBoss
  readonly #sql: SqlRunner
  readonly #options: Required<JobOptions>
  readonly #queues = new Map<string, Queue>()
  readonly #made = new Map<string, Promise<void>>()
  readonly #schedules = new Map<string, Schedule>()
  /** Jobs that are being done here, with their queues. */
  readonly #active = new Map<string, string>()
  readonly #timers: readonly NodeJS.Timeout[]
  #tending = false
  #polling = false
  #stopped = false
  #expiredAt = 0
  #maintainedAt = 0

  /** `known`: queues that are there already. */
  constructor(
    boss: PgBoss,
    sql: SqlRunner,
    options: Required<JobOptions>,
    known: readonly string[],
  ) {
    this.#boss = boss
    this.#sql = sql
    this.#options = options
    for (const name of known) this.#made.set(name, Promise.resolve())
    this.#timers = [
      setInterval(() => void this.#tend(), (options.expireSeconds * 1000) / signsOfLife),
      setInterval(() => void this.#poll(), options.pollSeconds * 1000),
    ]
    for (const timer of this.#timers) timer.unref()
  }

  async enqueue(queue: string, data: Data, key: string = randomUUID()): Promise<void> {
    await this.#send(queue, data, { singletonKey: key })
    this.#wake(queue)
  }

  async work(queue: string, handle: Handle): Promise<void> {
    await this.#make(queue)
    this.#queues.set(queue, { handle, running: undefined, again: false })
    this.#wake(queue)
  }

  async schedule(queue: string, cron: string): Promise<void> {
    const parsed = parseCron(cron)
    await this.#make(queue)
    this.#schedules.set(queue, { cron: parsed, until: this.#options.now() - catchUpMilliseconds })
  }

  async stop(): Promise<void> {
    this.#stopped = true
    for (const timer of this.#timers) clearInterval(timer)
    const running = [...this.#queues.values()].map((queue) => queue.running ?? Promise.resolve())
    let timer: NodeJS.Timeout | undefined
    const tooLong = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, stopMilliseconds)
    })
    await Promise.race([Promise.all(running), tooLong])
    clearTimeout(timer)
    await this.#boss.stop({ graceful: false, close: false })
  }

  /** Of two with one key that wait, the second is not kept (policy `short`). */
  #make(queue: string): Promise<void> {
    const made =
      this.#made.get(queue) ??
      besideOthers(() => this.#boss.createQueue(queue, { name: queue, policy: 'short' }))
    this.#made.set(queue, made)
    made.catch(() => this.#made.delete(queue))
    return made
  }

  async #send(queue: string, data: Data, more: PgBoss.SendOptions): Promise<void> {
    await this.#make(queue)
    const { expireSeconds, retrySeconds, retries } = this.#options
    await this.#boss.send(queue, data, {
      expireInSeconds: expireSeconds,
      retryDelay: retrySeconds,
      retryLimit: retries,
      retryBackoff: true,
      ...more,
    })
  }

  #wake(name: string): void {
    const queue = this.#queues.get(name)
    if (queue === undefined || this.#stopped) return
    queue.again = true
    queue.running ??= this.#drain(name, queue)
      .catch((error: unknown) => {
        queue.again = false
        this.#options.onTrouble(`queue ${name}: ${nameOf(error)}`)
      })
      .finally(() => {
        queue.running = undefined
        if (queue.again) this.#wake(name)
      })
  }

  async #drain(name: string, queue: Queue): Promise<void> {
    while (queue.again && !this.#stopped) {
      queue.again = false
      const [job] = await this.#boss.fetch<Data>(name)
      if (job === undefined) continue
      queue.again = true
      await this.#run(name, queue.handle, job)
    }
  }

  async #run(name: string, handle: Handle, { id, data }: PgBoss.Job<Data>): Promise<void> {
    this.#active.set(id, name)
    try {
      await handle(data)
      await this.#boss.complete(name, id)
    } catch (error) {
      const trouble = nameOf(error)
      this.#options.onTrouble(`job of ${name}: ${trouble}`)
      await this.#boss.fail(name, id, { trouble })
    } finally {
      this.#active.delete(id)
    }
  }

  /** Signs of life of what is done here come first, so that nobody is taken for dead who is only slow. */
  async #tend(): Promise<void> {
    if (this.#tending || this.#stopped) return
    this.#tending = true
    try {
      for (const [id, name] of this.#active) {
        await this.#sql.executeSql(
          "UPDATE pgboss.job SET started_on = now() WHERE name = $1 AND id = $2 AND state = 'active'",
          [name, id],
        )
      }
      const now = performance.now()
      if (now - this.#expiredAt >= (this.#options.expireSeconds * 1000) / 2) {
        this.#expiredAt = now
        await this.#boss.expire()
      }
      if (now - this.#maintainedAt >= hourMilliseconds) {
        this.#maintainedAt = now
        await this.#boss.maintain()
      }
    } catch (error) {
      this.#options.onTrouble(`queues: ${nameOf(error)}`)
    } finally {
      this.#tending = false
    }
  }

  async #poll(): Promise<void> {
    if (this.#polling || this.#stopped) return
    this.#polling = true
    try {
      await this.#sendScheduled()
      const { rows } = await this.#sql.executeSql(
        "SELECT DISTINCT name FROM pgboss.job WHERE state < 'active' AND start_after < now()",
      )
      for (const { name } of rows) this.#wake(String(name))
    } catch (error) {
      this.#options.onTrouble(`queues: ${nameOf(error)}`)
    } finally {
      this.#polling = false
    }
  }

  async #sendScheduled(): Promise<void> {
    const now = this.#options.now()
    for (const [queue, schedule] of this.#schedules) {
      const at = lastTime(schedule.cron, schedule.until, now)
      if (at !== undefined) {
        await this.#send(queue, {}, { id: scheduledId(queue, at), singletonKey: 'schedule' })
      }
      schedule.until = now
    }
  }
}

/**
 * Makes the schema `pgboss` where it is missing. Nothing is polled, done or sent by schedule before the
 * first `pollSeconds` are over, except what is enqueued here.
 */
export async function openJobs(sql: SqlRunner, options: JobOptions = {}): Promise<Jobs> {
  // Only who has jobs waits for it to load.
  const { default: Boss } = await import('pg-boss')
  const onTrouble = options.onTrouble ?? (() => undefined)
  const boss = new Boss({
    db: { executeSql: (text, values: unknown[] = []) => sql.executeSql(text, values) },
    supervise: false,
    schedule: false,
    archiveCompletedAfterSeconds: archiveSeconds,
    deleteAfterDays: 1,
  })
  boss.on('error', (error) => onTrouble(`queues: ${nameOf(error)}`))
  await besideOthers(() => boss.start())
  const known = (await boss.getQueues()).map(({ name }) => name)
  const chosen = {
    pollSeconds: 5,
    expireSeconds: 30,
    retrySeconds: 2,
    retries: 8,
    now: () => Date.now(),
    ...options,
    onTrouble,
  }
  return new PgBossJobs(boss, sql, chosen, known)
}
