/** What was chosen and what follows from it: of this page or device, or of the account at level 3. */
import type { Decision, PersonState, SiteFacts } from '@discreet/policy'
import { decide, gpcFromProperty, unknownPerson } from '@discreet/policy'
import type { AccountChoices } from './account.ts'
import type { AccountPurpose, Choices, Level } from './types.ts'

/** Nothing is known of the site, so nothing but the least may happen. */
const leastDecision: Decision = {
  level: 0,
  purposes: ['page'],
  fields: [],
  reasons: ['default'],
  obligations: [],
  pack: { id: 'strictest', version: '' },
}

/** Global Privacy Control, as the browser says it. */
export function gpc(): boolean {
  return gpcFromProperty((navigator as { globalPrivacyControl?: unknown }).globalPrivacyControl)
}

/** A clock that the site contradicts says nothing of what has become too old. */
export function clockFits({ crowd }: Pick<SiteFacts, 'crowd'>, now: number): boolean {
  return now >= crowd.startsAt && now < crowd.endsAt
}

export class Standing {
  /** Of this page or device; never above level 2. */
  state: PersonState = unknownPerson
  facts: SiteFacts | undefined
  signedIn = false
  /** Of whoever is signed in. */
  account: AccountChoices | undefined
  trouble = ''

  /** For this page or device. */
  decide(state: PersonState = this.state): Decision {
    const { facts } = this
    if (facts === undefined) return leastDecision
    const request = { signedIn: false, gpc: gpc(), audience: facts.audience }
    return decide(request, state, facts.pack, Date.now())
  }

  /** The choice ran out, and not only by a clock that is wrong: then nothing may be kept. */
  get ranOut(): boolean {
    const { facts, state } = this
    const now = Date.now()
    return facts !== undefined && clockFits(facts, now) && now >= (state.chosenAt ?? 0)
  }

  get atAccount(): boolean {
    return this.account?.level.inForce === 3
  }

  /** Of the account, at level 3. */
  get purposesInForce(): readonly AccountPurpose[] {
    const { account } = this
    if (account === undefined || !this.atAccount) return []
    return account.purposes.flatMap(({ purpose, inForce }) => (inForce ? purpose : []))
  }

  get level(): Level {
    return this.atAccount ? 3 : this.decide().level
  }

  choices(): Choices {
    const { state, account, facts, signedIn, trouble } = this
    const common = {
      signedIn,
      accounts: facts?.accounts ?? false,
      restricted: account?.restricted ?? false,
      objections: account?.objections ?? [],
      trouble,
    }
    if (account !== undefined && this.atAccount) {
      return {
        ...common,
        level: 3,
        chosen: account.level.chosen,
        chosenAt: account.chosenAt === null ? null : Date.parse(account.chosenAt),
        contribute: account.contribute.inForce,
        purposes: account.purposes.flatMap(({ purpose, on }) => (on ? purpose : [])),
        gpc: account.gpcHonoured || gpc(),
        reasons: account.reasons.map(({ code }) => code),
        obligations: account.obligations,
        pack: account.pack,
      }
    }
    const decision = this.decide()
    return {
      ...common,
      level: decision.level,
      chosen: state.level,
      chosenAt: state.chosenAt,
      contribute: signedIn
        ? (account?.contribute.inForce ?? false)
        : decision.purposes.includes('contribute'),
      purposes: [],
      gpc: gpc(),
      reasons: decision.reasons,
      obligations: decision.obligations,
      pack: decision.pack,
    }
  }
}
