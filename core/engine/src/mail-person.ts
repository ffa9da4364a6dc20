/** A mail to whoever a request is from, by way of the outbox. */
import type { RightsRequest } from '@discreet/rights'
import { freshId } from './move-request.ts'
import type { RightsSetup } from './rights-setup.ts'
import { sealDelivery } from './sealed-delivery.ts'

export interface PersonMail {
  readonly to: string
  readonly subject: string
  readonly text: string
  /** Of its words, BCP 47. */
  readonly locale?: string
}

/** It is in the outbox when this resolves; when it arrives is up to mail. */
export async function mailPerson(
  setup: RightsSetup,
  { id: request }: Pick<RightsRequest, 'id'>,
  { to, subject, text, locale }: PersonMail,
): Promise<void> {
  const id = freshId(setup)
  const now = setup.now()
  const sealed = await sealDelivery(setup, id, {
    kind: 'mail',
    since: now,
    to,
    subject,
    text,
    ...(locale === undefined ? {} : { locale }),
  })
  const one = { id, request, kind: 'mail', recipient: 'person' } as const
  const state = { state: 'waiting', tries: 0, nextAt: now, trouble: null } as const
  await setup.store.rights.outbox.put({ ...one, ...state }, sealed)
  await setup.wake('outbox', { request })
}
