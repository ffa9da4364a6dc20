/** discreet configure: what a site says about itself (place, who signs people in, who is responsible). */
import { readFileSync } from 'node:fs'
import type { Processor, RightsAgent, SiteIdentity, SiteSettings } from '@discreet/engine'
import { assessmentOf, contributePeriods } from '@discreet/engine'
import type { ControllerFacts } from '@discreet/policy'
import { DiscreetError } from '@discreet/protocol'
import { agentOf, merged, processorOf } from './configure-recipients.ts'
import type { Output } from './output.ts'
import type { StoreChoice } from './session.ts'
import { chosenSite, withSession } from './session.ts'

export interface ConfigureOptions extends StoreChoice {
  readonly place?: string
  readonly placeHeader?: string
  readonly audience?: 'general' | 'children'
  readonly issuer?: string
  /** A file, or an address. */
  readonly jwks?: string
  readonly controller?: string
  readonly contact?: string
  readonly officer?: string
  readonly recipients?: readonly string[]
  readonly transfers?: readonly string[]
  /** Consent categories of events that together mean "help the crowd". */
  readonly contributeCategories?: readonly string[]
  /** Periods in 365 days that one device may contribute to. */
  readonly contributePeriodsPerYear?: number
  /** What agents call the site (Data Rights Protocol § 3.07). */
  readonly businessId?: string
  /** name=…,url=…,identity=…,key=… */
  readonly processor?: readonly string[]
  readonly removeProcessor?: readonly string[]
  /** id=…,name=…,key=… */
  readonly agent?: readonly string[]
  readonly removeAgent?: readonly string[]
}

function checkPlace(place: string): string {
  if (/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/.test(place)) return place
  throw new DiscreetError('parameter_invalid', 'the place has an unexpected form', {
    field: '--place',
    expected: 'ISO 3166, for example DE or US-CA',
  })
}

/** A year has no more days than this, and a period no fewer than one. */
const mostPeriodsPerYear = 365

function checkPeriods(periods: number): number {
  if (Number.isInteger(periods) && periods >= 0 && periods <= mostPeriodsPerYear) return periods
  throw new DiscreetError('parameter_invalid', 'the number of periods is out of range', {
    field: '--contribute-periods-per-year',
    expected: `a whole number from 0 (devices do not contribute) to ${mostPeriodsPerYear}`,
  })
}

function keysOf(jwks: string): Pick<SiteIdentity, 'jwks' | 'jwksUrl'> {
  if (/^https?:\/\//.test(jwks)) return { jwksUrl: jwks }
  let value: unknown
  try {
    value = JSON.parse(readFileSync(jwks, 'utf8'))
  } catch (error) {
    throw new DiscreetError(
      'file_invalid',
      'the key set cannot be read',
      {
        field: '--jwks',
        expected: 'a JSON Web Key Set (RFC 7517), or an address that begins with https://',
      },
      error,
    )
  }
  const { keys } = value as { keys?: unknown }
  const isSecret = (key: unknown): boolean => {
    const { kty, d } = key as { kty?: unknown; d?: unknown }
    return kty === 'oct' || d !== undefined
  }
  if (!Array.isArray(keys) || keys.length === 0 || keys.some(isSecret)) {
    throw new DiscreetError('file_invalid', 'the key set does not hold public keys only', {
      field: '--jwks',
      expected: '{"keys": […]} with public keys; private ones stay with the site',
    })
  }
  return { jwks: { keys: keys as Record<string, unknown>[] } }
}

function identityOf(
  { issuer, jwks }: ConfigureOptions,
  before: SiteIdentity | undefined,
): SiteIdentity | undefined {
  const named = issuer ?? before?.issuer
  if (issuer === undefined && jwks === undefined) return before
  if (named === undefined) {
    throw new DiscreetError('parameter_invalid', 'keys need an issuer', {
      field: '--issuer',
      expected: 'the iss of the tokens',
    })
  }
  if (jwks !== undefined) return { issuer: named, ...keysOf(jwks) }
  return { ...before, issuer: named }
}

function controllerOf(
  { controller, contact, officer, recipients, transfers }: ConfigureOptions,
  before: ControllerFacts | undefined,
): ControllerFacts | undefined {
  const given = { controller, contact, officer, recipients, transfers }
  const said = Object.entries(given).filter(([, value]) => value !== undefined)
  if (said.length === 0) return before
  const empty = { controller: '', contact: '', officer: '', recipients: [], transfers: [] }
  return { ...empty, ...before, ...Object.fromEntries(said) }
}

interface Recipients {
  readonly processors: readonly Processor[]
  readonly agents: readonly RightsAgent[]
}

/** Before anything is opened. */
function givenRecipients({ processor = [], agent = [] }: ConfigureOptions): Recipients {
  return { processors: processor.map(processorOf), agents: agent.map(agentOf) }
}

function recipientsOf(
  { removeProcessor = [], removeAgent = [] }: ConfigureOptions,
  given: Recipients,
  before: SiteSettings,
): Recipients {
  return {
    processors: merged(
      before.processors ?? [],
      given.processors,
      removeProcessor,
      ({ name }) => name,
      '--remove-processor',
    ),
    agents: merged(
      before.agents ?? [],
      given.agents,
      removeAgent,
      ({ id }) => id,
      '--remove-agent',
    ),
  }
}

export async function configure(options: ConfigureOptions, output: Output): Promise<void> {
  const given = givenRecipients(options)
  await withSession(options, async ({ store }) => {
    const { site } = await chosenSite(store, options.site)
    const { place, placeHeader, audience, contributeCategories } = options
    const { contributePeriodsPerYear: periods, businessId } = options
    const identity = identityOf(options, site.settings.identity)
    const controller = controllerOf(options, site.settings.controller)
    const { processors, agents } = recipientsOf(options, given, site.settings)
    const settings: SiteSettings = {
      ...site.settings,
      ...(place === undefined ? {} : { place: checkPlace(place) }),
      ...(placeHeader === undefined ? {} : { placeHeader }),
      ...(audience === undefined ? {} : { audience }),
      ...(contributeCategories === undefined ? {} : { contributeCategories }),
      ...(periods === undefined ? {} : { contributePeriodsPerYear: checkPeriods(periods) }),
      ...(businessId === undefined ? {} : { businessId }),
      ...(identity === undefined ? {} : { identity }),
      ...(controller === undefined ? {} : { controller }),
      ...(processors.length === 0 && site.settings.processors === undefined ? {} : { processors }),
      ...(agents.length === 0 && site.settings.agents === undefined ? {} : { agents }),
    }
    await store.updateSite({ ...site, settings })
    const said = (value: unknown): string =>
      value === undefined || value === '' ? 'not said' : String(value)
    output.table([
      { setting: 'place', value: said(settings.place) },
      { setting: 'place header', value: said(settings.placeHeader) },
      { setting: 'audience', value: settings.audience ?? 'general' },
      { setting: 'contribute', value: settings.contributeCategories.join(' and ') },
      { setting: 'periods a year', value: String(contributePeriods(settings)) },
      { setting: 'issuer', value: said(identity?.issuer) },
      { setting: 'keys', value: said(identity?.jwksUrl ?? identity?.jwks?.keys.length) },
      { setting: 'controller', value: said(controller?.controller) },
      { setting: 'contact', value: said(controller?.contact) },
      { setting: 'officer', value: said(controller?.officer) },
      { setting: 'recipients', value: said(controller?.recipients.join('; ')) },
      { setting: 'transfers', value: said(controller?.transfers.join('; ')) },
      { setting: 'processors', value: said(processors.map(({ name }) => name).join('; ')) },
      { setting: 'called by agents', value: settings.businessId ?? site.id },
      { setting: 'agents', value: said(agents.map(({ id }) => id).join('; ')) },
      { setting: 'assessment', value: assessmentOf({ settings }) },
    ])
    output.say('\nA server that runs takes it over within half a minute.')
    output.result({
      site: site.id,
      place: settings.place ?? null,
      controller: controller ?? null,
      processors: processors.map(({ name }) => name),
      agents: agents.map(({ id }) => id),
    })
  })
}
