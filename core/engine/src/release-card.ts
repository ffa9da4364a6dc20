/**
 * The public facts of one release, with the field names of the OpenDP Deployments Registry
 * (dp_variant, privacy_unit, privacy_parameters, unprotected_quantities, mechanisms, composition).
 */
import type { MechanismPlan } from '@discreet/privacy'
import { formatRational } from '@discreet/privacy'
import type { Charge, Period, ReleaseCard, Site } from './ports.ts'

const dayMilliseconds = 86_400_000

export interface CardFacts {
  readonly site: Site
  readonly period: Period
  readonly charge: Charge
  readonly plan: MechanismPlan
  readonly epsilon: number
  readonly delta: number
  /** Everything charged to this site before this release, for whoever is present each time. */
  readonly cumulative: { readonly rho: string; readonly epsilon: number; readonly periods: number }
}

function unitOf({ unit, source, startsAt, endsAt }: Period): string {
  const time =
    source === 'import'
      ? 'the whole imported file'
      : `${Math.round((endsAt - startsAt) / dayMilliseconds)} days`
  return unit === 'person'
    ? `one person over ${time}`
    : `one basket of ${time}; whoever has several is protected for each, not for all together`
}

export function releaseCard(facts: CardFacts): ReleaseCard {
  const { site, period, charge, plan } = facts
  return {
    data_curator: site.name,
    dp_variant: 'zCDP (Bun and Steinke 2016), central, add or remove one unit',
    privacy_unit: unitOf(period),
    privacy_parameters: {
      rho: formatRational(charge.rho),
      epsilon: facts.epsilon,
      delta: facts.delta,
    },
    mechanisms: plan,
    composition: {
      charge: charge.id,
      ledger_sequence: charge.sequence,
      rho_of_all_periods: facts.cumulative.rho,
      epsilon_of_all_periods: facts.cumulative.epsilon,
      periods: facts.cumulative.periods,
    },
    unprotected_quantities: [
      'the public catalogue: item ids, titles, categories, prices',
      'that a release took place, its period and its parameters',
    ],
    implementation: 'exact discrete Gaussian, fixed point, integers only',
  }
}
