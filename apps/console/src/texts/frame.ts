/** What stands around every page, and what pages have in common. */

export interface FrameWords {
  readonly title: string
  readonly skip: string
  readonly menu: string
  readonly language: string
  readonly signOut: string
  readonly signedInAs: string
  readonly waiting: string
  readonly again: string
  readonly refused: string
  readonly expected: string
  readonly unreachable: string
  readonly cancel: string
  readonly save: string
  readonly close: string
  readonly reason: string
  readonly asTable: string
  /** After a chart's title, for whoever does not see it. */
  readonly chartTable: string
  readonly nothing: string
  readonly yes: string
  readonly no: string
  readonly download: string
  readonly search: string
  readonly more: string
  readonly copied: string
  readonly copy: string
  /** A page that is not there, or not for one's roles. */
  readonly lost: string
  readonly notYours: string
  /** Roles that wait for training. */
  readonly asleep: string
  readonly toTraining: string
  readonly demo: string
  readonly areas: Readonly<
    Record<'trust' | 'privacy' | 'marketing' | 'developers' | 'people' | 'staff' | 'you', string>
  >
  readonly pages: Readonly<
    Record<
      | 'trust'
      | 'budget'
      | 'releases'
      | 'fields'
      | 'requests'
      | 'incidents'
      | 'retention'
      | 'packs'
      | 'notices'
      | 'records'
      | 'log'
      | 'placements'
      | 'campaigns'
      | 'segments'
      | 'tactics'
      | 'feedback'
      | 'site'
      | 'keys'
      | 'debugger'
      | 'catalogue'
      | 'model'
      | 'health'
      | 'people'
      | 'members'
      | 'approvals'
      | 'audit'
      | 'training',
      string
    >
  >
  readonly roles: Readonly<
    Record<'viewer' | 'marketer' | 'developer' | 'privacy_officer' | 'administrator', string>
  >
  readonly modules: Readonly<
    Record<'purpose' | 'consent' | 'tactics' | 'privacy' | 'incident', string>
  >
}
