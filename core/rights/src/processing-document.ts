/** The record of processing activities (GDPR 30), generated from the data catalogue. */
import type { ControllerFacts, DataField } from '@discreet/policy'
import { dataCatalogue, processingRecord, purposes, textsFor } from '@discreet/policy'
import type { Document, DocumentSection } from './document.ts'
import type { ProcessorFacts } from './documents/catalogue-rows.ts'
import {
  catalogueTable,
  controllerFacts,
  fieldName,
  missingFacts,
} from './documents/catalogue-rows.ts'
import type { DocumentTexts } from './documents/document-texts.ts'
import { securityMeasures } from './documents/document-texts.ts'
import { enforcedBy } from './documents/risks.ts'
import { documentTextsFor } from './documents/texts-for.ts'

export interface ProcessingFacts {
  /** Name of the shop. */
  readonly site: string
  readonly controller: ControllerFacts | undefined
  readonly processors: readonly ProcessorFacts[]
  /** Who runs this system for the controller (30(2)); undefined: the controller itself. */
  readonly operator?: { readonly name: string; readonly contact: string }
}

const nobody: ControllerFacts = {
  controller: '',
  contact: '',
  officer: '',
  recipients: [],
  transfers: [],
}

const section = (
  heading: string,
  parts: Partial<Omit<DocumentSection, 'heading'>>,
): DocumentSection => ({ heading, paragraphs: [], facts: [], tables: [], ...parts })

function purposesSection(
  controller: ControllerFacts,
  catalogue: readonly DataField[],
  say: DocumentTexts,
): DocumentSection {
  const { columns, processing } = say
  const texts = textsFor(say.locale)
  const activities = processingRecord(controller, say.locale, catalogue)
  const table = {
    caption: processing.headings.purposes,
    columns: [columns.purpose, columns.use, columns.basis, columns.subjects, columns.category],
    rows: activities.map(({ purpose, description, use, categories }) => [
      `${purpose}: ${description}`,
      use,
      texts.bases[purposes[purpose].basis],
      processing.subjects,
      categories.join(', '),
    ]),
  }
  return section(processing.headings.purposes, { tables: [table] })
}

function recipientsSection(
  { recipients }: ControllerFacts,
  processors: readonly ProcessorFacts[],
  say: DocumentTexts,
): DocumentSection {
  const { headings } = say.processing
  const others = recipients.filter((name) => !processors.some((one) => one.name === name))
  const rows = [
    ...processors.map(({ name, identity }) => [name, say.identity[identity]]),
    ...others.map((name) => [name, '']),
  ]
  if (rows.length === 0) return section(headings.recipients, { paragraphs: [say.none] })
  const columns = [say.columns.recipient, say.columns.channel]
  return section(headings.recipients, { tables: [{ caption: headings.recipients, columns, rows }] })
}

function transfersSection({ transfers }: ControllerFacts, say: DocumentTexts): DocumentSection {
  const { headings } = say.processing
  if (transfers.length === 0) return section(headings.transfers, { paragraphs: [say.none] })
  const rows = transfers.map((one) => [one])
  const columns = [say.columns.country]
  return section(headings.transfers, { tables: [{ caption: headings.transfers, columns, rows }] })
}

function retentionSection(catalogue: readonly DataField[], say: DocumentTexts): DocumentSection {
  const { headings } = say.processing
  const texts = textsFor(say.locale)
  const rows = catalogue.map((field) => [
    fieldName(field, say.locale),
    texts.retention(field.retention),
  ])
  const columns = [say.columns.field, say.columns.retention]
  return section(headings.retention, { tables: [{ caption: headings.retention, columns, rows }] })
}

/** Also of the assessment. */
export function securitySection(heading: string, say: DocumentTexts): DocumentSection {
  const rows = securityMeasures.map((one) => [say.security[one], enforcedBy[one].join(', ')])
  const columns = [say.columns.measure, say.columns.enforced]
  return section(heading, { tables: [{ caption: heading, columns, rows }] })
}

function processorSection(
  controller: ControllerFacts,
  operator: ProcessingFacts['operator'],
  say: DocumentTexts,
): DocumentSection {
  const heading = say.processing.headings.processor
  if (operator === undefined) return section(heading, { paragraphs: [say.processing.notProcessor] })
  const facts = [
    { name: say.facts.operator, value: `${operator.name}, ${operator.contact}` },
    { name: say.facts.controller, value: controller.controller || say.missing },
    { name: say.columns.purpose, value: say.processing.processing },
  ]
  return section(heading, { paragraphs: [say.processing.asProcessor], facts })
}

/** 30(1) a to g in their order, then 30(2). `locale`: BCP 47. */
export function processingDocument(
  { site, controller, processors, operator }: ProcessingFacts,
  locale: string | undefined,
  catalogue: readonly DataField[] = dataCatalogue,
): Document {
  const say = documentTextsFor(locale)
  const { headings, title, intro } = say.processing
  const known = controller ?? nobody
  return {
    schema: 'https://discreet.example/document/1',
    kind: 'processing',
    locale: say.locale,
    title: title(site),
    paragraphs: [intro],
    sections: [
      section(headings.controller, { facts: controllerFacts(controller, say) }),
      purposesSection(known, catalogue, say),
      section(headings.data, { tables: [catalogueTable(catalogue, say, headings.data)] }),
      recipientsSection(known, processors, say),
      transfersSection(known, say),
      retentionSection(catalogue, say),
      securitySection(headings.security, say),
      processorSection(known, operator, say),
    ],
    missing: missingFacts(controller),
  }
}
