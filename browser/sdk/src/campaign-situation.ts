/** Where everybody stands, as far as a slot's rules may ask: what the request carries, and what was said. */
import type { Known, Situation } from '@discreet/campaigns'
import type { Preferences } from '@discreet/protocol'
import type { Inner } from './inner.ts'
import type { SlotContext } from './types.ts'

/** How preferences name what somebody answered: they live, move and go with the rest of what was said. */
export const names = {
  tactic: 'tactic:',
  campaign: 'campaign:',
  placement: 'placement:',
} as const

export interface Standpoint {
  readonly situation: Situation
  readonly carried: Known
  readonly preferences: Preferences
}

function deviceClass(): string {
  if (innerWidth < 600) return 'phone'
  return innerWidth < 1100 && matchMedia('(pointer: coarse)').matches ? 'tablet' : 'desktop'
}

/** What was said about campaigns and tactics, as `decideSlot` reads it. */
function saidIn({ liked, avoided }: Preferences): Pick<Situation, 'answered' | 'muted'> {
  const named = (list: readonly string[], kind: string): string[] =>
    list.flatMap((name) => (name.startsWith(kind) ? name.slice(kind.length) : []))
  const answered: Record<string, 'yes' | 'no'> = {}
  for (const id of named(liked, names.tactic)) answered[id] = 'yes'
  for (const id of named(avoided, names.tactic)) answered[id] = 'no'
  return { answered, muted: named(avoided, names.campaign) }
}

/**
 * `{ page: { kind } }` as `page.kind`. Nothing about a person comes in here, whatever a page hands over;
 * values of a wrong kind decide nothing.
 */
function carriedIn(context: object): Known {
  const fields = Object.entries(context).flatMap(([name, value]) =>
    typeof value !== 'object' || value === null || Array.isArray(value)
      ? [[name, value]]
      : Object.entries(value).map(([inner, one]) => [`${name}.${inner}`, one]),
  )
  const carried = fields.filter(
    ([name, value]) =>
      value !== undefined && /^((page|basket|time|given)\.|device\.class$|language$)/.test(name),
  )
  return Object.fromEntries(carried) as Known
}

/** As at level 0, but for what the person said. */
export function standpoint(
  { around, locale }: Inner,
  context: SlotContext | Known,
  preferences: Preferences,
  visit: { readonly resting: Iterable<string>; readonly shown: Situation['shown'] },
): Standpoint {
  const { items, basket } = around.page
  const { answered, muted } = saidIn(preferences)
  const now = new Date()
  const [hour, day] = [now.getHours(), now.getDay() || 7]
  const given = carriedIn(context)
  const inBasket = given['basket.items'] ?? basket
  const carried: Known = {
    'page.items': items,
    'basket.items': inBasket,
    'basket.size': Array.isArray(inBasket) ? inBasket.length : 0,
    'time.hour': hour,
    'time.day': day,
    'device.class': deviceClass(),
    language: locale.slice(0, 2).toLowerCase(),
    ...given,
  }
  return {
    carried,
    preferences,
    situation: {
      answered,
      muted: [...muted, ...visit.resting],
      decision: { level: 0, purposes: ['page'] },
      known: carried,
      unit: null,
      now: now.getTime(),
      hour,
      day,
      shown: visit.shown,
    },
  }
}
