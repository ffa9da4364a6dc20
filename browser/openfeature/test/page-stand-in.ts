/** The SDK as the provider uses it, over a campaign file; the real one is in smoke.test.ts. */
import type { CampaignFile, Known, Situation } from '@discreet/campaigns'
import { decideSlot } from '@discreet/campaigns'
import type { Discreet, Slot } from '@discreet/sdk'

type Level = Slot['level']

const purposesOf: Readonly<Record<Level, Situation['decision']['purposes']>> = {
  0: ['page'],
  1: ['page', 'visit', 'contribute'],
  2: ['page', 'visit', 'device', 'contribute'],
  3: ['page', 'visit', 'device', 'contribute'],
}

export class PageStandIn {
  file: CampaignFile | undefined
  level: Level = 0
  readonly told: unknown[] = []
  readonly #listeners = new Set<() => void>()
  /** Decisions, of which each waits for `holding`. */
  asked = 0
  holding: Promise<void> = Promise.resolve()

  constructor(file: Readonly<Record<string, unknown>> | undefined) {
    this.change(file)
  }

  change(file: Readonly<Record<string, unknown>> | undefined): void {
    this.file = file as CampaignFile | undefined
    for (const listener of this.#listeners) listener()
  }

  choose(level: Level): void {
    this.level = level
    for (const listener of this.#listeners) listener()
  }

  get listening(): number {
    return this.#listeners.size
  }

  async #decide(placement: string, known: Known): Promise<Slot> {
    const { file, level } = this
    if (file === undefined) throw new Error('asked for what is not there')
    const decided = decideSlot(placement, file, {
      decision: { level, purposes: purposesOf[level] },
      known,
      unit: level === 0 ? null : 'u-1',
      now: 1,
      hour: 9,
      day: 1,
      answered: {},
      muted: [],
      shown: {},
    })
    this.asked += 1
    await this.holding
    return { ...decided, level, tactic: null, sentence: '' }
  }

  /** Only what the provider asks for. */
  get discreet(): Discreet {
    const campaigns = {
      placements: async () => this.file?.placements.map(({ id }) => id),
      decide: (placement: string, context: Known = {}) => this.#decide(placement, context),
      exposed: async ({ placement }: Slot) => void this.told.push(['exposed', placement]),
      happened: async (...what: unknown[]) => void this.told.push(what),
    }
    const discreet = {
      ready: Promise.resolve(),
      choices: { get: () => ({ level: this.level }) },
      changed: (listener: () => void) => {
        this.#listeners.add(listener)
        return () => this.#listeners.delete(listener)
      },
      campaigns: async () => campaigns,
    }
    return discreet as unknown as Discreet
  }
}
