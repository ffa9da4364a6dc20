/** What is shown in a slot. Texts are for people and shown as text, never as HTML. */
import type { RecommendRequest } from '@discreet/protocol'
import type { Rule } from './rule.ts'

/** By language (BCP 47, the first part); 'en' is there. */
export type Words = Readonly<Record<string, string>> & { readonly en: string }

export interface Banner {
  readonly kind: 'banner'
  readonly title: Words
  readonly text?: Words
  readonly link?: { readonly href: string; readonly label: Words }
  /** Address of a picture of the shop itself: a path, or https. */
  readonly image?: string
}

/** A list of recommendations, arranged by the placement's settings. */
export interface Shelf {
  readonly kind: 'shelf'
  readonly title?: Words
  readonly list: RecommendRequest['placement']
}

/** For code of the shop, and for OpenFeature. */
export interface Value {
  readonly kind: 'value'
  readonly value: Json
}

export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [name: string]: Json }

export type Content = Banner | Shelf | Value | { readonly kind: 'nothing' }

/**
 * The first whose rule holds is shown. The last has no rule: the version of level 0, which everybody
 * may see.
 */
export interface ContentVariant {
  readonly id: string
  readonly when?: Rule
  readonly content: Content
}
