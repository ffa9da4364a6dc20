/**
 * Telling processors of what a person asked for (GDPR 19, 28(3)(e)): for each of them a request of
 * OpenDSR 2.0 (specification.md § 7.1) in the outbox, which is at the same time the register of who was
 * told what, when, and how it went.
 */
import type { LawPack } from '@discreet/policy'
import type { RequestType, RightsRequest } from '@discreet/rights'
import type { Cryptography, Processor } from './ports.ts'
import type { Outgoing, RequestPerson } from './rights-ports.ts'
import type { RightsSetup } from './rights-setup.ts'
import { sealDelivery } from './sealed-delivery.ts'

type Telling =
  | { readonly tell: string }
  /** Why nobody is told. */
  | { readonly tell: undefined; readonly why: string }

const stopsHere: Telling = {
  tell: undefined,
  why: 'it ends a use that is made here; processors are given nothing for it',
}
const concernsNobody: Telling = { tell: undefined, why: 'it is about an answer of ours' }

/**
 * OpenDSR names access, portability and erasure. GDPR 19 wants rectification and restriction told as
 * well; they go out under their own names, and a processor that does not know them says so.
 */
const tellings: Readonly<Record<RequestType, Telling>> = {
  access: { tell: 'access' },
  portability: { tell: 'portability' },
  erasure: { tell: 'erasure' },
  rectification: { tell: 'rectification' },
  restriction: { tell: 'restriction' },
  objection: stopsHere,
  opt_out: stopsHere,
  limit_sensitive: stopsHere,
  withdraw: stopsHere,
  complaint: concernsNobody,
  appeal: concernsNobody,
  explain: concernsNobody,
}

export function tellingOf(type: RequestType): Telling {
  return tellings[type]
}

/** OpenDSR knows two; what is not of the CCPA is most like the GDPR. */
function regulationOf({ id }: Pick<LawPack, 'id'>): 'gdpr' | 'ccpa' {
  return id === 'us' || id.startsWith('us-') ? 'ccpa' : 'gdpr'
}

/**
 * The same for the same request and processor, so that telling twice is telling once; it tells whoever
 * has several of them nothing. In the form of a random UUID (RFC 9562 § 5.4), as OpenDSR § 1.1 asks for.
 */
function idOf(
  { cryptography }: { readonly cryptography: Cryptography },
  request: string,
  name: string,
): string {
  const hex = cryptography.sha256(`delivery\0${request}\0${name}`)
  const variant = '89ab'[Number.parseInt(hex.charAt(16), 16) & 3] ?? '8'
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-')
}

function domainOf({ url }: Processor): string {
  return /^https?:\/\/(?:[^/?#@]*@)?([^/?#:]+|\[[^\]]*\])/i.exec(url)?.[1]?.toLowerCase() ?? ''
}

function identityOf({ identity }: Processor, person: RequestPerson): string | undefined {
  const value = identity === 'email' ? person.email : person.person
  return value === undefined || value === '' ? undefined : value
}

function bodyOf(
  id: string,
  type: string,
  { receivedAt, pack, site }: RightsRequest,
  processor: Processor,
  value: string,
): Readonly<Record<string, unknown>> {
  return {
    regulation: regulationOf(pack),
    subject_request_id: id,
    subject_request_type: type,
    submitted_time: new Date(receivedAt).toISOString(),
    subject_identities: [
      { identity_type: processor.identity, identity_value: value, identity_format: 'raw' },
    ],
    api_version: '2.0',
    extensions: { [domainOf(processor)]: { site, law: `${pack.id}@${pack.version}` } },
  }
}

/** Nothing to send: the register says why. */
const nothing = new Uint8Array(0)

async function putOne(
  setup: RightsSetup,
  request: RightsRequest,
  processor: Processor,
  told: { readonly type: string; readonly value: string | undefined },
): Promise<void> {
  const { type, value } = told
  const { outbox } = setup.store.rights
  const id = idOf(setup, request.id, processor.name)
  const now = setup.now()
  const about = { id, request: request.id, kind: 'webhook', recipient: processor.name } as const
  const fresh: Outgoing = { ...about, state: 'waiting', tries: 0, nextAt: now, trouble: null }
  if (value === undefined) {
    await outbox.put({ ...fresh, state: 'failed', trouble: 'identity unknown' }, nothing)
    return
  }
  const body = bodyOf(id, type, request, processor, value)
  await outbox.put(fresh, await sealDelivery(setup, id, { kind: 'webhook', since: now, body }))
}

/**
 * Returns how many processors are in the register because of this call: told as soon as it can be, or
 * noted as not reachable because nothing is known by which they know the person. Safe to repeat.
 */
export async function fanOut(
  setup: RightsSetup,
  request: RightsRequest,
  person: RequestPerson,
): Promise<number> {
  const { tell } = tellingOf(request.type)
  if (tell === undefined) return 0
  const { site, rights } = setup.store
  const before = await rights.outbox.ofRequest(request.id)
  const known = new Set(
    before.filter(({ kind }) => kind === 'webhook').map(({ recipient }) => recipient),
  )
  const missing = (site.settings.processors ?? []).filter(({ name }) => !known.has(name))
  for (const processor of missing) {
    const value = identityOf(processor, person)
    await putOne(setup, request, processor, { type: tell, value })
  }
  if (missing.length > 0) await setup.wake('outbox', { request: request.id })
  return missing.length
}
