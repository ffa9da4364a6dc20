import type { PersonExport } from '@discreet/engine'
import { exportSchema } from '@discreet/engine'
import { strFromU8, unzipSync } from 'fflate'
import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import { archiveOf, tablesOf } from '../src/index.ts'

const at = '2026-11-24T12:00:00.000Z'
const purchases = [
  { at, item: 'a', title: 'Apples, red' },
  { at, item: 'b', title: 'The "best" bread\nin town' },
  { at, item: '=1+1', title: '@evil' },
]

const exported: PersonExport = {
  schema: 'https://discreet.example/export/1',
  site: { id: 'shop', name: 'Shop', controller: 'Shop Ltd', contact: 'c', authority: 'a' },
  madeAt: at,
  locale: 'en',
  request: 'r1',
  proof: 'signed_in',
  fields: [
    {
      field: 'account.purchases',
      name: 'What you bought',
      category: 'user.behavior.purchase_history',
      where: 'server',
      purposes: [{ purpose: 'purchases', text: 'Brings back', use: 'personalize' }],
      basis: 'consent',
      basisText: 'you said yes',
      retention: '730 days',
      source: 'You',
      recipients: ['Parcel Co', 'Mailing House'],
      form: { type: 'object' },
      entries: purchases,
    },
    {
      field: 'account.preferences',
      name: 'What you like',
      category: 'user.content.private',
      where: 'server',
      purposes: [],
      basis: 'consent',
      basisText: 'you said yes',
      retention: 'until you take it back',
      source: 'You',
      recipients: [],
      form: { type: 'object' },
      entries: [{ at, liked: ['Vegan', 'Bread'], avoided: [] }],
    },
  ],
  choices: {
    level: 3,
    levelInForce: 3,
    purposes: ['purchases'],
    purposesInForce: ['purchases'],
    contribute: true,
    restricted: false,
    objections: [],
    standingGpc: false,
    chosenAt: at,
    seenAt: null,
    erasesAt: null,
    place: 'DE',
    pack: { id: 'eu', version: '1.0.0' },
    notice: null,
    reasons: [{ code: 'chosen', text: 'You chose this level.' }],
  },
  consents: [{ record: { id: 'c1', event: 'given', pack: { id: 'eu' } }, receipt: 'x.y.z' }],
  contributed: {
    open: [{ period: 'p', item: 'a', baskets: 2 }],
    released: [{ release: 'l', period: 'p0', at, epsilon: 0.5, delta: 1e-6 }],
    cumulative: { epsilon: 0.5, delta: 1e-6 },
    text: 'At most.',
  },
  requests: [
    {
      request: 'r1',
      type: 'access',
      state: 'verified',
      channel: 'account',
      receivedAt: at,
      closedAt: null,
      answerBy: at,
      identityUntil: at,
      said: null,
      events: [
        { at, by: 'system', state: 'received', act: 'move', logIndex: 3 },
        { at, by: 'system', state: 'verified', act: 'move', logIndex: 4 },
      ],
      told: [],
    },
  ],
  accesses: [{ at, actor: 'person', reason: 'export', fields: ['account.purchases'] }],
  recipients: ['Parcel Co'],
  logic: {
    how: 'A sum.',
    terms: [{ term: 'popular', text: 'How many buy it.' }],
    model: null,
    used: {
      history: [{ item: 'a', weight: 0.5 }],
      bought: [],
      liked: ['Vegan'],
      avoided: [],
      less: [],
      owned: [],
      without: [],
    },
    items: [
      {
        item: 'b',
        title: 'Bread',
        score: -0.25,
        terms: { popular: 0.25, preference: -0.5 },
        reason: { term: 'popular', because: [], text: 'Popular' },
        signals: [{ item: 'a', title: 'Apples', contribution: 0.1 }],
      },
    ],
  },
  completeness: [{ what: 'Backups', why: 'Sealed.' }],
}

const files = unzipSync(archiveOf(exported, '<p>page</p>'))
const text = (name: string): string => strFromU8(files[name] ?? new Uint8Array())
const table = (name: string): Record<string, string>[] => {
  const read = Papa.parse<Record<string, string>>(text(`tables/${name}.csv`), {
    header: true,
    skipEmptyLines: true,
  })
  expect(read.errors.filter(({ type }) => type !== 'Delimiter')).toEqual([])
  return read.data
}

describe('an archive', () => {
  test('has the page, the data as it is, and its schema', () => {
    expect(text('index.html')).toBe('<p>page</p>')
    expect(JSON.parse(text('data.json'))).toEqual(exported)
    expect(JSON.parse(text('schema.json'))).toEqual(exportSchema)
  })

  test('has a table of everything that is in the data, and none that is empty', () => {
    const names = Object.keys(files)
      .filter((name) => name.startsWith('tables/'))
      .map((name) => name.slice(7, -4))
    expect(names).toEqual(tablesOf(exported).map(({ name }) => name))
    const values = names.flatMap((name) => table(name).flatMap((row) => Object.values(row)))
    const all = values.join('\n')
    const leaves = (value: unknown): string[] =>
      typeof value === 'object' && value !== null
        ? Object.values(value).flatMap(leaves)
        : value === null || typeof value === 'boolean'
          ? []
          : [String(value)]
    // The schema, the language and the sentence about ε have no table; forms are in schema.json.
    const { schema: _, locale: __, ...rest } = exported
    const told = {
      ...rest,
      contributed: { ...rest.contributed, text: [] },
      fields: rest.fields.map(({ form: _form, purposes, ...field }) => ({
        ...field,
        purposes: purposes.map(({ purpose }) => purpose),
      })),
    }
    expect(leaves(told).filter((leaf) => !all.includes(leaf))).toEqual([])
    const small = archiveOf({ ...exported, accesses: [], recipients: [] }, '')
    expect(Object.keys(unzipSync(small))).not.toContain('tables/accesses.csv')
  })

  test('keeps what is in a text together, whatever it has in it', () => {
    expect(table('account.purchases').slice(0, 2)).toEqual(purchases.slice(0, 2))
    expect(table('account.preferences')).toEqual([{ at, liked: 'Vegan, Bread', avoided: '' }])
    expect(table('request-steps')).toHaveLength(2)
  })

  test('adds up in its tables as it does in the data', () => {
    const terms = table('logic-items')
    expect(terms.map(({ term }) => term)).toEqual(['popular', 'preference'])
    const sum = terms.reduce((total, { value }) => total + Number(value), 0)
    expect(sum).toBe(Number(terms[0]?.['score']))
  })

  test('is no program for a spreadsheet', () => {
    expect(table('account.purchases')[2]).toEqual({ at, item: "'=1+1", title: "'@evil" })
    expect(text('data.json')).toContain('"=1+1"')
  })

  test('is the same bytes for the same export, also one from before ZIP had a clock', () => {
    expect(archiveOf(exported, '')).toEqual(archiveOf(exported, ''))
    const old = archiveOf({ ...exported, madeAt: '1970-01-01T00:00:00.000Z' }, '')
    expect(Object.keys(unzipSync(old))).toContain('data.json')
  })
})
