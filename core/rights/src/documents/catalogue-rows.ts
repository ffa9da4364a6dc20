/** What both documents say of the data catalogue, row by row. */
import type { ControllerFacts, DataField } from '@discreet/policy'
import { basisOf, levelOf, textsFor } from '@discreet/policy'
import type { DocumentSection } from '../document.ts'
import type { DocumentTexts } from './document-texts.ts'

/** Undefined: nobody has said it. */
export type Controller = ControllerFacts | undefined

export interface ProcessorFacts {
  readonly name: string
  readonly identity: 'controller_customer_id' | 'email'
}

const controllerFields = ['controller', 'contact', 'officer'] as const

export function controllerFacts(
  controller: Controller,
  say: DocumentTexts,
): DocumentSection['facts'] {
  return controllerFields.map((name) => ({
    name: say.facts[name],
    value: controller?.[name].trim() || say.missing,
  }))
}

export function missingFacts(controller: Controller): readonly string[] {
  return controllerFields.filter((name) => (controller?.[name] ?? '').trim() === '')
}

function placeOf({ stored }: DataField, say: DocumentTexts): string {
  return stored.in === 'table' ? say.table(stored.table) : say.places[stored.in]
}

export function fieldName({ id }: DataField, locale: string): string {
  return `${id}: ${textsFor(locale).fields[id]}`
}

function purposesText({ purposes: uses }: DataField, locale: string): string {
  return uses.map((use) => textsFor(locale).purposes[use]).join(' ')
}

/** Field, category, what for, basis, level, retention, place. */
export function catalogueTable(
  catalogue: readonly DataField[],
  say: DocumentTexts,
  caption: string,
): DocumentSection['tables'][number] {
  const { columns, locale } = say
  const texts = textsFor(locale)
  return {
    caption,
    columns: [
      columns.field,
      columns.category,
      columns.purposes,
      columns.basis,
      columns.level,
      columns.retention,
      columns.where,
    ],
    rows: catalogue.map((field) => [
      fieldName(field, locale),
      field.category,
      purposesText(field, locale),
      texts.bases[basisOf(field)],
      String(levelOf(field)),
      texts.retention(field.retention),
      placeOf(field, say),
    ]),
  }
}
