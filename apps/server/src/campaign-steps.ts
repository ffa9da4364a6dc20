/** What a page says happened in campaigns to somebody who is signed in, checked one by one. */
import type { Known } from '@discreet/campaigns'
import type { AccountStep } from '@discreet/engine'
import type { Guard } from '@discreet/experiment'
import { guardNames } from '@discreet/experiment'
import type { Refusal } from '@discreet/protocol'
import { isFields, isText, refuse } from '@discreet/protocol'

const fields = ['campaign', 'step', 'amount', 'guard']
const longestName = 64

function wrong(field: string, expected: string): Refusal {
  return refuse('event_invalid', 'a step does not have the expected form', { field, expected })
}

function isGuard(value: unknown): value is Guard {
  return (guardNames as readonly unknown[]).includes(value)
}

/** Never throws. `known`: what the request carries. */
export function readStep(
  value: unknown,
  known: Known,
): { readonly ok: true; readonly step: AccountStep } | Refusal {
  if (!isFields(value)) return wrong('/', 'an object')
  if (Object.keys(value).some((name) => !fields.includes(name)))
    return wrong('/', fields.join(', '))
  const { campaign, step, amount, guard } = value
  if (!isText(campaign, longestName)) return wrong('/campaign', 'an id of a campaign')
  if (step !== undefined && !isText(step, longestName)) return wrong('/step', 'the name of a step')
  if (amount !== undefined && !(typeof amount === 'number' && amount >= 0)) {
    return wrong('/amount', 'a number from 0')
  }
  if (guard !== undefined && !isGuard(guard)) return wrong('/guard', guardNames.join(', '))
  return {
    ok: true,
    step: {
      campaign,
      known,
      ...(step === undefined ? {} : { step }),
      ...(amount === undefined ? {} : { amount }),
      ...(guard === undefined ? {} : { guard }),
    },
  }
}
