/** A product of a site's public catalogue. Nothing here is personal. */
export interface Item {
  readonly id: string
  readonly title?: string
  /** From the broadest category to the narrowest, for example ['Dairy', 'Cheese', 'Soft']. */
  readonly categories?: readonly string[]
  /** In major units of `currency`, for example 2.5. */
  readonly price?: number
  /** ISO 4217. */
  readonly currency?: string
  readonly url?: string
  readonly image?: string
  readonly tags?: readonly string[]
  /** false: never recommended. Default true. */
  readonly available?: boolean
  /** true: never recommended from personal signals and never quoted in a reason. Default false. */
  readonly sensitive?: boolean
}

/**
 * The one place where the flag is read. Which items are sensitive without it only policy knows
 * (`isSensitive`); a catalogue is marked with that before it is used.
 */
export function isMarkedSensitive({ sensitive }: Item): boolean {
  return sensitive === true
}
