/** A small shop with a model, accounts and a clock that tests move. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { seededWords, simulateCrowd } from '@discreet/crowd'
import { localVault, nodeCryptography } from '@discreet/crypto-node'
import type { Choice, NewSite, PeopleSetup, SiteSettings, SiteStore, Store } from '@discreet/engine'
import {
  createSite,
  importTarget,
  recordInteractions,
  releasePeriod,
  trainModel,
  withSampleAssessment,
} from '@discreet/engine'
import { readPacks } from '@discreet/packs-file'
import { accountPurposes } from '@discreet/policy'
import { plainInverse } from '@discreet/recommend'
import type { Member, Role } from '@discreet/staff'
import { roles as everyRole, moduleVersions, trainingOf } from '@discreet/staff'
import { openStore } from '@discreet/store-sql'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import type { ServerOptions } from '../src/app.ts'
import { createServer } from '../src/app.ts'

export const day = 86_400_000

/** Of somebody who switches everything on. */
export const everyChoice: Choice = {
  level: 3,
  purposes: accountPurposes,
  contribute: true,
  restricted: false,
  objections: [],
  confirmed: true,
  locale: 'en',
  method: 'button',
  expressedBy: 'subject',
}

interface Ask {
  readonly token?: string
  readonly body?: object
  readonly headers?: Readonly<Record<string, string>>
}

/** Of somebody of the staff, or of a machine: `key:<name>`, with all the training its roles ask for. */
export async function staffKey(
  { site, setup }: Pick<ExampleShop, 'site' | 'setup'>,
  name: string,
  roles: readonly Role[] = everyRole,
  trained = true,
): Promise<string> {
  const key = `discreet-staff-${name.padEnd(43, 'k')}`
  const member: Member = { id: `key:${name}`, name, source: 'key', roles, endedAt: null }
  const at = setup.now()
  const sha256 = setup.cryptography.sha256(key)
  await site.staff.addKey({ sha256, member: member.id, addedAt: at }, member)
  if (trained) await train(site, member, at)
  return key
}

/** Every module that the member's roles ask for is passed at that moment. */
export async function train(
  { staff }: SiteStore,
  { id, roles }: Pick<Member, 'id' | 'roles'>,
  at: number,
): Promise<void> {
  for (const module of new Set(roles.flatMap((role) => trainingOf[role]))) {
    await staff.addPass(id, { module, version: moduleVersions[module], at, right: 5, of: 5 })
  }
}

export interface Answer {
  readonly status: number
  readonly headers: LightMyRequestResponse['headers']
  // biome-ignore lint/suspicious/noExplicitAny: answers of many routes
  readonly body: any
}

export interface ExampleShop {
  readonly store: Store
  readonly site: SiteStore
  readonly setup: PeopleSetup
  readonly server: FastifyInstance
  readonly writeKey: string
  readonly clock: { now: number }
  /** Throwing in it is a crash between two writes. */
  readonly step: { on: ((name: string) => void) | undefined }
  /** Another server on the same store. */
  serve(options?: Partial<ServerOptions>): Promise<FastifyInstance>
  train(): Promise<string>
  call(method: 'GET' | 'PUT' | 'POST' | 'DELETE', url: string, ask?: Ask): Promise<Answer>
  tokenOf(person: string, claims?: object): Promise<string>
  /** What the shop's own backend says about who is signed in. */
  jwtOf(person: string, claims?: object): Promise<string>
  close(): Promise<void>
}

export async function openShop(
  settings: Partial<SiteSettings> = {},
  people = 400,
  { assessed = true }: { readonly assessed?: boolean } = {},
): Promise<ExampleShop> {
  const cryptography = nodeCryptography()
  const vault = localVault(join(mkdtempSync(join(tmpdir(), 'discreet-shop-')), 'keys.json'))
  const packs = readPacks().map(({ pack }) => pack)
  const clock = { now: Date.UTC(2026, 10, 24, 12) }
  const step: ExampleShop['step'] = { on: undefined }
  const now = (): number => clock.now
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true })
  const jwk = { ...(await exportJWK(publicKey)), kid: 'k', alg: 'ES256' }
  const store = await openStore({
    newKey: cryptography.newKey,
    sealPermit: vault.sealPermit,
    now,
    onStep: (name) => step.on?.(name),
  })
  const shop: NewSite = {
    id: 'shop',
    name: 'Shop',
    settings: {
      placeHeader: 'X-Place',
      place: 'DE',
      identity: { issuer: 'https://shop.example', jwks: { keys: [jwk] } },
      ...settings,
    },
  }
  const { writeKey } = await createSite(
    store,
    cryptography,
    assessed ? withSampleAssessment(shop, cryptography, now()) : shop,
  )
  const site = await store.open('shop')
  const crowd = simulateCrowd(people, seededWords(1))
  await site.upsertItems(crowd.items)
  const train = async (): Promise<string> => {
    const { stored } = await trainModel(site, {
      cryptography,
      linearAlgebra: plainInverse,
      at: clock.now,
    })
    return stored.id
  }
  if (people > 0) {
    const { periodId, key } = await importTarget(site, 'crowd', 'person', 0)
    const rows = crowd.baskets.flatMap(({ person, basket, items }) =>
      items.map((item) => ({ person, basket, item, at: 0 })),
    )
    await recordInteractions(site, cryptography, { periodId, key }, rows)
    await releasePeriod(site, { periodId, at: 1, random: seededWords(2) })
    await train()
  }
  const serve = (options: Partial<ServerOptions> = {}): Promise<FastifyInstance> =>
    createServer({
      store,
      cryptography,
      vault,
      packs,
      now,
      logLevel: 'silent',
      refreshMilliseconds: 0,
      ...options,
    })
  const server = await serve()
  await server.ready()
  const call: ExampleShop['call'] = async (method, url, { token, body, headers = {} } = {}) => {
    const answer = await server.inject({
      method,
      url,
      headers: { ...headers, ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) },
      ...(body === undefined ? {} : { payload: body }),
    })
    return { status: answer.statusCode, headers: answer.headers, body: answer.json() }
  }
  const jwtOf: ExampleShop['jwtOf'] = (person, claims = {}) => {
    const seconds = Math.floor(clock.now / 1000)
    return new SignJWT({
      iss: 'https://shop.example',
      aud: 'discreet',
      sub: person,
      ...claims,
    })
      .setProtectedHeader({ alg: 'ES256', kid: 'k' })
      .setIssuedAt(seconds)
      .setExpirationTime(seconds + 300)
      .sign(privateKey)
  }
  return {
    store,
    site,
    setup: { store: site, vault, cryptography, packs, now },
    server,
    writeKey,
    clock,
    step,
    serve,
    train,
    call,
    jwtOf,
    async tokenOf(person, claims = {}) {
      const jwt = await jwtOf(person, claims)
      return (await call('POST', '/v1/me/token', { body: { jwt } })).body.token
    },
    async close() {
      await server.close()
      await store.close()
    },
  }
}
