export interface FieldsWords {
  readonly intro: string
  readonly find: string
  readonly found: (count: string) => string
  readonly none: string
  readonly noneText: string
  readonly field: string
  readonly why: string
  readonly basis: string
  readonly kept: string
  readonly where: string
  readonly level: string
  readonly events: string
  readonly noEvents: string
  readonly stored: Readonly<Record<'page' | 'device', string>>
  readonly table: (name: string) => string
}
