/**
 * The data protection impact assessment (GDPR 35(7) a to d), generated from the data catalogue, the law
 * pack and the settings of a site. The same site gives the same document, so its hash says what was
 * approved.
 */
import type { ControllerFacts, DataField, LawPack } from '@discreet/policy'
import { basisOf, dataCatalogue, textsFor } from '@discreet/policy'
import type { Document, DocumentSection } from './document.ts'
import { catalogueTable, controllerFacts, missingFacts } from './documents/catalogue-rows.ts'
import type { DocumentTexts } from './documents/document-texts.ts'
import { risks } from './documents/risks.ts'
import { documentTextsFor } from './documents/texts-for.ts'
import { securitySection } from './processing-document.ts'

export interface AssessmentFacts {
  /** Name of the shop. */
  readonly site: string
  readonly controller: ControllerFacts | undefined
  /** Of the place where the site is. */
  readonly pack: LawPack
  readonly audience: 'general' | 'children'
  /** What a person can lose by helping the crowd; worked out exactly elsewhere. */
  readonly crowd: {
    readonly epsilonPerPeriod: number
    readonly epsilonPerYear: number
    readonly delta: number
    readonly periodDays: number
    readonly periodsPerYear: number
  }
}

/** Fields of the catalogue that an approval does not cover; it holds while there is none (35(11)). */
export function assessmentCovers(
  assessment: { readonly fields: readonly string[] },
  catalogue: readonly Pick<DataField, 'id'>[] = dataCatalogue,
): readonly string[] {
  return catalogue.map(({ id }) => id).filter((id) => !assessment.fields.includes(id))
}

type Facts = DocumentSection['facts']

function necessityFacts(
  { pack, audience }: AssessmentFacts,
  catalogue: readonly DataField[],
  say: DocumentTexts,
): Facts {
  const { proportionate, levels, children, noChildren } = say.assessment
  const texts = textsFor(say.locale)
  const onServer = catalogue.filter(({ stored }) => stored.in === 'table')
  const days = onServer.map(({ retention }) => retention).filter((one) => typeof one === 'number')
  const bases = [...new Set(catalogue.map(basisOf))].map((basis) => texts.bases[basis])
  return [
    { name: proportionate.level, value: levels(pack.defaultLevel) },
    { name: proportionate.fields, value: `${onServer.length} / ${catalogue.length}` },
    { name: proportionate.time, value: String(Math.max(0, ...days)) },
    { name: proportionate.basis, value: bases.join(', ') },
    { name: proportionate.rights, value: texts.sentences.rights },
    { name: proportionate.law, value: `${pack.name} (${pack.id} ${pack.version})` },
    { name: proportionate.children, value: audience === 'children' ? children : noChildren },
  ]
}

function crowdFacts({ crowd }: AssessmentFacts, { facts, unit, days }: DocumentTexts): Facts {
  return [
    { name: facts.epsilon, value: String(crowd.epsilonPerPeriod) },
    { name: facts.epsilonYear, value: String(crowd.epsilonPerYear) },
    { name: facts.delta, value: String(crowd.delta) },
    { name: facts.period, value: days(crowd.periodDays) },
    { name: facts.periodsPerYear, value: String(crowd.periodsPerYear) },
    { name: facts.unit, value: unit },
  ]
}

function riskTable({ columns, grades, risk, assessment }: DocumentTexts) {
  return {
    caption: assessment.headings.risks,
    columns: [
      columns.risk,
      columns.likelihood,
      columns.severity,
      columns.measure,
      columns.enforced,
      columns.left,
    ],
    rows: risks.map(({ id, likelihood, severity, left, enforced }) => [
      risk[id].risk,
      grades[likelihood],
      grades[severity],
      risk[id].measure,
      enforced.join(', '),
      grades[left],
    ]),
  }
}

/** `locale`: BCP 47. Throws nothing; what nobody has said is in `missing`. */
export function assessmentDocument(
  facts: AssessmentFacts,
  locale: string | undefined,
  catalogue: readonly DataField[] = dataCatalogue,
): Document {
  const say = documentTextsFor(locale)
  const { headings, ...texts } = say.assessment
  const section = (
    heading: keyof typeof headings,
    paragraphs: readonly string[],
    of: Facts = [],
    tables: DocumentSection['tables'] = [],
  ): DocumentSection => ({ heading: headings[heading], paragraphs, facts: of, tables })
  const all = catalogueTable(catalogue, say, headings.description)
  return {
    schema: 'https://discreet.example/document/1',
    kind: 'assessment',
    locale: say.locale,
    title: texts.title(facts.site),
    paragraphs: [texts.intro],
    sections: [
      section('description', texts.description, controllerFacts(facts.controller, say), [all]),
      section('necessity', texts.necessity, necessityFacts(facts, catalogue, say)),
      section('crowd', texts.crowd, crowdFacts(facts, say)),
      section('risks', [texts.risks], [], [riskTable(say)]),
      securitySection(headings.measures, say),
      section('opinion', texts.opinion),
      section('decision', texts.decision),
    ],
    missing: missingFacts(facts.controller),
  }
}
