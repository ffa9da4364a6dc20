/** An export as tables, for whoever opens it with a spreadsheet. */
import type { PersonExport } from '@discreet/engine'
import Papa from 'papaparse'

type Row = Readonly<Record<string, unknown>>

export interface Table {
  /** Of the file, without its ending. */
  readonly name: string
  readonly rows: readonly Row[]
}

/** Lists of words with commas between them; anything deeper as JSON. */
function cell(value: unknown): string | number | boolean {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number' || typeof value === 'boolean') return value
  if (typeof value === 'string') return value
  const words = Array.isArray(value) && value.every((one) => typeof one === 'string')
  return words ? (value as string[]).join(', ') : JSON.stringify(value)
}

function factsOf(facts: object): Row[] {
  return Object.entries(facts).map(([fact, value]) => ({ fact, value: cell(value) }))
}

function termsOf({ logic }: PersonExport): Row[] {
  return logic.items.flatMap(({ item, title, score, terms, reason }) =>
    Object.entries(terms).map(([term, value]) => ({
      item,
      title,
      score,
      term,
      value,
      reason: reason.text,
    })),
  )
}

function signalsOf({ logic }: PersonExport): Row[] {
  return logic.items.flatMap(({ item, signals }) =>
    signals.map(({ item: because, title, contribution }) => ({
      item,
      because,
      title,
      contribution,
    })),
  )
}

function usedOf({ logic: { used } }: PersonExport): Row[] {
  if (used === null) return []
  const { history, bought, ...said } = used
  const weighted = (list: string, all: typeof history): Row[] =>
    all.map(({ item, weight }) => ({ list, item, weight }))
  const names = Object.entries(said).flatMap(([list, all]) =>
    (all as readonly string[]).map((item) => ({ list, item, weight: '' })),
  )
  return [...weighted('history', history), ...weighted('bought', bought), ...names]
}

/** One per field that has entries, and one for everything else that is in the export. */
export function tablesOf(exported: PersonExport): readonly Table[] {
  const { fields, choices, consents, contributed, requests, accesses, logic } = exported
  const tables: Table[] = [
    {
      name: 'about',
      rows: factsOf({
        ...exported.site,
        madeAt: exported.madeAt,
        request: exported.request,
        proof: exported.proof,
      }),
    },
    {
      name: 'fields',
      rows: fields.map(({ form: _form, entries, purposes, ...field }) => ({
        ...field,
        purposes: purposes.map(({ purpose }) => purpose),
        entries: entries.length,
      })),
    },
    ...fields.map(({ field, entries }) => ({ name: field, rows: entries })),
    { name: 'choices', rows: factsOf(choices) },
    { name: 'consents', rows: consents.map(({ record, receipt }) => ({ ...record, receipt })) },
    { name: 'contributed-open', rows: contributed.open },
    { name: 'contributed-released', rows: contributed.released.map((one) => ({ ...one })) },
    {
      name: 'contributed-cumulative',
      rows: contributed.cumulative === null ? [] : [{ ...contributed.cumulative }],
    },
    { name: 'requests', rows: requests.map(({ events: _events, ...one }) => ({ ...one })) },
    {
      name: 'request-steps',
      rows: requests.flatMap(({ request, events }) => events.map((one) => ({ request, ...one }))),
    },
    { name: 'accesses', rows: accesses.map((one) => ({ ...one })) },
    { name: 'recipients', rows: exported.recipients.map((recipient) => ({ recipient })) },
    { name: 'logic', rows: [{ how: logic.how, ...logic.model }] },
    { name: 'logic-terms', rows: logic.terms.map((one) => ({ ...one })) },
    { name: 'logic-used', rows: usedOf(exported) },
    { name: 'logic-items', rows: termsOf(exported) },
    { name: 'logic-signals', rows: signalsOf(exported) },
    { name: 'completeness', rows: exported.completeness.map((one) => ({ ...one })) },
  ]
  return tables.filter(({ rows }) => rows.length > 0)
}

/**
 * RFC 4180. A text that a spreadsheet would take for a formula begins with an apostrophe; `data.json`
 * has it as it is.
 */
export function csvOf({ rows }: Table): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const data = rows.map((row) => columns.map((column) => cell(row[column])))
  return `${Papa.unparse({ fields: columns, data }, { escapeFormulae: true })}\r\n`
}
