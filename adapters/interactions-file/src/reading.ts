/** What a reader yields for every record of a file, good or not. Values of bad records are not kept. */
import type { Interaction } from '@discreet/engine'

export type SkipCode =
  | 'cancelled'
  | 'date_invalid'
  | 'id_invalid'
  | 'item_missing'
  | 'line_invalid'
  | 'person_missing'
  | 'quantity_not_positive'

export interface Skip {
  readonly line: number
  readonly code: SkipCode
  /** The column, and what was expected in it. */
  readonly field: string
  readonly expected: string
}

/** What the file says of an item beside its id. */
export interface ItemFacts {
  readonly title?: string
  readonly price?: number
  readonly category?: string
}

export type Reading =
  | {
      readonly ok: true
      readonly line: number
      readonly interaction: Interaction
      readonly facts: ItemFacts
    }
  | { readonly ok: false; readonly skip: Skip }

/** Names of the file's columns for each of our fields. */
export interface Columns {
  readonly person?: string
  readonly item: string
  readonly time?: string
  readonly basket?: string
  readonly quantity?: string
  readonly title?: string
  readonly price?: string
  readonly category?: string
}

/** Amazon Personalize's interactions. */
export const personalizeColumns: Columns = { person: 'USER_ID', item: 'ITEM_ID', time: 'TIMESTAMP' }
