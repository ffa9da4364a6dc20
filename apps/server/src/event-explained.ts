/**
 * What the gate would make of something that is pasted: the gate's own decision, explained. Nothing is
 * stored, counted or logged of it, and nobody is looked up: whether a person has an account is not said.
 */
import type { PeopleSetup, SiteStore } from '@discreet/engine'
import { contributePeriods, decisionToContribute } from '@discreet/engine'
import type { Decision } from '@discreet/policy'
import { isSensitive } from '@discreet/policy'
import type { ExplainedEvent, Item } from '@discreet/protocol'
import { DiscreetError, explainEvent, fieldsOf, isFields } from '@discreet/protocol'
import type { FastifyRequest } from 'fastify'
import { contributionSchema } from './contribution-routes.ts'

export interface Explaining {
  readonly setup: PeopleSetup
  readonly store: SiteStore
  readonly items: ReadonlyMap<string, Item>
}

const mostEvents = 20

type ItemState = 'known' | 'unknown' | 'sensitive'

function stateOf(items: Explaining['items'], id: string): ItemState {
  const item = items.get(id)
  if (item === undefined) return 'unknown'
  return isSensitive(item) ? 'sensitive' : 'known'
}

function crowdDecision({ setup }: Explaining): Decision {
  return decisionToContribute(setup, { gpc: false })
}

function shownEvent(
  { rule, admission, consent, fields }: ExplainedEvent,
  items: Explaining['items'],
) {
  const refused = admission.ok === false ? admission : undefined
  const ids = admission.ok === true ? admission.items.map(({ item }) => item) : []
  return {
    kind: 'event',
    rule,
    contributes: ids.some((id) => stateOf(items, id) === 'known'),
    consent,
    items: ids.map((id) => ({ id, state: stateOf(items, id) })),
    fields,
    wrong:
      refused === undefined
        ? null
        : { field: refused.details?.field ?? '/', expected: refused.details?.expected ?? '' },
  }
}

/** By the very schema of the route that takes it. */
function contributionFault(value: unknown, request: FastifyRequest): object | null {
  const validate = request.compileValidationSchema(contributionSchema, 'body')
  if (validate(value) === true) return null
  const [fault] = validate.errors ?? []
  return { field: fault?.instancePath ?? '/', expected: fault?.message ?? 'another form' }
}

function explainContribution(
  value: unknown,
  explaining: Explaining,
  request: FastifyRequest,
): object {
  const { store, items } = explaining
  const wrong = contributionFault(value, request)
  const { baskets } = value as { baskets: readonly (readonly string[])[] }
  const open = contributePeriods(store.site.settings) > 0
  const allowed = crowdDecision(explaining).purposes.includes('contribute')
  const rule = wrong !== null ? 'form' : open && allowed ? 'admitted' : 'policy'
  const ids = rule === 'admitted' ? [...new Set(baskets.flat())] : []
  return {
    kind: 'contribution',
    rule,
    contributes: ids.some((id) => stateOf(items, id) === 'known'),
    consent: [],
    items: ids.map((id) => ({ id, state: stateOf(items, id) })),
    fields: Object.keys(fieldsOf(value)).map((name) => ({
      at: `/${name}`,
      kind: name === 'person' ? 'identity' : 'properties',
      use: rule !== 'admitted' ? null : name === 'person' ? 'person' : 'item',
    })),
    wrong,
  }
}

/** Throws `field_invalid` what is no event, no batch and no contribution. */
export function explainPasted(
  value: unknown,
  explaining: Explaining,
  request: FastifyRequest,
): readonly object[] {
  const pasted = fieldsOf(value)
  const { batch, sentAt } = pasted
  if ('baskets' in pasted) return [explainContribution(value, explaining, request)]
  const events: readonly unknown[] = Array.isArray(value)
    ? (value as readonly unknown[])
    : Array.isArray(batch)
      ? (batch as readonly unknown[])
      : [value]
  if (events.length > mostEvents || !events.every(isFields)) {
    throw new DiscreetError('field_invalid', 'this is no event', {
      field: '/event',
      expected: `one event, a batch of at most ${mostEvents}, or a contribution`,
    })
  }
  const { settings } = explaining.store.site
  const may = crowdDecision(explaining).purposes.includes('contribute')
  const rules = { ...settings, mayContribute: (consents: boolean) => consents && may }
  return events.map((event) =>
    shownEvent(explainEvent(event, rules, explaining.setup.now(), sentAt), explaining.items),
  )
}
