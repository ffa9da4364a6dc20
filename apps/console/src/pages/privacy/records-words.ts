type Named<K extends string> = Readonly<Record<K, string>>

export interface RecordsWords {
  readonly intro: string
  readonly texts: Named<'processing' | 'assessment'>
  readonly titles: Named<'processing' | 'assessment'>
  readonly missing: string
  readonly toNotices: string
  readonly show: string
  readonly html: string
  readonly json: string
  readonly state: string
  readonly states: Named<'missing' | 'stale' | 'approved'>
  readonly stateTexts: Named<'missing' | 'stale' | 'approved'>
  readonly changed: string
  readonly approvedBy: string
  readonly approvedAt: string
  readonly approvedHash: string
  readonly hash: string
  readonly approve: string
  readonly approveText: (name: string) => string
  readonly approved: string
}
