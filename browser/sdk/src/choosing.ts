/** Choosing a level: here in the page, on the device, or in the account. */
import type { PersonState } from '@discreet/policy'
import { choiceRefusal, stateAfter } from '@discreet/policy'
import type { Account, AccountChoices } from './account.ts'
import { deviceThere } from './device-there.ts'
import type { Refusing } from './home.ts'
import type { Inner, Why } from './inner.ts'
import { Nowhere } from './nowhere.ts'
import { gpc } from './standing.ts'
import type { Choice, Choices, Level, Receipt, Refused } from './types.ts'

export class Choosing {
  readonly #inner: Inner
  /** Of choices made in this page, oldest first. */
  #receipts: Promise<readonly Receipt[]> = Promise.resolve([])

  constructor(inner: Inner) {
    this.#inner = inner
  }

  /** Choices are made one after the other. */
  set(choice: Choice): Promise<{ readonly ok: true; readonly choices: Choices } | Refused> {
    const inner = this.#inner
    return inner.inTurn(async () => {
      const { signedIn } = inner.standing
      inner.standing.trouble = ''
      await inner.readChoice()
      const refused =
        choice.level === 3 && !signedIn
          ? await inner.refused({ ok: false, code: 'not_permitted' }, 'sign_in')
          : await (signedIn ? this.#inAccount(choice) : this.#here(choice, true)).catch(() =>
              inner.refused({ ok: false, code: 'offline' }),
            )
      await inner.settle()
      return refused ?? { ok: true, choices: inner.choices }
    })
  }

  /** Levels 0 to 2. With `proof` a receipt is asked for, which does not hold anything up. */
  async #here(choice: Choice, proof: boolean): Promise<Refused | undefined> {
    const inner = this.#inner
    const { standing } = inner
    const { state: before } = standing
    const level = choice.level === 3 ? 2 : choice.level
    const contribute = proof ? (choice.contribute ?? before.contribute) : false
    const made = {
      level,
      purposes: [],
      contribute,
      restricted: false,
      objections: [],
      confirmed: choice.confirmed ?? false,
    }
    const after = stateAfter(before, made, gpc(), Date.now())
    const no = choiceRefusal(made, standing.decide(), standing.decide(after), before)
    if (no !== undefined) {
      if ((await inner.facts()) === undefined) return inner.refused(no, 'offline')
      const twice = no.details?.field === '/confirmed'
      return inner.refused(no, twice ? 'confirm' : 'not_permitted')
    }
    const stops = choice.contribute === false || (before.contribute && !after.contribute)
    const moved = await this.#move(level, after, stops)
    if (moved === undefined) standing.state = after
    if (proof && standing.state === after) this.#keepReceipt(before, made)
    return moved && inner.refused(moved, level < 2 ? 'not_erased' : undefined)
  }

  /**
   * Going down takes effect before anything is awaited that could fail; what cannot be erased does not
   * hold it up.
   */
  async #move(level: 0 | 1 | 2, after: PersonState, stops: boolean): Promise<Refusing | undefined> {
    const inner = this.#inner
    const before = inner.home
    const down = level < before.level
    if (down || level === 0) inner.standing.state = after
    if (down) inner.home = new Nowhere(inner.around)
    // What was sent, and what takes part in campaigns, is known only to what is erased next.
    if (stops || down) {
      await inner
        .help()
        .then((help) => help.leave(before, stops))
        .catch(() => undefined)
    }
    if (level === 0) {
      inner.around.page.visit = []
      // What is under way there must not end in a profile that begins later.
      before.close()
      return this.#erase(before.level === 2)
    }
    const devices = await inner.device()
    // While the storage is made.
    void devices.scoring.load()
    const settled = await devices
      .settle(level, after, before)
      .catch((): Refusing => ({ ok: false, code: 'storage_blocked' }))
    if ('ok' in settled) return settled
    if (settled !== before) before.close()
    inner.home = settled
    if (level === 2) return undefined
    inner.standing.state = after
    return this.#erase(before.level === 2)
  }

  /** Whatever this device keeps; another tab may have begun to keep something. */
  async #erase(known: boolean): Promise<Refusing | undefined> {
    const inner = this.#inner
    if (!known && !(await deviceThere(inner.site))) return undefined
    try {
      await (await inner.device()).wipe()
    } catch {
      // Where a browser cannot list its databases there may be none.
      if (known || 'databases' in indexedDB) return { ok: false, code: 'storage_blocked' }
    }
    return undefined
  }

  async #known(account: Account): Promise<AccountChoices | Refusing> {
    const { standing } = this.#inner
    if (standing.account !== undefined) return standing.account
    const answer = await account.choices()
    return answer.ok ? answer.value : answer
  }

  /** The account's "no". Who cannot be vouched for any more is not signed in. */
  #refusedBy(account: Account, answer: Refusing, why?: Why): Promise<Refused> {
    const inner = this.#inner
    inner.standing.signedIn = account.signedIn
    return inner.refused(answer, answer.code === 'token_invalid' ? 'sign_in' : why)
  }

  /** The account keeps the choice of whoever is signed in, at every level. */
  async #inAccount(choice: Choice): Promise<Refused | undefined> {
    const inner = this.#inner
    const { account, home } = inner
    if (account === undefined) return inner.refused({ ok: false, code: 'token_invalid' }, 'sign_in')
    const before = await this.#known(account)
    const down = choice.level < home.level
    if (down) {
      // Use stops here before anybody is asked.
      inner.standing.account = undefined
      const refused = await this.#here(choice, false)
      if (refused !== undefined) return refused
    }
    // What is on cannot be kept on without knowing it.
    if ('ok' in before) return this.#refusedBy(account, before)
    const on = before.purposes.flatMap(({ purpose, on: isOn }) => (isOn ? purpose : []))
    const answer = await account.ask<Receipt>('PUT', '/v1/me/choices', {
      level: choice.level,
      purposes: choice.level === 3 ? (choice.purposes ?? on) : [],
      contribute: choice.contribute ?? before.contribute.on,
      restricted: choice.restricted ?? before.restricted,
      objections: choice.objections ?? before.objections,
      confirmed: choice.confirmed ?? false,
      method: 'button',
    })
    if (!answer.ok) {
      const twice = before.obligations.some((one) => one.do === 'ask_twice')
      const asks = answer.code === 'not_permitted' && twice && choice.confirmed !== true
      return this.#refusedBy(account, answer, asks ? 'confirm' : undefined)
    }
    const stands = await account.choices()
    inner.standing.account = stands.ok ? stands.value : undefined
    return choice.level === 3 || down ? undefined : this.#here(choice, false)
  }

  /** Asked for one after the other, so that the log has them in the order in which they were made. */
  #keepReceipt(before: PersonState, made: { level: Level; contribute: boolean }): void {
    const inner = this.#inner
    const { home } = inner
    const previous = { level: before.level, contribute: before.contribute }
    const { level, contribute } = made
    const body = { level, contribute, confirmed: true, method: 'button', previous }
    const asked = async (): Promise<readonly Receipt[]> => {
      const answer = await inner.around.http.ask<Receipt>('PUT', '/v1/me/choices', body)
      if (!answer.ok) return []
      const { receipt, record } = answer.value
      const { isGenuine } = await import('./receipt-check.ts')
      if (!(await isGenuine(receipt, record, inner.standing.facts?.key))) return []
      if (home === inner.home) await home.keepReceipt?.({ receipt, record })
      return [{ receipt, record }]
    }
    this.#receipts = this.#receipts.then(async (earlier) => [
      ...earlier,
      ...(await asked().catch(() => [])),
    ])
  }

  /** Those of this page, after the ones under way. */
  receipts(): Promise<readonly Receipt[]> {
    return this.#receipts
  }
}
