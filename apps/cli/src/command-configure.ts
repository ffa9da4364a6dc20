/** discreet configure: what a site says about itself (place, who signs people in, who is responsible). */
import { readFileSync } from 'node:fs'
import type { Processor, RightsAgent, SettingsChange, SiteSettings } from '@discreet/engine'
import { assessmentOf, changedSettings, contributePeriods } from '@discreet/engine'
import type { ControllerFacts } from '@discreet/policy'
import { DiscreetError } from '@discreet/protocol'
import { agentOf, merged, processorOf } from './configure-recipients.ts'
import type { StaffProviderOptions } from './configure-staff.ts'
import { changeStaffProvider, shownStaffProvider, staffProviderOf } from './configure-staff.ts'
import type { Output } from './output.ts'
import type { StoreChoice } from './session.ts'
import { chosenSite, withSession } from './session.ts'

export interface ConfigureOptions extends StoreChoice, StaffProviderOptions {
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

/** Names of options, where they are not the setting's in kebab case. */
const optionOf: Readonly<Record<string, string>> = { jwksUrl: '--jwks' }

function asOption(field: string): string {
  const name = field.slice(1)
  return optionOf[name] ?? `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
}

/** A file, or an address. */
function keysOf(jwks: string | undefined): Pick<SettingsChange, 'jwks' | 'jwksUrl'> {
  if (jwks === undefined) return {}
  if (/^https?:\/\//.test(jwks)) return { jwksUrl: jwks }
  try {
    return { jwks: JSON.parse(readFileSync(jwks, 'utf8')) as unknown }
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
}

function checked(before: SiteSettings, change: SettingsChange): SiteSettings {
  const changed = changedSettings(before, change)
  if (changed.ok) return changed.settings
  const { field = '', expected = '' } = changed.details ?? {}
  const code = field === '/jwks' ? 'file_invalid' : 'parameter_invalid'
  throw new DiscreetError(code, changed.reason, { field: asOption(field), expected })
}

function changeOf(options: ConfigureOptions): SettingsChange {
  const { place, placeHeader, audience, issuer, contributeCategories } = options
  const { contributePeriodsPerYear } = options
  const said = { place, placeHeader, audience, issuer, contributeCategories }
  return {
    ...Object.fromEntries(
      Object.entries({ ...said, contributePeriodsPerYear }).filter(([, one]) => one !== undefined),
    ),
    ...keysOf(options.jwks),
  }
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

function keysShown({ identity }: SiteSettings): string | number | undefined {
  return identity?.jwksUrl ?? identity?.jwks?.keys.length
}

export async function configure(options: ConfigureOptions, output: Output): Promise<void> {
  const given = givenRecipients(options)
  await withSession(options, async ({ store, cryptography, now }) => {
    const opened = await chosenSite(store, options.site)
    const { site } = opened
    const { businessId } = options
    const staffProvider = staffProviderOf(options, site.settings.staffProvider)
    const stated = checked(site.settings, changeOf(options))
    const controller = controllerOf(options, site.settings.controller)
    const { processors, agents } = recipientsOf(options, given, site.settings)
    const { staffProvider: _, ...others } = stated
    const settings: SiteSettings = {
      ...others,
      ...(staffProvider === undefined ? {} : { staffProvider }),
      ...(businessId === undefined ? {} : { businessId }),
      ...(controller === undefined ? {} : { controller }),
      ...(processors.length === 0 && site.settings.processors === undefined ? {} : { processors }),
      ...(agents.length === 0 && site.settings.agents === undefined ? {} : { agents }),
    }
    await changeStaffProvider({ store: opened, cryptography, now }, staffProvider, () =>
      store.updateSite({ ...site, settings }),
    )
    const said = (value: unknown): string =>
      value === undefined || value === '' ? 'not said' : String(value)
    output.table([
      { setting: 'place', value: said(settings.place) },
      { setting: 'place header', value: said(settings.placeHeader) },
      { setting: 'audience', value: settings.audience ?? 'general' },
      { setting: 'contribute', value: settings.contributeCategories.join(' and ') },
      { setting: 'periods a year', value: String(contributePeriods(settings)) },
      { setting: 'issuer', value: said(settings.identity?.issuer) },
      { setting: 'keys', value: said(keysShown(settings)) },
      { setting: 'controller', value: said(controller?.controller) },
      { setting: 'contact', value: said(controller?.contact) },
      { setting: 'officer', value: said(controller?.officer) },
      { setting: 'recipients', value: said(controller?.recipients.join('; ')) },
      { setting: 'transfers', value: said(controller?.transfers.join('; ')) },
      { setting: 'processors', value: said(processors.map(({ name }) => name).join('; ')) },
      { setting: 'called by agents', value: settings.businessId ?? site.id },
      { setting: 'agents', value: said(agents.map(({ id }) => id).join('; ')) },
      { setting: 'staff sign in at', value: said(shownStaffProvider(settings)) },
      { setting: 'assessment', value: assessmentOf({ settings }) },
    ])
    output.say('\nA server that runs takes it over within half a minute.')
    output.result({
      site: site.id,
      place: settings.place ?? null,
      controller: controller ?? null,
      processors: processors.map(({ name }) => name),
      agents: agents.map(({ id }) => id),
      staffProvider: staffProvider ?? null,
    })
  })
}
