/** What there is to say on the pages about rights; a missing sentence does not compile. */
import type { Locale } from '@discreet/policy'
import type { RequestState, RequestType } from '@discreet/rights'

interface Named {
  readonly name: string
  readonly line: string
}

export interface GuestTexts {
  readonly locale: Locale
  readonly language: string
  readonly languages: string
  readonly title: string
  readonly intro: string
  /** Somebody who is signed in need not come here. */
  readonly signedIn: string
  readonly groups: Readonly<Record<'see' | 'stop' | 'change' | 'complain', string>>
  readonly types: Readonly<Record<RequestType, Named>>
  readonly form: {
    readonly who: string
    readonly whoLine: string
    readonly email: string
    readonly emailHint: string
    readonly receipt: string
    readonly receiptHint: string
    readonly text: string
    readonly textHint: string
    readonly about: string
    readonly aboutHint: string
    readonly send: string
    readonly noMail: string
    readonly status: string
  }
  readonly faults: {
    readonly summary: string
    readonly type: string
    readonly email: string
    readonly receipt: string
    readonly proof: string
    readonly about: string
    readonly text: string
    readonly gone: string
    readonly unknown: string
    readonly late: string
    readonly busy: string
    readonly other: string
  }
  readonly sent: {
    readonly title: string
    readonly mailed: string
    readonly taken: string
    readonly keep: string
    readonly number: string
    readonly secret: string
    readonly asked: string
    readonly state: string
    readonly aimBy: string
    readonly answerBy: string
    readonly look: string
  }
  readonly confirm: {
    readonly title: string
    readonly line: string
    readonly notYou: string
    readonly erasure: string
    readonly show: string
    readonly zip: string
    readonly erase: string
    readonly yes: string
  }
  readonly verify: {
    readonly title: string
    readonly line: string
    readonly again: string
    readonly sent: string
  }
  readonly status: {
    readonly title: string
    readonly line: string
    readonly look: string
    readonly revoke: string
    readonly revokeLine: string
    readonly stores: string
    readonly certificate: string
    readonly denied: string
    readonly extended: string
    readonly paused: string
  }
  readonly answers: {
    readonly doneTitle: string
    readonly done: string
    readonly underway: string
    readonly receiptTitle: string
    readonly receipt: string
    readonly erasedTitle: string
    readonly erased: string
    readonly partly: string
    readonly nothingTitle: string
    /** GDPR 11(2). */
    readonly nothing: readonly string[]
    readonly recordTitle: string
    readonly record: string
    readonly back: string
  }
  readonly recordRows: {
    readonly at: string
    readonly level: string
    readonly contribute: string
    readonly yes: string
    readonly no: string
  }
  readonly states: Readonly<Record<RequestState, string>>
}
