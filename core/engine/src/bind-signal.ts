/**
 * Global Privacy Control seen for an account stands from then on, on every device (11 CCR § 7025
 * (c)(1)), until the person chooses otherwise. That the signal spoke, and nobody else, is in the record.
 */
import { decide } from '@discreet/policy'
import { refuse } from '@discreet/protocol'
import type { PeopleSetup, Standing, Visitor } from './choices.ts'
import { choicesPermit, noticeOf } from './choices.ts'

/** Does nothing without the signal, without an account, or when it stands already. */
export async function bindSignal(
  setup: PeopleSetup,
  visitor: Visitor,
  { person, pack }: Standing,
): Promise<void> {
  const { subject, gpc } = visitor
  if (!gpc || subject === undefined || person === undefined || person.state.standingGpc) return
  const { cryptography, store } = setup
  const notice = noticeOf(setup, pack, 'en')
  await store.people.choose(choicesPermit(setup, subject), (current) => {
    if (current === undefined || current.state.standingGpc) {
      return refuse('not_permitted', 'the signal stands already')
    }
    const state = { ...current.state, standingGpc: true }
    const request = { signedIn: true, gpc, audience: 'general' } as const
    const decision = decide(request, state, pack, setup.now())
    return {
      person: { ...current, state },
      record: {
        schema: 'https://discreet.example/consent/1',
        id: cryptography.pseudonym(cryptography.newKey(), 'record', ''),
        site: store.site.id,
        event: 'refused',
        at: setup.now(),
        levelFrom: state.level,
        levelTo: state.level ?? 0,
        purposes: state.purposes,
        contribute: state.contribute,
        erased: [],
        notice: { sha256: cryptography.sha256(JSON.stringify(notice)), locale: notice.locale },
        pack: decision.pack,
        jurisdiction: current.place,
        decision: cryptography.sha256(JSON.stringify([state, decision])),
        signal: 'gpc',
        expressedBy: 'signal',
        method: 'signal',
        validUntil: null,
      },
    }
  })
}
