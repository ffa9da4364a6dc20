import type { Controller } from './notice-shapes.ts'

type Named<K extends string> = Readonly<Record<K, string>>

export interface NoticesWords {
  readonly intro: string
  readonly missing: string
  readonly unpublished: string
  readonly language: string
  readonly asRead: string
  readonly measures: string
  readonly measuresText: string
  readonly part: string
  readonly parts: Named<'short' | 'label' | 'full'>
  readonly wordsCount: string
  readonly grade: string
  readonly ease: string
  readonly lix: string
  readonly reads: string
  readonly plain: string
  readonly hard: string
  readonly short: string
  readonly label: string
  readonly full: string
  readonly own: string
  readonly edit: string
  readonly editText: string
  readonly fields: Named<keyof Controller>
  readonly fieldHints: Named<keyof Controller>
  readonly addition: string
  readonly additionText: string
  readonly heading: string
  readonly lines: string
  readonly linesHint: string
  readonly preview: string
  readonly previewed: string
  readonly previewTitle: string
  readonly material: string
  readonly notMaterial: string
  readonly widened: string
  readonly publish: string
  readonly publishText: string
  readonly reasonHint: string
  readonly published: string
  readonly versions: string
  readonly versionsText: string
  readonly noVersions: string
  readonly noVersionsText: string
  readonly when: string
  readonly by: string
  readonly asksAgain: string
  readonly text: string
  readonly close: string
}
