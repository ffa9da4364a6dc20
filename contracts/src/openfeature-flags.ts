/**
 * The flags that the OpenFeature scenarios ask for, as a campaign file: a flag is a placement with a
 * `value` content. A context's `email`, `customer` and `key` stand for fields of rules.
 */

type Json = string | number | boolean | Readonly<Record<string, unknown>>

export const flagAttributes = {
  email: 'given.place',
  customer: 'given.weather',
  key: 'device.class',
} as const

/** Off its schedule since long ago. */
const over = { until: 1 }

interface Flag {
  /** By variant; the last is what the slot shows when no rule holds. */
  readonly variants: Readonly<Record<string, Json>>
  readonly rules?: Readonly<Record<string, { readonly field: string; readonly is: string[] }>>
  readonly off?: true
}

const pictures = { showImages: true, title: 'Check out these pics!', imagesPerPage: 100 }
const targeted = { field: 'given.place', is: ['ballmer@macrosoft.com'] }
/** Empty either way: only the reason says which one it is. */
const zero = (value: Json): Flag => ({
  variants: { zero: value, 'also-zero': value },
  rules: { zero: targeted },
})
const levels = ['API', 'Transaction', 'Client', 'Invocation', 'Before Hooks']

const flags: Readonly<Record<string, Flag>> = {
  'boolean-flag': { variants: { on: true } },
  'string-flag': { variants: { greeting: 'hi' } },
  'integer-flag': { variants: { ten: 10 } },
  'float-flag': { variants: { half: 0.5 } },
  'object-flag': { variants: { template: pictures } },
  'boolean-zero-flag': { variants: { zero: false } },
  'string-zero-flag': { variants: { zero: '' } },
  'integer-zero-flag': { variants: { zero: 0 } },
  'float-zero-flag': { variants: { zero: 0 } },
  'object-zero-flag': { variants: { zero: {} } },
  'boolean-targeted-zero-flag': zero(false),
  'string-targeted-zero-flag': zero(''),
  'integer-targeted-zero-flag': zero(0),
  'float-targeted-zero-flag': zero(0),
  'object-targeted-zero-flag': zero({}),
  'context-aware': {
    variants: { internal: 'INTERNAL', external: 'EXTERNAL' },
    rules: { internal: { field: 'given.weather', is: ['false'] } },
  },
  'wrong-flag': { variants: { one: 'uno' } },
  'boolean-disabled-flag': { variants: { on: true }, off: true },
  'string-disabled-flag': { variants: { greeting: 'hi' }, off: true },
  'merged-flag': {
    variants: { ...Object.fromEntries(levels.map((level) => [level, level])), nowhere: 'nowhere' },
    rules: Object.fromEntries(levels.map((is) => [is, { field: 'device.class', is: [is] }])),
  },
}

function placementOf(id: string, { variants, rules, off }: Flag) {
  const contents = Object.entries(variants).map(([variant, value]) => {
    const when = rules?.[variant]
    const content = { kind: 'value', value }
    return { id: variant, content, ...(when === undefined ? {} : { when }) }
  })
  return { id, name: id, contents, ...(off === undefined ? {} : { schedule: over }) }
}

/** `changed`: a flag of this key is another one. */
export function flagFile(changed?: string): Readonly<Record<string, unknown>> {
  return {
    version: 1,
    site: 'corner',
    placements: [
      ...Object.entries(flags).map(([id, flag]) => placementOf(id, flag)),
      placementOf('changing-flag', { variants: { here: changed === 'changing-flag' } }),
    ],
    segments: [],
    campaigns: [],
    questionShare: 0,
  }
}
