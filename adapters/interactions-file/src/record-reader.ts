/** One record (a row of CSV or Parquet, an object of JSON Lines) to a reading. */
import { isText } from '@discreet/protocol'
import type { Columns, ItemFacts, Reading, Skip, SkipCode } from './reading.ts'

export type Record_ = Readonly<Record<string, unknown>>

export interface RecordRules {
  readonly columns: Columns
  /** 'basket': the basket is the unit of privacy; a record needs no person. */
  readonly unit: 'person' | 'basket'
  /** Baskets whose id begins so are cancellations. Default 'C'. */
  readonly cancelledPrefix: string
}

const longestId = 512

function skip(line: number, code: SkipCode, field: string, expected: string): Reading {
  const fault: Skip = { line, code, field, expected }
  return { ok: false, skip: fault }
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value.trim()
  if (typeof value === 'number' || typeof value === 'bigint') return String(value)
  if (value instanceof Date) return value.toISOString()
  return ''
}

/** Epoch seconds or milliseconds, or a date that JavaScript knows; undefined when it is neither. */
function timeOf(value: unknown): number | undefined {
  if (value instanceof Date) return value.getTime()
  const text = textOf(value)
  if (/^-?\d+(\.\d+)?$/.test(text)) {
    const number = Number(text)
    return Math.abs(number) < 1e11 ? number * 1000 : number
  }
  const iso = /^\d{4}-\d\d-\d\d \d\d:\d\d/.test(text) ? `${text.replace(' ', 'T')}Z` : text
  const at = Date.parse(iso)
  return Number.isNaN(at) ? undefined : at
}

/** A cut may halve a character; the half is replaced, because nothing can store it. */
function cut(text: string, longest: number): string {
  return text.slice(0, longest).toWellFormed()
}

function factsOf(record: Record_, { title, price, category }: Columns): ItemFacts {
  const name = title === undefined ? '' : cut(textOf(record[title]), 2000)
  const cost = price === undefined ? Number.NaN : Number.parseFloat(textOf(record[price]))
  const kind = category === undefined ? '' : cut(textOf(record[category]), 200)
  return {
    ...(name === '' ? {} : { title: name }),
    ...(cost >= 0 ? { price: cost } : {}),
    ...(kind === '' ? {} : { category: kind }),
  }
}

export function readRecord(record: Record_, line: number, rules: RecordRules): Reading {
  const { columns, unit, cancelledPrefix } = rules
  const id = `text of 1 to ${longestId} characters without NUL`
  const item = textOf(record[columns.item])
  if (item === '') return skip(line, 'item_missing', columns.item, 'an item id')
  if (!isText(item, longestId)) return skip(line, 'id_invalid', columns.item, id)
  const named = columns.basket === undefined ? '' : textOf(record[columns.basket])
  if (cancelledPrefix !== '' && named.startsWith(cancelledPrefix)) {
    return skip(line, 'cancelled', columns.basket ?? 'basket', 'a basket that was not cancelled')
  }
  if (columns.quantity !== undefined && !(Number(textOf(record[columns.quantity])) > 0)) {
    return skip(line, 'quantity_not_positive', columns.quantity, 'a number above 0')
  }
  const at = columns.time === undefined ? 0 : timeOf(record[columns.time])
  if (at === undefined) {
    return skip(line, 'date_invalid', columns.time ?? 'time', 'epoch seconds, or an ISO 8601 date')
  }
  const person = columns.person === undefined ? '' : textOf(record[columns.person])
  const basket = named === '' ? `${person}@${at}` : named
  const subject = unit === 'basket' ? basket : person
  if (subject === '' || (unit === 'basket' && named === '' && person === '')) {
    return skip(line, 'person_missing', columns.person ?? 'person', 'who this belongs to')
  }
  if (!isText(subject, longestId) || !isText(basket, longestId)) {
    return skip(line, 'id_invalid', columns.person ?? columns.basket ?? 'person', id)
  }
  const interaction = { person: subject, basket, item, at }
  return { ok: true, line, interaction, facts: factsOf(record, columns) }
}
