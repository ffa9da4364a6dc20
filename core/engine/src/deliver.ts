/**
 * Works off the outbox: mails, and requests to processors. Each thing is taken with a lease, so that of
 * two at once one has it, and whoever dies with it gives it back. What cannot be delivered is tried
 * again for 72 hours, then given up, and stays in sight as failed.
 */
import { DiscreetError } from '@discreet/protocol'
import type { SignedBody, VerifySignature } from './acknowledgement.ts'
import { callbackUrl, cancelled, readAcknowledgement } from './acknowledgement.ts'
import type { Mailer, Outgoing } from './rights-ports.ts'
import type { RightsSetup } from './rights-setup.ts'
import type { Delivery } from './sealed-delivery.ts'
import { openDelivery } from './sealed-delivery.ts'

export interface WebhookAnswer extends SignedBody {
  /** Of HTTP. */
  readonly status: number
}

/** What delivering takes from outside. */
export interface Courier {
  /** undefined: there is no mail server, and mails wait. */
  readonly mailer?: Mailer | undefined
  /** Follows no redirects; rejects when there is no answer within seconds. */
  readonly post: (
    url: string,
    headers: Readonly<Record<string, string>>,
    body: Uint8Array,
  ) => Promise<WebhookAnswer>
  readonly verify: VerifySignature
  /** RFC 4648 § 4. */
  readonly encodeBase64: (bytes: Uint8Array) => string
  /** Where processors reach this server; without it they can only answer at once. */
  readonly publicUrl?: string | undefined
}

export interface Delivered {
  /** Handed over; also when the acknowledgement is still to come. */
  readonly sent: number
  /** Not handed over this time, or for good. */
  readonly failed: number
}

interface Round {
  readonly courier: Courier
  /** Processors that gave no answer: nobody waits for them a second time while others wait. */
  readonly silent: Set<string>
}

type Taken = Awaited<ReturnType<RightsSetup['store']['rights']['outbox']['take']>>[number]
type Settled = Pick<Outgoing, 'state' | 'nextAt' | 'trouble'>

type Outcome =
  | { readonly is: 'acknowledged' }
  | { readonly is: 'sent' }
  /** A processor took it and did not sign for it. */
  | { readonly is: 'unsigned'; readonly trouble: string }
  | { readonly is: 'failed'; readonly trouble: string; readonly forGood?: boolean }

const minute = 60_000
const hour = 60 * minute
/** Longer than any one delivery takes. */
const leaseMilliseconds = 5 * minute
const atOnce = 10
const firstDelay = 5 * minute
const longestDelay = 6 * hour
const giveUpAfter = 72 * hour
/** Tries, six hours apart, at something that does not open and so does not say how old it is. */
const mostUnopened = 12
/** Whoever took it without signing for it is told again, in case that it was lost. */
const remindAfter = 24 * hour

/** Milliseconds before the next try, after this many: 5, 10, 20 … minutes, 6 hours at most. */
function delayAfter(tries: number): number {
  return Math.min(firstDelay * 2 ** Math.min(tries - 1, 20), longestDelay)
}

/** JSON in ASCII, so that its letters are its bytes. */
function asciiJson(value: unknown): Uint8Array {
  const text = JSON.stringify(value).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0))
}

function domainOf(publicUrl: string): string {
  return /^https?:\/\/([^/:?#]+|\[[^\]]*\])/.exec(publicUrl)?.[1] ?? ''
}

/** Never what an error says of itself: that can name somebody. */
function troubleOf(error: unknown): string {
  return error instanceof DiscreetError ? error.code : 'no answer'
}

async function mail(
  { mailer }: Courier,
  { to, subject, text, locale }: Extract<Delivery, { kind: 'mail' }>,
): Promise<Outcome> {
  if (mailer === undefined) return { is: 'failed', trouble: 'no mail server is set up' }
  try {
    await mailer.send({ to, subject, text, ...(locale === undefined ? {} : { locale }) })
    return { is: 'sent' }
  } catch (error) {
    const trouble = troubleOf(error)
    return { is: 'failed', trouble, forGood: trouble === 'delivery_refused' }
  }
}

async function tell(
  setup: RightsSetup,
  { courier, silent }: Round,
  { id, recipient }: Outgoing,
  { body }: Extract<Delivery, { kind: 'webhook' }>,
): Promise<Outcome> {
  const { store, cryptography } = setup
  const { site } = store
  const processor = site.settings.processors?.find(({ name }) => name === recipient)
  if (processor === undefined) {
    return { is: 'failed', trouble: 'no processor of this site any more', forGood: true }
  }
  const { publicUrl, encodeBase64, post, verify } = courier
  const bytes = asciiJson({
    ...body,
    ...(publicUrl === undefined
      ? {}
      : { status_callback_urls: [callbackUrl(publicUrl, site.id, id)] }),
  })
  const headers = {
    accept: 'application/json',
    'content-type': 'application/json',
    'x-opendsr-signature': encodeBase64(cryptography.sign(bytes)),
    ...(publicUrl === undefined ? {} : { 'x-opendsr-controller-domain': domainOf(publicUrl) }),
  }
  const answer = silent.has(recipient)
    ? undefined
    : await post(processor.url, headers, bytes).catch(() => undefined)
  if (answer === undefined) {
    silent.add(recipient)
    return { is: 'failed', trouble: 'no answer' }
  }
  const { status, signature } = answer
  if (status < 200 || status > 299) return { is: 'failed', trouble: `HTTP ${status}` }
  if (signature === undefined) return { is: 'unsigned', trouble: 'not signed for yet' }
  const read = readAcknowledgement(processor, id, answer, verify)
  if (!read.ok) return { is: 'unsigned', trouble: read.reason }
  if (read.status !== 'cancelled') return { is: 'acknowledged' }
  return { is: 'failed', trouble: cancelled, forGood: true }
}

/** How it stands after `tries`. */
function settledOf(
  one: Outgoing,
  outcome: Outcome,
  tries: number,
  since: number,
  now: number,
): Settled {
  const end = since + giveUpAfter
  if (outcome.is === 'acknowledged' || outcome.is === 'sent') {
    return { state: outcome.is, nextAt: now, trouble: null }
  }
  const { trouble } = outcome
  if (outcome.is === 'failed' && outcome.forGood === true) {
    return { state: 'failed', nextAt: now, trouble }
  }
  if (now >= end) {
    return { state: 'failed', nextAt: now, trouble: `given up after 72 hours: ${trouble}` }
  }
  const unsigned = outcome.is === 'unsigned'
  const nextAt = Math.min(now + (unsigned ? remindAfter : delayAfter(tries)), end)
  return { state: unsigned ? 'sent' : one.state, nextAt, trouble }
}

async function deliver(setup: RightsSetup, round: Round, taken: Taken): Promise<boolean> {
  const { sealed, ...one } = taken
  const { outbox } = setup.store.rights
  const tries = one.tries + 1
  let delivery: Delivery
  try {
    delivery = await openDelivery(setup, one.id, sealed)
  } catch (error) {
    // Kept for a while: a master key that is missing can be put back.
    const state = tries > mostUnopened ? 'failed' : one.state
    const nextAt = setup.now() + longestDelay
    await outbox.settle(one.id, { state, tries, nextAt, trouble: troubleOf(error) })
    return false
  }
  const outcome =
    delivery.kind === 'mail'
      ? await mail(round.courier, delivery)
      : await tell(setup, round, one, delivery)
  const now = setup.now()
  await outbox.settle(one.id, { ...settledOf(one, outcome, tries, delivery.since, now), tries })
  return outcome.is !== 'failed'
}

/** Delivers what is due at this site. A thing may arrive twice after a crash, never by two at once. */
export async function deliverDue(setup: RightsSetup, courier: Courier): Promise<Delivered> {
  const { outbox } = setup.store.rights
  const round: Round = { courier, silent: new Set() }
  let [sent, failed] = [0, 0]
  for (;;) {
    const now = setup.now()
    const taken = await outbox.take(now, now + leaseMilliseconds, atOnce)
    const done = await Promise.all(taken.map((one) => deliver(setup, round, one)))
    sent += done.filter(Boolean).length
    failed += done.length - done.filter(Boolean).length
    if (taken.length < atOnce) return { sent, failed }
  }
}
