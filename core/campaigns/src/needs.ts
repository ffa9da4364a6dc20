/** What a campaign reads about people, so that policy can hold it against its tactic. */
import type { Level, Origin, Purpose } from '@discreet/policy'
import { purposes as purposeFacts } from '@discreet/policy'
import type { Campaign, Segment } from './campaign.ts'
import type { ContentVariant } from './content.ts'
import type { PlacementDefinition } from './placement.ts'
import type { Rule, RuleField } from './rule.ts'
import { ruleFields } from './rule.ts'

/** In the order of `ruleFields`, each once. */
function sorted(fields: Iterable<RuleField>): readonly RuleField[] {
  const found = new Set(fields)
  return (Object.keys(ruleFields) as RuleField[]).filter((field) => found.has(field))
}

function* namedIn(rule: Rule): Generator<RuleField> {
  if ('all' in rule) for (const part of rule.all) yield* namedIn(part)
  else if ('any' in rule) for (const part of rule.any) yield* namedIn(part)
  else if ('not' in rule) yield* namedIn(rule.not)
  else yield rule.field
}

/** Every field that the rule names, in the order of `ruleFields`. */
export function fieldsOf(rule: Rule): readonly RuleField[] {
  return sorted(namedIn(rule))
}

export interface Needs {
  /** What decides what is shown. */
  readonly fields: readonly RuleField[]
  readonly purposes: readonly Purpose[]
  readonly origins: readonly Origin[]
  /** The lowest level at which all of it can be read. */
  readonly level: Level
  /** What is read besides, only to find the audience in which somebody is counted. */
  readonly measured: readonly RuleField[]
}

/** The list of what somebody bought is about them; other lists work with what the page carries. */
const ofAgain: readonly RuleField[] = ['device.bought', 'account.bought']
const levelOfAgain: Level = 2

function ruleOf(id: string | undefined, segments: readonly Segment[]): Rule | undefined {
  return segments.find((segment) => segment.id === id)?.rule
}

function listsIn(
  contents: readonly ContentVariant[],
  placement: PlacementDefinition | undefined,
): readonly string[] {
  const lists = contents.flatMap(({ content }) => (content.kind === 'shelf' ? [content.list] : []))
  return lists.length > 0 ? [...lists, ...(placement?.shelf?.fallbacks ?? [])] : []
}

export function needsOf(
  campaign: Pick<Campaign, 'arms' | 'segment' | 'plan'>,
  segments: readonly Segment[],
  placement: PlacementDefinition | undefined,
): Needs {
  const contents = campaign.arms.flatMap((arm) => arm.contents ?? [])
  const rules = [ruleOf(campaign.segment, segments), ...contents.map(({ when }) => when)]
  const named = rules.flatMap((rule) => (rule === undefined ? [] : fieldsOf(rule)))
  const again = listsIn(contents, placement).includes('again')
  const fields = sorted(again ? [...named, ...ofAgain] : named)
  const levels = named.map((field) => purposeFacts[ruleFields[field].purpose].level)
  const measured = campaign.plan.audiences.flatMap((id) => {
    const rule = ruleOf(id, segments)
    return rule === undefined ? [] : fieldsOf(rule)
  })
  return {
    fields,
    purposes: [...new Set(fields.map((field) => ruleFields[field].purpose))],
    origins: [...new Set(fields.map((field) => ruleFields[field].origin))],
    level: [...levels, again ? levelOfAgain : 0].reduce<Level>((a, b) => (b > a ? b : a), 0),
    measured: sorted(measured).filter((field) => !fields.includes(field)),
  }
}
