/** The access to one person, as it goes to the browser that asked for it and comes back from there. */
import type { PersonAccess, RightsSetup, SealedAccess } from '@discreet/engine'
import { readAccess } from '@discreet/engine'
import { DiscreetError } from '@discreet/protocol'
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import type { AtDesk, OfficeDesk } from './office-desk.ts'
import { orThrow } from './problem.ts'
import { actionOf } from './staff-audit.ts'

const hourMilliseconds = 3_600_000
/** Whoever works through letters of people needs fewer; whoever tries addresses needs more. */
const findsPerHour = 30

export const accessText: ReturnType<typeof Type.String> = Type.String({
  pattern: '^[\\w.-]{20,4000}$',
  description: 'As POST /v1/office/people/access gave it',
})

/** Long enough that it says something. */
export const personReason: ReturnType<typeof Type.String> = Type.String({
  minLength: 10,
  maxLength: 500,
  pattern: '\\S',
  description: 'Shown to the person',
})

export function textOfAccess({ id, key, sealed }: SealedAccess): string {
  const bytes = (one: Uint8Array): string => Buffer.from(one).toString('base64url')
  const keyId = Buffer.from(key.keyId).toString('base64url')
  return [id, keyId, bytes(key.bytes), bytes(sealed)].join('.')
}

/** Of whatever is none what comes out does not open. */
function accessOfText(text: string): SealedAccess {
  const [id = '', keyId = '', key = '', sealed = ''] = text.split('.')
  const bytes = (one: string): Uint8Array => Buffer.from(one, 'base64url')
  return {
    id,
    key: { keyId: bytes(keyId).toString(), bytes: bytes(key) },
    sealed: bytes(sealed),
  }
}

export interface WithPerson extends AtDesk {
  readonly person: PersonAccess
}

export class PersonDesk {
  readonly desk: OfficeDesk

  constructor(desk: OfficeDesk) {
    this.desk = desk
  }

  /** Throws `permit_invalid`. */
  async of(request: FastifyRequest): Promise<WithPerson> {
    const at = await this.desk.of(request)
    const { access } = request.body as { access: string }
    const holder = { member: at.member.id, session: at.session?.sha256 ?? null }
    const read = orThrow(await readAccess(at.setup, holder, accessOfText(access)))
    return { ...at, person: read.access }
  }

  /** Every attempt is in the log before it is made; there they are counted. Throws `rate_limited`. */
  async requireFew(setup: RightsSetup, member: string, request: FastifyRequest): Promise<void> {
    const found = await setup.store.staff.actions({
      member,
      action: actionOf(request),
      from: setup.now() - hourMilliseconds,
      // Each is there twice: begun and ended.
      limit: 2 * findsPerHour + 2,
    })
    const attempts = found.filter(({ step }) => step === 'begun').length
    if (attempts <= findsPerHour) return
    throw new DiscreetError('rate_limited', 'you have looked for many people in this hour', {
      expected: `at most ${findsPerHour} an hour; wait and try again`,
    })
  }
}
