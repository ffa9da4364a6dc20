/** discreet init */
import { createSite } from '@discreet/engine'
import { formatRational } from '@discreet/privacy'
import type { Output } from './output.ts'
import type { StoreChoice } from './session.ts'
import { withSession } from './session.ts'

export interface InitOptions extends StoreChoice {
  readonly name?: string
  readonly epsilon: number
  readonly periodsPerYear: number
  readonly periodDays: number
}

export async function init(options: InitOptions, output: Output): Promise<void> {
  const id = options.site ?? 'shop'
  await withSession(options, async ({ store, cryptography }) => {
    const { site, writeKey } = await createSite(store, cryptography, {
      id,
      name: options.name ?? id,
      epsilon: options.epsilon,
      periodsPerYear: options.periodsPerYear,
      settings: { periodDays: options.periodDays },
    })
    const { rhoPerPeriod, rhoPerYear } = site.settings
    output.say(
      `Site ${id}: epsilon ${options.epsilon} a period of ${options.periodDays} days, at most ${options.periodsPerYear} such periods a year.\n\n  Write key, shown once: ${writeKey}\n\nNext: discreet import FILE --site ${id}`,
    )
    output.result({
      site: id,
      writeKey,
      rhoPerPeriod: formatRational(rhoPerPeriod),
      rhoPerYear: formatRational(rhoPerYear),
    })
  })
}
