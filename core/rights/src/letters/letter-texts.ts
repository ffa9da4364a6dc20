/**
 * Every letter to people and to an authority, once per language; a missing one does not compile. To
 * people: plain words, short sentences, which a test measures.
 */
import type { Locale } from '@discreet/policy'
import type { DenialReason, RequestType } from '../request.ts'

/** Filled in; dates are ISO 8601 days. */
export interface RequestWords {
  readonly site: string
  readonly contact: string
  readonly authority: string
  readonly asked: string
  /** Of the request. */
  readonly number: string
  readonly received: string
  readonly aimBy: string
  readonly answerBy: string
}

interface PeopleWords {
  readonly site: string
  readonly contact: string
  readonly detected: string
  readonly nature: string
  /** Names of what was taken. */
  readonly data: string
  readonly consequences: string
  readonly measures: string
}

type Lines<Words> = (words: Words) => readonly string[]

interface LetterText<Words> {
  readonly subject: (site: string) => string
  readonly lines: Lines<Words>
}

/** GDPR 33(3) a to d, and what 33(1) and (4) add. */
export type AuthorityRow =
  | 'controller'
  | 'contact'
  | 'officer'
  | 'number'
  | 'detected'
  | 'deadline'
  | 'delay'
  | 'nature'
  | 'categories'
  | 'people'
  | 'data'
  | 'records'
  | 'consequences'
  | 'measures'
  | 'peopleTold'
  | 'part'

export interface LetterTexts {
  readonly locale: Locale
  /** What was asked for, after a colon. */
  readonly asked: Readonly<Record<RequestType, string>>
  readonly denialReasons: Readonly<Record<DenialReason, string>>
  readonly acknowledgement: LetterText<RequestWords>
  readonly extension: LetterText<RequestWords & { readonly reason: string }>
  readonly pause: LetterText<RequestWords & { readonly reason: string }>
  readonly denial: LetterText<
    RequestWords & { readonly because: string; readonly explanation: string }
  >
  readonly nothingHeld: LetterText<RequestWords>
  readonly verification: LetterText<
    RequestWords & { readonly link: string; readonly minutes: number }
  >
  readonly answer: LetterText<RequestWords & { readonly text: string }>
  readonly people: LetterText<PeopleWords>
  /** Under each of them: how to object (GDPR 21(4)). `off`: name of level 0. */
  readonly foot: (contact: string, off: string) => string
  readonly authority: {
    readonly subject: (controller: string) => string
    readonly rows: Readonly<Record<AuthorityRow, string>>
    /** In the place of what the law asks for and nobody has said. */
    readonly missing: string
    /** In the place of what is asked for where possible. */
    readonly unknown: string
    readonly told: string
    readonly willBeTold: string
    /** GDPR 34(3)(a), 34(1). */
    readonly notTold: (unreadable: boolean) => string
    readonly first: string
    readonly further: (part: number) => string
  }
  /** On every letter of a rehearsal. */
  readonly drill: string
  readonly drillSubject: string
}
