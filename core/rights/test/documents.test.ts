import { existsSync } from 'node:fs'
import type { ControllerFacts, DataField } from '@discreet/policy'
import { dataCatalogue, locales, textsFor } from '@discreet/policy'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { enforcedBy, risks } from '../src/documents/risks.ts'
import { documentTextsFor } from '../src/documents/texts-for.ts'
import type { AssessmentFacts, Document } from '../src/index.ts'
import {
  assessmentCovers,
  assessmentDocument,
  documentHtml,
  processingDocument,
} from '../src/index.ts'
import { eu } from './request-cases.ts'

const controller: ControllerFacts = {
  controller: 'Shop Ltd, 1 High Street',
  contact: 'p@shop.example',
  officer: 'A. Officer',
  recipients: ['Mailer Ltd', 'Printer Ltd'],
  transfers: ['Chile: standard clauses'],
}

const processing = {
  site: 'Shop',
  controller,
  processors: [{ name: 'Mailer Ltd', identity: 'email' }],
} as const

const assessment: AssessmentFacts = {
  site: 'Shop',
  controller,
  pack: eu,
  audience: 'general',
  crowd: {
    epsilonPerPeriod: 1,
    epsilonPerYear: 9.87,
    delta: 1e-6,
    periodDays: 7,
    periodsPerYear: 52,
  },
}

const documents = (locale: string, catalogue?: readonly DataField[]): Document[] => [
  processingDocument(processing, locale, catalogue),
  assessmentDocument(assessment, locale, catalogue),
]

const added: DataField = {
  ...(dataCatalogue[0] as DataField),
  id: 'account.shoeSize' as never,
  retention: 77_777,
}

describe.each(locales)('the documents in %s', (locale) => {
  test.each(dataCatalogue.map((field) => [field.id, field] as const))(
    'both mention %s, what it is, what for, and how long it is kept',
    (id, field) => {
      const texts = textsFor(locale)
      for (const document of documents(locale)) {
        const rows = document.sections.flatMap(({ tables }) => tables.flatMap((one) => one.rows))
        const row = rows.find(([name]) => name === `${id}: ${texts.fields[id]}`) ?? []
        for (const part of [
          field.category,
          field.purposes.map((use) => texts.purposes[use]).join(' '),
          texts.retention(field.retention),
        ]) {
          expect(row).toContain(part)
        }
      }
    },
  )

  test('have no hole, and tables of whole rows', () => {
    for (const document of documents(locale)) {
      const text = JSON.stringify(document)
      expect(text).not.toMatch(/undefined|NaN|\[object/)
      expect(document.missing).toEqual([])
      for (const { tables } of document.sections) {
        for (const { rows, columns, caption } of tables) {
          expect(rows.length).toBeGreaterThan(0)
          expect(caption).not.toBe('')
          for (const row of rows) expect(row).toHaveLength(columns.length)
        }
      }
    }
  })

  test('name every risk, with its grades and where it is met', () => {
    const { risk, grades } = documentTextsFor(locale)
    const rows = assessmentDocument(assessment, locale).sections.flatMap(({ tables }) =>
      tables.flatMap((one) => one.rows),
    )
    expect(Object.keys(risk).sort()).toEqual(risks.map(({ id }) => id).sort())
    for (const { id, likelihood, severity, left, enforced } of risks) {
      expect(rows).toContainEqual([
        risk[id].risk,
        grades[likelihood],
        grades[severity],
        risk[id].measure,
        enforced.join(', '),
        grades[left],
      ])
    }
  })
})

describe('the record of processing', () => {
  test('has the seven parts of GDPR 30(1) in their order, and 30(2)', () => {
    const { sections } = processingDocument(processing, 'en')
    const letters = sections.map(({ heading }) =>
      /\(30\((\d)\)(?:\((\w)\))?\)/.exec(heading)?.slice(1),
    )
    expect(letters).toEqual(
      [...'abcdefg'].map((one) => ['1', one]).concat([['2', undefined as never]]),
    )
  })

  test('names recipients once, how processors know people, and transfers', () => {
    const text = JSON.stringify(processingDocument(processing, 'en').sections)
    expect(text.match(/Mailer Ltd/g)).toHaveLength(1)
    expect(text).toContain('["Mailer Ltd","by e-mail address"]')
    expect(text).toContain('["Printer Ltd",""]')
    expect(text).toContain('Chile: standard clauses')
  })

  test('says that there are none, and what is missing', () => {
    const bare = processingDocument({ site: 'Shop', controller: undefined, processors: [] }, 'en')
    expect(bare.missing).toEqual(['controller', 'contact', 'officer'])
    expect(JSON.stringify(bare).match(/MISSING/g)).toHaveLength(3)
    expect(JSON.stringify(bare).match(/"None"/g)).toHaveLength(2)
    const blank = { ...controller, officer: ' ' }
    expect(processingDocument({ ...processing, controller: blank }, 'en').missing).toEqual([
      'officer',
    ])
  })

  test('says who runs it for whom', () => {
    const operator = { name: 'Host Ltd', contact: 'host.example' }
    const [last] = processingDocument({ ...processing, operator }, 'en').sections.slice(-1)
    expect(last?.facts.map(({ value }) => value)).toEqual(
      expect.arrayContaining(['Host Ltd, host.example', controller.controller]),
    )
    const orphan = processingDocument({ ...processing, controller: undefined, operator }, 'en')
    expect(JSON.stringify(orphan.sections.at(-1))).toContain('MISSING')
  })
})

describe('the assessment', () => {
  test('has the four parts of GDPR 35(7), and the figures of the crowd', () => {
    const { sections } = assessmentDocument(assessment, 'en')
    const headings = sections.map(({ heading }) => heading).join(' ')
    for (const letter of 'abcd') expect(headings).toContain(`35(7)(${letter})`)
    const values = sections.flatMap(({ facts }) => facts.map(({ value }) => value))
    expect(values).toEqual(expect.arrayContaining(['1', '9.87', '0.000001', '7 days', '52']))
    expect(values).toContain(`${eu.name} (eu ${eu.version})`)
  })

  test('differs when what it is about does', () => {
    const text = (facts: Partial<AssessmentFacts>, catalogue?: readonly DataField[]) =>
      JSON.stringify(assessmentDocument({ ...assessment, ...facts }, 'en', catalogue))
    expect(text({})).toBe(text({}))
    for (const other of [
      text({ audience: 'children' }),
      text({ pack: { ...eu, defaultLevel: 1 } }),
      text({ controller: { ...controller, officer: 'B. Officer' } }),
      text({ crowd: { ...assessment.crowd, epsilonPerYear: 20 } }),
      text({}, [...dataCatalogue, added]),
      text({}, dataCatalogue.slice(1)),
    ]) {
      expect(other).not.toBe(text({}))
    }
  })

  test('covers what it was approved for and no field more', () => {
    const fields = dataCatalogue.map(({ id }) => id)
    expect(assessmentCovers({ fields })).toEqual([])
    expect(assessmentCovers({ fields }, [...dataCatalogue, added])).toEqual([added.id])
    expect(assessmentCovers({ fields: fields.slice(2) })).toEqual(fields.slice(0, 2))
  })

  test('takes up a field that is new by itself', () => {
    for (const document of documents('en', [...dataCatalogue, added])) {
      expect(JSON.stringify(document)).toContain('account.shoeSize')
    }
  })

  test('names code that is there', () => {
    const root = new URL('../../../', import.meta.url)
    for (const path of [
      ...risks.flatMap(({ enforced }) => enforced),
      ...Object.values(enforcedBy).flat(),
    ]) {
      expect([path, existsSync(new URL(path, root))]).toEqual([path, true])
    }
  })
})

describe('a document as a page', () => {
  test.each(locales)('is complete, in its language, with headings in order (%s)', (locale) => {
    for (const document of documents(locale)) {
      const html = documentHtml(document)
      expect(html).toMatch(new RegExp(`^<!doctype html><html lang="${locale}">`))
      expect(html.match(/<main>/g)).toHaveLength(1)
      expect(html.match(/<h1>/g)).toHaveLength(1)
      expect(html.match(/<h2>/g)).toHaveLength(document.sections.length)
      expect(html).not.toMatch(/<script|<link|<img|src=|href=|style=|<h3/)
      const cells = document.sections.flatMap(({ tables }) => tables)
      expect(html.match(/<th scope="col">/g)).toHaveLength(
        cells.reduce((sum, { columns }) => sum + columns.length, 0),
      )
      expect(html.match(/<th scope="row">/g)).toHaveLength(
        cells.reduce((sum, { rows }) => sum + rows.length, 0),
      )
      expect(html.match(/<caption>/g)).toHaveLength(cells.length)
    }
  })

  test('lets nothing that is said in it become markup', () => {
    fc.assert(
      fc.property(fc.string(), (said) => {
        const hostile = `</title><script>${said}</script>&"'`
        const document: Document = {
          schema: 'https://discreet.example/document/1',
          kind: 'processing',
          locale: `en"><b>`,
          title: hostile,
          paragraphs: [hostile],
          sections: [
            {
              heading: hostile,
              paragraphs: [hostile],
              facts: [{ name: hostile, value: hostile }],
              tables: [{ caption: hostile, columns: [hostile], rows: [[hostile], []] }],
            },
          ],
          missing: [],
        }
        const tags = new Set(documentHtml(document).match(/<\/?[a-z0-9]+/g))
        expect(tags.has('<script')).toBe(false)
        expect(tags.has('<b')).toBe(false)
        expect(documentHtml(document).match(/<\/title>/g)).toHaveLength(1)
      }),
    )
  })
})
