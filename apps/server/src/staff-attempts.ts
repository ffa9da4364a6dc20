/**
 * Trying to come in. Whoever fails too often has to wait, by their address and by who they tried to be;
 * what is answered is the same whether there is such a member or not.
 */
import type { RightsSetup } from '@discreet/engine'
import { beginAction, endAction, lockedUntil, noteFailure, staffAccessOf } from '@discreet/engine'
import { DiscreetError } from '@discreet/protocol'
import type { Member } from '@discreet/staff'
import type { FastifyRequest } from 'fastify'

/** An action that somebody not known tried. */
const nobody: Member = { id: 'nobody', name: 'nobody', source: 'key', roles: [], endedAt: null }

/** What is no route, done at once: `sign_in`, `session_stolen`. */
export async function noteEvent(
  setup: RightsSetup,
  member: Member | undefined,
  action: string,
  status: number,
  on: Readonly<Record<string, string>> = {},
): Promise<void> {
  const who = member ?? nobody
  const acting = { member: who, access: await staffAccessOf(setup, who) }
  const begun = await beginAction(setup, acting, { action, on, reason: null })
  await endAction(setup, begun, { status })
}

export class Attempts {
  readonly #setup: RightsSetup
  readonly #address: string

  /** The address is kept as a keyed hash only. */
  constructor(setup: RightsSetup, { ip }: Pick<FastifyRequest, 'ip'>) {
    this.#setup = setup
    this.#address = `address:${setup.vault.contact(setup.store.site.id, `address ${ip}`)}`
  }

  /** Throws `rate_limited`. */
  async allowed(member?: string): Promise<void> {
    const now = this.#setup.now()
    for (const of of this.#who(member)) {
      if ((await lockedUntil(this.#setup, of, now)) === undefined) continue
      throw new DiscreetError('rate_limited', 'too many failed tries; wait and try again', {
        expected: 'another try in 15 minutes',
      })
    }
  }

  /** Notes it, and when it is the one that locks, that as well. */
  async failed(action: string, member?: Member): Promise<void> {
    const setup = this.#setup
    const now = setup.now()
    for (const of of this.#who(member?.id)) {
      await noteFailure(setup, of, now)
      const locked = (await lockedUntil(setup, of, now)) !== undefined
      if (locked) await noteEvent(setup, member, 'locked_out', 429)
    }
    await noteEvent(setup, member, action, 401)
  }

  #who(member: string | undefined): readonly string[] {
    return member === undefined ? [this.#address] : [this.#address, `member:${member}`]
  }
}
