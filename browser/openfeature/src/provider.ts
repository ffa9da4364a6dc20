/**
 * OpenFeature in a page: a flag key is the id of a placement, its value that of a `value` content. All
 * placements are decided when the provider starts, when the context changes, and after anything that
 * may change what is shown; a flag is then answered at once, and answering it counts nothing.
 */
import type { Flag, FlagType, RuleField, SlotDecision } from '@discreet/campaigns'
import { carriedBy, carriedFields, flagOf } from '@discreet/campaigns'
import type { Discreet, Slot } from '@discreet/sdk'
import type {
  EvaluationContext,
  JsonValue,
  Provider,
  ResolutionDetails,
  TrackingEventDetails,
} from '@openfeature/web-sdk'
import {
  FlagNotFoundError,
  GeneralError,
  OpenFeatureEventEmitter,
  ProviderEvents,
  ProviderFatalError,
  ProviderNotReadyError,
  TypeMismatchError,
} from '@openfeature/web-sdk'

export interface DiscreetWebProviderOptions {
  /**
   * Attributes of the context that stand for a field of rules under another name:
   * `{ country: 'given.place' }`. Only fields that a request carries.
   */
  readonly attributes?: Readonly<Record<string, RuleField>>
}

type Campaigns = Awaited<ReturnType<Discreet['campaigns']>>
type Slots = ReadonlyMap<string, Slot>

export class DiscreetWebProvider implements Provider {
  readonly metadata = { name: 'discreet' } as const
  readonly runsOn = 'client'
  readonly events: OpenFeatureEventEmitter = new OpenFeatureEventEmitter()
  readonly #discreet: Discreet
  readonly #attributes: Readonly<Record<string, RuleField>>
  #slots: Slots | undefined
  #context: EvaluationContext = {}
  /** Of the deciding that was begun last; an older one is not used. */
  #turn = 0
  /** It was said that what is there may be out of date. */
  #stale = false
  #stop: () => void = () => undefined

  constructor(discreet: Discreet, { attributes = {} }: DiscreetWebProviderOptions = {}) {
    this.#discreet = discreet
    this.#attributes = attributes
  }

  /** Rejects with PROVIDER_FATAL where `attributes` name what no request carries. */
  async initialize(context: EvaluationContext = {}): Promise<void> {
    const wrong = Object.entries(this.#attributes).find(
      ([, field]) => !carriedFields.includes(field),
    )
    if (wrong !== undefined) {
      throw new ProviderFatalError(`${wrong[0]} stands for ${wrong[1]}, which no request carries`)
    }
    this.#context = context
    this.#stop()
    this.#stop = this.#discreet.changed(() => void this.#again())
    await this.#decideOrThrow()
  }

  async onContextChange(_old: EvaluationContext, context: EvaluationContext): Promise<void> {
    this.#context = context
    await this.#decideOrThrow()
  }

  async onClose(): Promise<void> {
    this.#stop()
    this.#turn += 1
    this.#slots = undefined
  }

  resolveBooleanEvaluation(key: string, byDefault: boolean): ResolutionDetails<boolean> {
    return this.#resolve('boolean', key, byDefault)
  }

  resolveStringEvaluation(key: string, byDefault: string): ResolutionDetails<string> {
    return this.#resolve('string', key, byDefault)
  }

  resolveNumberEvaluation(key: string, byDefault: number): ResolutionDetails<number> {
    return this.#resolve('number', key, byDefault)
  }

  resolveObjectEvaluation<T extends JsonValue>(key: string, byDefault: T): ResolutionDetails<T> {
    return this.#resolve('object', key, byDefault)
  }

  /**
   * `exposed`: what `details.flag` decides is rendered now; the person takes part in its campaign. Any
   * other name is a step of the campaign of that flag, or of `details.campaign`; `details.value` is an
   * amount. Where it goes is what the person's level says; at level 0 nowhere.
   */
  track(name: string, _context: EvaluationContext, details: TrackingEventDetails = {}): void {
    const { flag, campaign, value } = details
    const slot = typeof flag === 'string' ? this.#slots?.get(flag) : undefined
    const named = typeof campaign === 'string' ? campaign : slot?.campaign
    if (name === 'exposed') this.#exposed(slot)
    else if (name !== '' && typeof named === 'string') {
      this.#tell((campaigns) => campaigns.happened(named, name, value))
    }
  }

  /** What the flag decides is rendered now. */
  exposed(flag: string): void {
    this.#exposed(this.#slots?.get(flag))
  }

  #exposed(slot: Slot | undefined): void {
    if (slot === undefined || this.#isOfHigherLevel(slot)) return
    this.#tell((campaigns) => campaigns.exposed(slot))
  }

  /** What cannot be told now is not counted; the page goes on. */
  #tell(what: (campaigns: Campaigns) => Promise<void>): void {
    this.#discreet
      .campaigns()
      .then(what)
      .catch(() => undefined)
  }

  #isOfHigherLevel({ level }: Slot): boolean {
    return level > this.#discreet.choices.get().level
  }

  #resolve<T extends JsonValue>(type: FlagType, key: string, byDefault: T): ResolutionDetails<T> {
    if (this.#slots === undefined) throw new ProviderNotReadyError('nothing is decided yet')
    const slot = this.#slots.get(key)
    if (slot === undefined) {
      throw new FlagNotFoundError(`flag ${key} not found: the site has no placement of this name`)
    }
    // What a higher level allowed is not used for the moment until it is decided again.
    if (this.#isOfHigherLevel(slot)) throw new ProviderNotReadyError('the level was lowered')
    return detailsOf(flagOf(slot, type), byDefault)
  }

  /** Whether the slots are those of now. */
  async #decide(): Promise<{ readonly known: boolean; readonly changed: readonly string[] }> {
    this.#turn += 1
    const turn = this.#turn
    await this.#discreet.ready
    const campaigns = await this.#discreet.campaigns().catch(() => undefined)
    const placements = await campaigns?.placements()
    if (campaigns === undefined || placements === undefined) return { known: false, changed: [] }
    const context = carriedBy(this.#context, this.#attributes)
    const slots = await Promise.all(placements.map((id) => campaigns.decide(id, context)))
    if (turn !== this.#turn) return { known: true, changed: [] }
    const before = this.#slots
    this.#slots = new Map(slots.map((slot) => [slot.placement, slot]))
    return { known: true, changed: changedBetween(before, this.#slots) }
  }

  async #decideOrThrow(): Promise<void> {
    const { known } = await this.#decide()
    if (!known) throw new GeneralError('the campaigns of the site cannot be had now')
    this.#stale = false
  }

  async #again(): Promise<void> {
    const were = this.#slots
    const { known, changed } = await this.#decide()
    if (!known) {
      if (!this.#stale && were !== undefined) this.events.emit(ProviderEvents.Stale)
      this.#stale = true
      return
    }
    if (were === undefined || this.#stale) this.events.emit(ProviderEvents.Ready)
    this.#stale = false
    if (were !== undefined && changed.length > 0) {
      this.events.emit(ProviderEvents.ConfigurationChanged, { flagsChanged: [...changed] })
    }
  }
}

function changedBetween(before: Slots | undefined, after: Slots): readonly string[] {
  const said = (slot: SlotDecision | undefined): string =>
    JSON.stringify([slot?.variant, slot?.content, slot?.campaign, slot?.arm])
  const all = new Set([...(before?.keys() ?? []), ...after.keys()])
  return [...all].filter((id) => said(before?.get(id)) !== said(after.get(id)))
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
