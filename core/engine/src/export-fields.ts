/**
 * Every field of the data catalogue as it stands in an export: a field that is added there does not
 * compile before it is added here.
 */
import type { DataField, ExportSource, ExportTexts, FieldId, Texts } from '@discreet/policy'
import { basisOf, dataCatalogue, purposes } from '@discreet/policy'
import type { Recalled } from './opened-profile.ts'
import type { ExportedField } from './person-export.ts'

type Entry = Readonly<Record<string, unknown>>

/** What was found of each field. */
export type Held = Readonly<Record<FieldId, readonly Entry[]>>

export function isoTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString()
}

/** `title`: of an item, for people. */
export function heldIn(
  recalled: readonly Recalled[],
  field: FieldId,
  title: (item: string) => string | undefined,
): readonly Entry[] {
  return recalled
    .filter((one) => one.field === field)
    .map(({ at, content }) => {
      const { item } = content
      const name = typeof item === 'string' ? title(item) : undefined
      return { at: isoTime(at), ...content, ...(name === undefined ? {} : { title: name }) }
    })
}

const sources: Readonly<Record<FieldId, ExportSource>> = {
  'visit.items': 'page',
  'device.history': 'device',
  'device.preferences': 'device',
  'crowd.contribution': 'shop',
  'crowd.campaigns': 'made',
  'account.choices': 'chosen',
  'account.consentRecords': 'chosen',
  'account.key': 'made',
  'account.contact': 'vouched',
  'account.accessLog': 'made',
  'account.requests': 'said',
  'account.purchases': 'told',
  'account.views': 'told',
  'account.preferences': 'said',
  'account.ageBand': 'said',
  'account.offersAddress': 'said',
}

const text = { type: 'string' }
const time = { type: 'string', format: 'date-time' }
const texts = { type: 'array', items: text }
const whole = { type: 'integer' }

function formOf(
  properties: Readonly<Record<string, object>>,
  optional: readonly string[] = [],
): Entry {
  return {
    type: 'object',
    properties,
    required: Object.keys(properties).filter((name) => !optional.includes(name)),
  }
}

const never = formOf({})
const thing = formOf({ at: time, item: text, title: text }, ['title'])

/** JSON Schema (2020-12) of one entry of each. */
const forms: Readonly<Record<FieldId, Entry>> = {
  'visit.items': never,
  'device.history': never,
  'device.preferences': never,
  'crowd.contribution': formOf({ period: text, item: text, baskets: whole, title: text }, [
    'title',
  ]),
  'crowd.campaigns': formOf(
    {
      campaign: text,
      name: text,
      counted: { type: 'boolean' },
      arm: text,
      audience: text,
      outcome: text,
      guard: text,
    },
    // Of somebody who is counted already nobody knows any more in which cell.
    ['arm', 'audience', 'outcome', 'guard'],
  ),
  'account.choices': { type: 'object' },
  'account.consentRecords': formOf({ id: text, at: time, event: text, levelTo: whole }),
  'account.key': formOf({ keyId: text, bytes: whole }),
  'account.contact': formOf({ code: text }),
  'account.accessLog': formOf({ at: time, actor: text, reason: text, fields: texts }),
  'account.requests': formOf({ request: text, type: text, state: text }),
  'account.purchases': thing,
  'account.views': thing,
  'account.preferences': formOf(
    { at: time, liked: texts, avoided: texts, less: texts, owned: texts, without: texts },
    ['less', 'owned', 'without'],
  ),
  'account.ageBand': formOf({ at: time, ageBand: text }),
  'account.offersAddress': formOf({ at: time, address: { type: 'string', format: 'email' } }),
}

function whereOf({ stored }: DataField): ExportedField['where'] {
  return stored.in === 'table' ? 'server' : stored.in
}

interface FieldWords {
  readonly texts: Texts
  readonly exportTexts: ExportTexts
  /** Who gets what is kept on the server. */
  readonly recipients: readonly string[]
}

export function exportFields(held: Held, words: FieldWords): readonly ExportedField[] {
  const { texts: say, exportTexts, recipients } = words
  return dataCatalogue.map((field) => {
    const where = whereOf(field)
    const basis = basisOf(field)
    return {
      field: field.id,
      name: say.fields[field.id],
      category: field.category,
      where,
      purposes: field.purposes.map((purpose) => ({
        purpose,
        text: say.purposes[purpose],
        use: purposes[purpose].use,
      })),
      basis,
      basisText: say.bases[basis],
      retention: say.retention(field.retention),
      source: exportTexts.sources[sources[field.id]],
      recipients: where === 'server' ? recipients : [],
      form: forms[field.id],
      entries: held[field.id],
    }
  })
}
