/**
 * The scenarios of OpenFeature that a provider can pass or fail (open-feature/spec,
 * specification/assets/gherkin), run through the real SDK of OpenFeature. docs/openfeature.md says
 * which there are and which do not apply.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

export { flagAttributes, flagFile } from './openfeature-flags.ts'

export type FlagKind = 'boolean' | 'string' | 'number' | 'object'
type Json = string | number | boolean | null | Json[] | { [name: string]: Json }
export type FlagContext = Readonly<Record<string, Json>>
export type ProviderState = 'stable' | 'not ready' | 'error' | 'fatal' | 'stale'

export interface FlagDetails {
  readonly flagKey: string
  readonly value: unknown
  readonly variant?: string
  readonly reason?: string
  readonly errorCode?: string
  readonly errorMessage?: string
  readonly flagMetadata: Readonly<Record<string, unknown>>
}

/** What an application has: a client of the SDK, bound to the provider. */
export interface FlagClient {
  details(
    kind: FlagKind,
    key: string,
    byDefault: Json,
    context?: FlagContext,
    hooks?: readonly unknown[],
  ): Promise<FlagDetails>
  value(kind: FlagKind, key: string, byDefault: Json, context?: FlagContext): Promise<unknown>
  status(): string
  /** Resolves with the event's details when it came. */
  next(event: string): Promise<Readonly<Record<string, unknown>>>
  /** The site changes this flag, and the provider has noticed. */
  change(key: string): Promise<void>
}

export interface FlagWorld {
  /** A client of its own, with a provider in this state. `waiting`: called before it is set. */
  open(state: ProviderState, waiting?: (client: FlagClient) => void): Promise<FlagClient>
  close(): Promise<void>
}

const pictures = { showImages: true, title: 'Check out these pics!', imagesPerPage: 100 }

const plain = [
  ['boolean', 'boolean-flag', false, true, 'on'],
  ['string', 'string-flag', 'bye', 'hi', 'greeting'],
  ['number', 'integer-flag', 1, 10, 'ten'],
  ['number', 'float-flag', 0.1, 0.5, 'half'],
  ['object', 'object-flag', {}, pictures, 'template'],
] as const

const zeros = [
  ['boolean', 'boolean', true, false],
  ['string', 'string', 'hi', ''],
  ['number', 'integer', 1, 0],
  ['number', 'float', 0.1, 0],
  ['object', 'object', { a: 1 }, {}],
] as const

const defaults = [
  ['boolean', 'boolean-flag', false],
  ['string', 'string-flag', 'bye'],
  ['number', 'integer-flag', 1],
  ['number', 'float-flag', 0.1],
  ['object', 'object-flag', { a: 1 }],
] as const

const mismatches = [
  ['string', 'boolean-flag', 'bye'],
  ['boolean', 'string-flag', false],
  ['number', 'string-flag', 1],
  ['object', 'string-flag', {}],
  ['number', 'boolean-flag', 1],
  ['number', 'boolean-flag', 0.1],
  ['number', 'wrong-flag', 13],
] as const

type Asking = () => FlagClient

function evaluates(client: Asking): void {
  it.each(plain)('a %s is there as a plain value: %s', async (kind, key, byDefault, value) => {
    expect(await client().value(kind, key, byDefault)).toEqual(value)
  })

  it.each(plain)(
    'a %s comes with key, variant and reason: %s',
    async (kind, key, no, value, name) => {
      expect(await client().details(kind, key, no)).toMatchObject({
        flagKey: key,
        value,
        variant: name,
        reason: 'STATIC',
      })
    },
  )

  it.each(zeros)('an empty %s is a value: %s', async (kind, name, byDefault, value) => {
    const details = await client().details(kind, `${name}-zero-flag`, byDefault)
    expect(details).toMatchObject({ value, variant: 'zero', reason: 'STATIC' })
    expect(details.errorCode).toBeUndefined()
  })

  it('asked twice, a flag answers the same', async () => {
    const first = await client().details('boolean', 'boolean-flag', false)
    expect(await client().details('boolean', 'boolean-flag', false)).toEqual(first)
  })

  it('a flag without a campaign has no metadata', async () => {
    for (const [kind, key, byDefault] of plain) {
      expect((await client().details(kind, key, byDefault)).flagMetadata).toEqual({})
    }
  })

  it.each([
    ['boolean', 'boolean-disabled-flag', false],
    ['string', 'string-disabled-flag', 'bye'],
  ] as const)(
    'a %s that is switched off leaves it to the code: %s',
    async (kind, key, byDefault) => {
      const details = await client().details(kind, key, byDefault)
      expect(details).toMatchObject({ value: byDefault, reason: 'DISABLED' })
    },
  )
}

function targets(client: Asking): void {
  const cases = [
    ['a context that fits', { email: 'ballmer@macrosoft.com' }, 'TARGETING_MATCH', 'zero'],
    ['a context that does not fit', { email: 'ballmer@none.com' }, 'DEFAULT', 'also-zero'],
    ['an empty context', {}, 'DEFAULT', 'also-zero'],
    ['a context with null in it', { email: null }, 'DEFAULT', 'also-zero'],
  ] as const
  describe.each(cases)('%s', (_title, context, reason, variant) => {
    it.each(zeros)('decides a %s: %s', async (kind, name, byDefault, value) => {
      const key = `${name}-targeted-zero-flag`
      const details = await client().details(kind, key, byDefault, context)
      expect(details).toMatchObject({ value, reason, variant })
    })
  })

  it('reads one attribute among others that it has no use for', async () => {
    const others = { fn: 'Sulisław', ln: 'Świętopełk', email: 'x@y.z', role: 'admin', age: 65 }
    for (const customer of [false, 'false']) {
      const inside = await client().details('string', 'context-aware', 'EXTERNAL', {
        ...others,
        customer,
      })
      expect(inside).toMatchObject({ value: 'INTERNAL', reason: 'TARGETING_MATCH' })
    }
    expect(await client().value('string', 'context-aware', 'EXTERNAL')).toBe('EXTERNAL')
  })

  it('leaves the context of the application as it was', async () => {
    const context = { email: 'ballmer@macrosoft.com', nested: { list: [1, 2] } }
    const before = structuredClone(context)
    const details = await client().details('boolean', 'boolean-flag', false, context)
    expect(context).toEqual(before)
    expect(Object.isFrozen(details.flagMetadata)).toBe(true)
  })
}

function refuses(client: Asking): void {
  it.each(defaults)('a %s that is not there is the default (%s)', async (kind, _key, byDefault) => {
    const details = await client().details(kind, 'non-existent-flag', byDefault)
    const { errorCode, errorMessage } = details
    expect(details).toMatchObject({
      value: byDefault,
      reason: 'ERROR',
      errorCode: 'FLAG_NOT_FOUND',
    })
    expect({ errorCode, errorMessage }).toMatchObject({
      errorMessage: expect.stringContaining('flag non-existent-flag not found'),
    })
  })

  it.each(mismatches)('asked for as a %s, %s is the default', async (kind, key, byDefault) => {
    expect(await client().details(kind, key, byDefault)).toMatchObject({
      value: byDefault,
      reason: 'ERROR',
      errorCode: 'TYPE_MISMATCH',
    })
  })
}

function hooked(client: Asking): void {
  const watched = async (kind: FlagKind, key: string, byDefault: Json) => {
    const stages: string[] = []
    let last: FlagDetails | undefined
    const keep = (stage: string) => (_context: unknown, details?: unknown) => {
      stages.push(stage)
      if (stage !== 'before' && stage !== 'error') last = details as FlagDetails
    }
    const hook = Object.fromEntries(
      ['before', 'after', 'error', 'finally'].map((stage) => [stage, keep(stage)]),
    )
    await client().details(kind, key, byDefault, {}, [hook])
    return { stages, last }
  }

  it('sees the details after and finally', async () => {
    const { stages, last } = await watched('boolean', 'boolean-flag', false)
    expect(stages).toEqual(['before', 'after', 'finally'])
    expect(last).toMatchObject({ flagKey: 'boolean-flag', value: true, variant: 'on' })
    expect(last?.reason).toBe('STATIC')
    expect(last?.errorCode).toBeUndefined()
  })

  it.each([
    ['is not there', 'string', 'missing-flag', 'uh-oh', 'FLAG_NOT_FOUND'],
    ['is of another type', 'number', 'wrong-flag', 13, 'TYPE_MISMATCH'],
  ] as const)(
    'sees the default when a flag %s',
    async (_title, kind, key, byDefault, errorCode) => {
      const { stages, last } = await watched(kind, key, byDefault)
      expect(stages).toEqual(['before', 'error', 'finally'])
      expect(last).toMatchObject({ flagKey: key, value: byDefault, reason: 'ERROR', errorCode })
      expect(last?.variant).toBeUndefined()
    },
  )

  it('runs in the order in which it was given', async () => {
    const order: string[] = []
    const hooks = ['first', 'second'].map((name) => ({ before: () => void order.push(name) }))
    await client().details('boolean', 'boolean-flag', false, {}, hooks)
    expect(order).toEqual(['first', 'second'])
  })
}

function states(world: FlagWorld): void {
  it.each([
    ['stable', 'READY'],
    ['not ready', 'NOT_READY'],
    ['error', 'ERROR'],
    ['fatal', 'FATAL'],
    ['stale', 'STALE'],
  ] as const)('is known: %s', async (state, code) => {
    expect((await world.open(state)).status()).toBe(code)
  })

  describe.each([
    ['not ready', 'PROVIDER_NOT_READY'],
    ['error', 'PROVIDER_NOT_READY'],
    ['fatal', 'PROVIDER_FATAL'],
  ] as const)('%s', (state, errorCode) => {
    it.each(defaults)('a %s is the default: %s', async (kind, key, byDefault) => {
      const client = await world.open(state)
      const details = await client.details(kind, key, byDefault)
      expect(details).toMatchObject({ value: byDefault, reason: 'ERROR', errorCode })
    })
  })

  it('stale, it still answers from what it has', async () => {
    const client = await world.open('stale')
    expect(await client.value('string', 'string-flag', 'bye')).toBe('hi')
  })
}

function events(world: FlagWorld): void {
  it.each([
    ['ready', 'PROVIDER_READY', 'stable'],
    ['not to be had', 'PROVIDER_ERROR', 'error'],
  ] as const)('says that it is %s', async (_title, event, state) => {
    let came: Promise<unknown> | undefined
    await world.open(state, (client) => {
      came = client.next(event)
    })
    await expect(came).resolves.toBeDefined()
  })

  it('says which flag changed', async () => {
    const client = await world.open('stable')
    const came = client.next('PROVIDER_CONFIGURATION_CHANGED')
    await client.change('changing-flag')
    expect((await came)['flagsChanged']).toEqual(['changing-flag'])
    expect(await client.value('boolean', 'changing-flag', false)).toBe(true)
  })
}

export function openFeatureSuite(name: string, world: FlagWorld): void {
  describe(`${name}: OpenFeature`, () => {
    let stable: FlagClient
    const client: Asking = () => stable
    beforeAll(async () => {
      stable = await world.open('stable')
    })
    afterAll(() => world.close())

    describe('a flag', () => evaluates(client))
    describe('targeting', () => targets(client))
    describe('what cannot be answered', () => refuses(client))
    describe('a hook', () => hooked(client))
    describe('the state of the provider', () => states(world))
    describe('the provider', () => events(world))
  })
}
