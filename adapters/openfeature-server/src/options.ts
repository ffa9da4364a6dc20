import type { RuleField } from '@discreet/campaigns'

export interface DiscreetProviderOptions {
  /** Where Discreet answers, without a path. */
  readonly endpoint: string
  readonly site: string
  /** Default: the platform's. */
  readonly fetch?: typeof globalThis.fetch
  /** How often the campaign file is asked for again. Default: 60 000. */
  readonly refreshMilliseconds?: number
  /**
   * Attributes of evaluation contexts that stand for a field of rules under another name:
   * `{ country: 'given.place' }`. Only fields that a request carries.
   */
  readonly attributes?: Readonly<Record<string, RuleField>>
  /** Epoch milliseconds. Default: the clock of the machine. */
  readonly now?: () => number
}
