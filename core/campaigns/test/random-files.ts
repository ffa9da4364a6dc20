/** Random rules, knowledge, files and situations, for properties. */
import type { Level, Purpose } from '@discreet/policy'
import { purposes as purposeFacts } from '@discreet/policy'
import fc from 'fast-check'
import type {
  CampaignFile,
  ContentVariant,
  Known,
  PublicCampaign,
  Rule,
  RuleField,
  Situation,
} from '../src/index.ts'
import { ruleFields } from '../src/index.ts'
import { breakfast, day, fileOf, hero, published, start } from './examples.ts'

export const fields = Object.keys(ruleFields) as RuleField[]
const values = ['a', 'b', 'c', 'd'] as const
const some = fc.subarray([...values], { minLength: 1 })

const leaf: fc.Arbitrary<Rule> = fc.constantFrom(...fields).chain((field): fc.Arbitrary<Rule> => {
  if (ruleFields[field].kind !== 'number') return some.map((is) => ({ field, is }))
  const number = fc.integer({ min: 0, max: 24 })
  return fc.record({ field: fc.constant(field), atLeast: number, below: number })
})

/** At most three deep. */
export const rules: fc.Arbitrary<Rule> = fc.letrec<{ rule: Rule }>((tie) => ({
  rule: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.array(tie('rule'), { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
    fc.array(tie('rule'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
    tie('rule').map((not) => ({ not })),
  ),
})).rule

function knownOf(field: RuleField): fc.Arbitrary<string | number | readonly string[]> {
  const { kind } = ruleFields[field]
  if (kind === 'number') return fc.integer({ min: 0, max: 23 })
  return kind === 'text' ? fc.constantFrom(...values) : fc.subarray([...values])
}

export const knowns: fc.Arbitrary<Known> = fc.record(
  Object.fromEntries(fields.map((field) => [field, knownOf(field)])),
  { requiredKeys: [] },
)

/** As policy gives them: the page always, others from their level on. */
export const decisions: fc.Arbitrary<Situation['decision']> = fc
  .constantFrom<Level>(0, 1, 2, 3)
  .chain((level) => {
    const possible = (Object.keys(purposeFacts) as Purpose[]).filter(
      (purpose) => purpose !== 'page' && purposeFacts[purpose].level <= level,
    )
    return fc.subarray(possible).map((chosen) => ({ level, purposes: ['page', ...chosen] }))
  })

const contents = (prefix: string): fc.Arbitrary<readonly ContentVariant[]> =>
  fc.array(rules, { maxLength: 3 }).map((whens) =>
    [...whens, undefined].map((when, k) => ({
      id: `${prefix}${k}`,
      content: { kind: 'value', value: `${prefix}${k}` },
      ...(when ? { when } : {}),
    })),
  )

const campaigns: fc.Arbitrary<PublicCampaign> = fc
  .record({
    id: fc.constantFrom('one', 'two', 'three'),
    tactic: fc.constantFrom('t1', 't2'),
    segment: fc.option(fc.constantFrom('s1', 's2', 'missing'), { nil: undefined }),
    arm: contents('arm-'),
    holdout: fc.constantFrom(0, 0.1, 0.5),
    coverage: fc.constantFrom(0.3, 1),
    to: fc.constantFrom(0.5, 1),
    verdict: fc.constantFrom('allow' as const, 'ask' as const),
    level: fc.constantFrom<Level>(0, 1, 2, 3),
    enrols: fc.boolean(),
  })
  .map(({ id, tactic, segment, arm, holdout, coverage, to, ...facts }) =>
    published(
      {
        ...breakfast,
        id,
        tactic,
        holdout,
        coverage,
        seed: id,
        namespace: { id: 'n', from: 0, to },
        arms: [
          { id: 'neutral', weight: 1, contents: null },
          { id: 'arm', weight: 2, contents: arm },
        ],
        ...(segment === undefined ? {} : { segment }),
      },
      facts,
    ),
  )

export const files: fc.Arbitrary<CampaignFile> = fc
  .record({
    campaigns: fc.uniqueArray(campaigns, { maxLength: 3, selector: ({ id }) => id }),
    own: contents('own-'),
    cap: fc.option(fc.record({ perVisit: fc.integer({ min: 1, max: 3 }) }), { nil: undefined }),
    rules: fc.tuple(rules, rules),
  })
  .map(({ campaigns: running, own, cap, rules: [first, second] }) =>
    fileOf(running, {
      placements: [{ ...hero, contents: own, ...(cap ? { cap } : {}) }],
      segments: [
        { id: 's1', name: 'first', rule: first },
        { id: 's2', name: 'second', rule: second },
      ],
    }),
  )

const ids = fc.subarray(['one', 'two', 'three', 't1', 't2'])

export const situations: fc.Arbitrary<Situation> = fc.record({
  decision: decisions,
  known: knowns,
  unit: fc.integer({ min: 0, max: 999 }).map((k) => `unit-${k}`),
  now: fc.integer({ min: -1, max: 29 }).map((k) => start + k * day),
  hour: fc.integer({ min: 0, max: 23 }),
  day: fc.integer({ min: 1, max: 7 }),
  answered: fc.dictionary(fc.constantFrom('t1', 't2'), fc.constantFrom('yes', 'no')),
  muted: fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: ids }),
  shown: fc.dictionary(fc.constantFrom('one', 'two', 'three'), fc.integer({ min: 0, max: 4 })),
})
