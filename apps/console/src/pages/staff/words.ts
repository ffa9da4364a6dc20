/** Training, members, approvals, and what staff did. */
import type { DangerousAction, MemberSource } from '@discreet/staff'

export interface TrainingWords {
  readonly title: string
  readonly lead: string
  readonly holds: (until: string) => string
  readonly never: string
  readonly ranOut: (on: string) => string
  readonly changed: string
  readonly askedBy: (roles: string) => string
  readonly askedByNone: string
  readonly read: string
  readonly readAgain: string
  readonly roles: string
  readonly awake: string
  readonly waits: (modules: string) => string
  readonly noRoles: string
  readonly minutes: (count: string) => string
  readonly questions: string
  readonly enough: string
  readonly send: string
  readonly passed: (right: string, of: string, until: string) => string
  readonly failed: (right: string, of: string) => string
  readonly failedHint: string
  readonly all: string
}

export interface MembersWords {
  readonly title: string
  readonly lead: string
  readonly columns: Readonly<Record<'name' | 'way' | 'roles' | 'training' | 'seen' | 'act', string>>
  readonly ways: Readonly<Record<MemberSource, string>>
  readonly you: string
  readonly noRole: string
  readonly waitsFor: (modules: string) => string
  readonly nothingMissing: string
  readonly never: string
  readonly change: string
  readonly end: string
  readonly ended: (count: string) => string
  readonly endedOn: (day: string) => string
  readonly byGroups: string
  readonly changeTitle: (name: string) => string
  readonly changed: string
  readonly endTitle: (name: string) => string
  readonly endText: string
  readonly endDone: string
  readonly rolesLabel: string
  readonly does: Readonly<
    Record<'viewer' | 'marketer' | 'developer' | 'privacy_officer' | 'administrator', string>
  >
  readonly invite: Readonly<
    Record<'title' | 'text' | 'action' | 'made' | 'off' | 'chooseRole', string>
  > & { readonly madeText: (until: string) => string }
  readonly key: Readonly<
    Record<'title' | 'text' | 'name' | 'nameHint' | 'action' | 'made' | 'madeText', string>
  >
  readonly evidence: Readonly<Record<'title' | 'text' | 'csv' | 'json', string>>
  readonly provider: Readonly<
    Record<
      | 'title'
      | 'settings'
      | 'text'
      | 'issuer'
      | 'issuerHint'
      | 'clientId'
      | 'groups'
      | 'groupsHint'
      | 'claim'
      | 'claimHint'
      | 'scopes'
      | 'scopesHint'
      | 'secret'
      | 'callback'
      | 'saved'
      | 'remove'
      | 'removeTitle'
      | 'removeText'
      | 'removed'
      | 'none'
      | 'notYet',
      string
    >
  > & { readonly shown: (day: string) => string }
}

export interface ApprovalsWords {
  readonly title: string
  readonly lead: string
  readonly actions: Readonly<Record<DangerousAction | 'relax_tactic', string>>
  readonly facts: Readonly<
    Record<
      | 'epsilonPerPeriod'
      | 'periodsPerYear'
      | 'campaignEpsilonPerYear'
      | 'trustEpsilonPerYear'
      | 'hold'
      | 'tactic'
      | 'verdict',
      string
    >
  >
  readonly verdicts: Readonly<Record<'allow' | 'ask' | 'never', string>>
  readonly states: Readonly<Record<'waiting' | 'signed' | 'done' | 'refused' | 'expired', string>>
  readonly waiting: string
  readonly waitingNone: string
  readonly waitingNoneText: string
  readonly signed: string
  readonly over: string
  readonly overNone: string
  readonly by: (name: string, when: string) => string
  readonly until: (when: string) => string
  readonly signedBy: (name: string) => string
  readonly sign: string
  readonly signTitle: string
  readonly signText: string
  readonly signDone: string
  readonly refuse: string
  readonly refuseDone: string
  readonly takeBack: string
  readonly somebodyElse: string
  readonly notYours: string
  readonly fetch: string
  readonly fetchText: string
  readonly fetched: string
  readonly nothingHeld: string
  readonly retry: string
  readonly retryText: string
  readonly columns: Readonly<Record<'what' | 'reason' | 'proposed' | 'signed' | 'state', string>>
}

export interface AuditWords {
  readonly title: string
  readonly lead: string
  readonly words: string
  readonly wordsHint: string
  readonly member: string
  readonly action: string
  readonly from: string
  readonly to: string
  readonly everything: string
  readonly none: string
  readonly noneText: string
  readonly columns: Readonly<Record<'when' | 'who' | 'what' | 'came' | 'log', string>>
  readonly withoutRole: string
  readonly outcomes: Readonly<Record<'done' | 'refused' | 'failed' | 'open', string>>
  readonly on: string
  readonly reason: string
  readonly reasonElsewhere: string
  readonly hashes: string
  readonly before: string
  readonly after: string
  readonly nothingThere: string
  readonly entries: (begun: string, ended: string) => string
  readonly export: string
  readonly exportText: string
  /** Of what is no route. */
  readonly events: Readonly<Record<string, string>>
}

export interface StaffWords {
  readonly training: TrainingWords
  readonly members: MembersWords
  readonly approvals: ApprovalsWords
  readonly audit: AuditWords
}
