/** What the served script does with its own tag. */
import type { Discreet } from '@discreet/sdk'
import { connectAttributes, createDiscreet, provide } from '@discreet/sdk'
import { defineElements } from './define.ts'

/**
 * `data-discreet-site`, and if wanted `-endpoint` (default: where the script came from), `-locale`,
 * `-key` and `-data-layer` (the name of the page's data layer). Without a site nothing starts.
 */
export function startFrom(script: HTMLOrSVGElement | null, origin: string): Discreet | undefined {
  const said = (name: string): string | undefined => script?.dataset[`discreet${name}`]
  const site = said('Site')
  if (site === undefined) return undefined
  const [locale, key, dataLayer] = [said('Locale'), said('Key'), said('DataLayer')]
  const discreet = createDiscreet({
    site,
    endpoint: said('Endpoint') ?? origin,
    ...(locale === undefined ? {} : { locale }),
    ...(key === undefined ? {} : { key }),
  })
  provide(discreet)
  connectAttributes(discreet)
  defineElements()
  if (dataLayer !== undefined) void readDataLayer(discreet, dataLayer)
  return discreet
}

async function readDataLayer(discreet: Discreet, name: string): Promise<void> {
  const { connectDataLayer } = await import('@discreet/sdk/data-layer')
  const layer: unknown = Reflect.get(window, name)
  const pushed: unknown[] = Array.isArray(layer) ? layer : []
  if (pushed !== layer) Reflect.set(window, name, pushed)
  connectDataLayer(discreet, pushed)
}
