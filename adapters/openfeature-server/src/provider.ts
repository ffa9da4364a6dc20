/**
 * OpenFeature on a server: a flag key is the id of a placement, its value that of a `value` content.
 * Campaigns are read once and again on an interval; decisions of level 0 are made in this process and
 * ask nobody. Only with a token of somebody at level 3 Discreet is asked, for that person.
 */
import type { CampaignFile, Flag, FlagType, RuleField, SlotDecision } from '@discreet/campaigns'
import { carriedFields, decideSlot, flagOf } from '@discreet/campaigns'
import type {
  EvaluationContext,
  JsonValue,
  Logger,
  Provider,
  ResolutionDetails,
  TrackingEventDetails,
} from '@openfeature/server-sdk'
import {
  FlagNotFoundError,
  GeneralError,
  OpenFeatureEventEmitter,
  ProviderEvents,
  ProviderFatalError,
  ProviderNotReadyError,
  TypeMismatchError,
} from '@openfeature/server-sdk'
import { changedFlags } from './changed-flags.ts'
import { knownFrom, situationOfNobody, somebodyIn } from './context.ts'
import { DiscreetServer } from './discreet-server.ts'
import type { DiscreetProviderOptions } from './options.ts'

type Details<T> = Promise<ResolutionDetails<T>>

export class DiscreetProvider implements Provider {
  readonly metadata = { name: 'discreet' } as const
  readonly runsOn = 'server'
  readonly events: OpenFeatureEventEmitter = new OpenFeatureEventEmitter()
  readonly #options: DiscreetProviderOptions
  readonly #attributes: Readonly<Record<string, RuleField>>
  readonly #now: () => number
  #server: DiscreetServer | undefined
  #file: CampaignFile | undefined
  #timer: NodeJS.Timeout | undefined
  /** The last time of asking brought nothing. */
  #behind = false

  constructor(options: DiscreetProviderOptions) {
    this.#options = options
    this.#attributes = options.attributes ?? {}
    this.#now = options.now ?? Date.now
  }

  /**
   * Rejects with PROVIDER_FATAL where asking again will not help, and where `attributes` name what no
   * request carries; otherwise it is asked again.
   */
  async initialize(): Promise<void> {
    const wrong = Object.entries(this.#attributes).find(
      ([, field]) => !carriedFields.includes(field),
    )
    if (wrong !== undefined) {
      throw new ProviderFatalError(`${wrong[0]} stands for ${wrong[1]}, which no request carries`)
    }
    const server = new DiscreetServer(this.#options)
    this.#server = server
    const loaded = await server.load()
    if (!loaded.ok && loaded.fatal) throw new ProviderFatalError(loaded.problem)
    this.#askAgain(server)
    if (loaded.ok) this.#file = loaded.file
    else {
      this.#behind = true
      throw new GeneralError(loaded.problem)
    }
  }

  async onClose(): Promise<void> {
    clearTimeout(this.#timer)
    this.#server?.close()
    this.#server = undefined
    this.#file = undefined
  }

  resolveBooleanEvaluation(
    key: string,
    byDefault: boolean,
    context: EvaluationContext,
    logger: Logger,
  ): Details<boolean> {
    return this.#resolve('boolean', key, byDefault, context, logger)
  }

  resolveStringEvaluation(
    key: string,
    byDefault: string,
    context: EvaluationContext,
    logger: Logger,
  ): Details<string> {
    return this.#resolve('string', key, byDefault, context, logger)
  }

  resolveNumberEvaluation(
    key: string,
    byDefault: number,
    context: EvaluationContext,
    logger: Logger,
  ): Details<number> {
    return this.#resolve('number', key, byDefault, context, logger)
  }

  resolveObjectEvaluation<T extends JsonValue>(
    key: string,
    byDefault: T,
    context: EvaluationContext,
    logger: Logger,
  ): Details<T> {
    return this.#resolve('object', key, byDefault, context, logger)
  }

  /**
   * A step of the campaign in `details.campaign`, for somebody with a token: `exposed` says that it was
   * rendered, any other name is the name of a step; `details.value` is an amount. For anybody else
   * nothing is sent: nobody is counted at level 0.
   */
  track(name: string, context: EvaluationContext, details?: TrackingEventDetails): void {
    const somebody = somebodyIn(context)
    const { campaign, value } = details ?? {}
    if (somebody === undefined || typeof campaign !== 'string' || name === '') return
    const step = name === 'exposed' ? {} : { step: name }
    const amount = value === undefined ? {} : { amount: value }
    const known = knownFrom(context, this.#attributes, this.#now())
    void this.#server?.happened(somebody, [{ campaign, ...step, ...amount }], known)
  }

  async #resolve<T extends JsonValue>(
    type: FlagType,
    key: string,
    byDefault: T,
    context: EvaluationContext,
    logger: Logger,
  ): Details<T> {
    const file = this.#file
    if (file === undefined) throw new ProviderNotReadyError('the campaign file is not here yet')
    if (!file.placements.some(({ id }) => id === key)) {
      throw new FlagNotFoundError(`flag ${key} not found: the site has no placement of this name`)
    }
    const flag = flagOf(await this.#decide(file, key, context, logger), type)
    return detailsOf(flag, byDefault)
  }

  async #decide(
    file: CampaignFile,
    placement: string,
    context: EvaluationContext,
    logger: Logger,
  ): Promise<SlotDecision> {
    const now = this.#now()
    const known = knownFrom(context, this.#attributes, now)
    const somebody = somebodyIn(context)
    if (somebody !== undefined) {
      const theirs = await this.#server?.decide(somebody, placement, known)
      if (theirs !== undefined) return theirs
      logger.warn(`discreet: ${placement} is decided as for nobody; the server did not answer`)
    }
    return decideSlot(placement, file, situationOfNobody(known, now))
  }

  #askAgain(server: DiscreetServer): void {
    const { refreshMilliseconds = 60_000 } = this.#options
    this.#timer = setTimeout(() => void this.#refresh(server), refreshMilliseconds)
    this.#timer.unref()
  }

  async #refresh(server: DiscreetServer): Promise<void> {
    const loaded = await server.load()
    if (server !== this.#server) return
    this.#askAgain(server)
    if (!loaded.ok) {
      const first = !this.#behind
      this.#behind = true
      if (first) this.events.emit(ProviderEvents.Stale, { message: loaded.problem })
      return
    }
    const before = this.#file
    this.#file = loaded.file
    if (this.#behind) this.events.emit(ProviderEvents.Ready)
    this.#behind = false
    const flagsChanged = before === undefined ? [] : changedFlags(before, loaded.file)
    if (flagsChanged.length > 0) {
      this.events.emit(ProviderEvents.ConfigurationChanged, { flagsChanged })
    }
  }
}

function detailsOf<T extends JsonValue>(flag: Flag, byDefault: T): ResolutionDetails<T> {
  if (!flag.ok) throw new TypeMismatchError(flag.problem)
  const { value, variant, reason, metadata } = flag
  return {
    // `flagOf` gives nothing but values of the type that was asked for.
    value: value === undefined ? byDefault : (value as T),
    ...(variant === undefined ? {} : { variant }),
    reason,
    flagMetadata: { ...metadata },
  }
}
