/**
 * What stands in a page and the home that belongs to it. What only some levels need is loaded when it
 * is needed. Everything that may move a level happens in turn, so that a level that was lowered is not
 * raised again by something that had begun before.
 */
import type { SiteFacts } from '@discreet/policy'
import type { Account } from './account.ts'
import { deviceThere } from './device-there.ts'
import type { Devices } from './devices.ts'
import type { Helping } from './helping.ts'
import type { Home, Refusing, Surroundings } from './home.ts'
import { Http } from './http.ts'
import { Nowhere } from './nowhere.ts'
import { Page } from './page.ts'
import type { Sentences } from './sentences.ts'
import { Standing } from './standing.ts'
import type { Choices, Level, Options, Refused } from './types.ts'

const factsMilliseconds = 600_000
/** Where even the sentences cannot be had. */
const unreachable = 'We could not reach the shop just now. Try again in a moment.'

export type Why = keyof Sentences['refused']

/** Loaded once; what failed is tried again by whoever needs it next. */
export function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | undefined
  return () => {
    loading ??= load()
    loading.catch(() => {
      loading = undefined
    })
    return loading
  }
}

export class Inner {
  readonly site: string
  readonly locale: string
  readonly around: Surroundings
  readonly standing: Standing = new Standing()
  readonly choiceListeners: Set<(choices: Choices) => void> = new Set()
  readonly changeListeners: Set<() => void> = new Set()
  choices: Choices
  home: Home
  account: Account | undefined
  readonly #options: Options
  /** The site's facts were there at the start, so that what the device keeps was looked at. */
  #started = false
  #closed = false
  #factsAt = 0
  #last: Promise<unknown> = Promise.resolve()
  #devices: Devices | undefined
  #helping: Helping | undefined

  constructor(options: Options) {
    this.#options = options
    this.site = options.site
    this.locale = options.locale ?? (document.documentElement.lang || navigator.language)
    this.around = {
      http: new Http(options.endpoint ?? location.origin, options.site),
      locale: this.locale,
      page: new Page(),
    }
    this.home = new Nowhere(this.around)
    this.choices = this.standing.choices()
  }

  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(work)
    this.#last = done.catch(() => undefined)
    return done
  }

  /** Never rejects. */
  start(): Promise<void> {
    return this.inTurn(() => this.#start()).catch(() => this.trouble('offline'))
  }

  async #start(): Promise<void> {
    const [facts, there] = await Promise.all([
      this.facts(),
      deviceThere(this.site),
      this.findAccount(),
    ])
    if (facts === undefined) await this.trouble('offline')
    else if (there) await this.#openDevice(facts)
    this.#started = facts !== undefined
    await this.settle()
  }

  /** The shop could not be reached at the start. */
  async startAgain(): Promise<void> {
    if (this.#started) return
    await this.inTurn(async () => {
      if (this.#started || (await this.facts()) === undefined) return
      this.standing.trouble = ''
      await this.#start()
    })
  }

  /** What is known of the site; asked again after ten minutes, whatever happens on the page. */
  async facts(): Promise<SiteFacts | undefined> {
    const standing = this.standing
    const age = Math.abs(Date.now() - this.#factsAt)
    if (age < factsMilliseconds && standing.facts) return standing.facts
    const answer = await this.around.http.ask<Partial<SiteFacts>>('GET', '/v1/site')
    const { pack, crowd, catalogue } = answer.ok ? answer.value : {}
    if (answer.ok && pack !== undefined && crowd !== undefined && catalogue !== undefined) {
      const { key } = this.#options
      const facts = answer.value as SiteFacts
      this.#factsAt = Date.now()
      standing.facts = key === undefined ? facts : { ...facts, key }
    }
    return standing.facts
  }

  /** Who is signed in, and what they chose. */
  async findAccount(): Promise<void> {
    const { token } = this.#options
    if (token === undefined) return
    const standing = this.standing
    if (this.account === undefined) {
      const { Account } = await import('./account.ts')
      this.account = new Account(this.around, token)
    }
    standing.signedIn = await this.account.signIn()
    const answer = standing.signedIn ? await this.account.choices() : undefined
    standing.account = answer?.ok === true ? answer.value : undefined
  }

  async #openDevice(facts: SiteFacts): Promise<void> {
    const devices = await this.device()
    const opened = await devices.open(facts)
    if (opened === undefined) return
    const { choice, history } = opened.state
    const seenAt = Math.max(choice.chosenAt, history.at(-1)?.at ?? 0)
    const before = this.standing.state
    this.standing.state = { ...before, ...choice, seenAt }
    if (this.standing.decide().level === 2) {
      this.home = opened.home
      return
    }
    opened.home.close()
    if (!(await this.#leaveDevice())) this.standing.state = before
  }

  /**
   * Without a consent that holds nothing may be kept; a clock that is wrong says nothing of that. True
   * when it went.
   */
  async #leaveDevice(): Promise<boolean> {
    const devices = await this.device()
    devices.leave()
    await this.facts()
    if (!this.standing.ranOut) return false
    await devices.wipe().catch(() => undefined)
    return true
  }

  readonly #loadDevices = once(() => import('./devices.ts'))

  async device(): Promise<Devices> {
    const { Devices } = await this.#loadDevices()
    this.#devices ??= new Devices({
      around: this.around,
      site: this.site,
      facts: () => this.facts(),
      gives: () => !this.standing.signedIn && this.standing.choices().contribute,
      lost: (from) => void this.#lost(from),
      changed: () => void this.#changedElsewhere(),
    })
    if (this.#closed) this.#devices.close()
    return this.#devices
  }

  /** Makes the home fit the level in force, and tells whoever listens. In turn. */
  async settle(): Promise<void> {
    const { level } = this.standing
    const inForce = this.standing.purposesInForce.join()
    if (level !== this.home.level || (level === 3 && inForce !== this.#usedInForce)) {
      const before = this.home
      const next = await this.#homeOf(level)
      if (next !== before) before.close()
      if (before.level === 2 && level < 2) await this.#leaveDevice()
      this.home = next
      this.#usedInForce = inForce
    }
    if (this.home.level === 0) this.around.page.visit = []
    this.tellChoices()
    this.tellChanged()
    if (this.home.level === 2 && this.choices.contribute && !this.#closed) {
      void this.help()
        .then((help) => help.sendDue())
        .catch(() => undefined)
    }
  }

  #usedInForce = ''

  /** Where what a level needs cannot be had, nothing is kept. */
  async #homeOf(level: Level): Promise<Home> {
    if (level === 0) return new Nowhere(this.around)
    const home = await this.#madeHome(level).catch((): Refusing => ({ ok: false, code: 'offline' }))
    if (!('ok' in home)) return home
    this.standing.account = undefined
    this.#nothingKept()
    await this.trouble(home.code === 'offline' ? 'offline' : 'storage_blocked')
    return new Nowhere(this.around)
  }

  async #madeHome(level: Level): Promise<Home | Refusing> {
    if (level === 3 && this.account !== undefined) {
      this.#devices?.leave()
      const { AccountHome } = await import('./account-home.ts')
      return new AccountHome(this.account, this.around, this.standing.purposesInForce)
    }
    const devices = await this.device()
    return devices.settle(level === 2 ? 2 : 1, this.standing.state, this.home)
  }

  #nothingKept(): void {
    this.standing.state = { ...this.standing.state, level: 0, contribute: false }
  }

  /** What the device keeps below an account; nobody sees it there. */
  wipeDevice(): Promise<Refusing | undefined> {
    return this.inTurn(async () => {
      if (!(await deviceThere(this.site))) return undefined
      await (await this.device()).wipe()
      this.#nothingKept()
      return undefined
    }).catch((): Refusing => ({ ok: false, code: 'storage_blocked' }))
  }

  /** The level in force fell by itself: a consent ran out, or other rules hold now. */
  async keepUp(): Promise<void> {
    if (this.standing.level < this.home.level) await this.inTurn(() => this.settle())
  }

  /** Another tab took the device profile away; `from`: the home that found out. */
  #lost(from?: Home): Promise<void> {
    return this.inTurn(async () => {
      if (from !== undefined && from !== this.home) return
      if (this.standing.state.level !== 2) return
      this.#nothingKept()
      this.#devices?.leave()
      if (this.home.level === 2) {
        this.home.close()
        this.home = new Nowhere(this.around)
        this.standing.trouble = await this.#sentences().then(
          ({ sentencesFor }) => sentencesFor(this.locale).lostToOtherTab,
          () => '',
        )
      }
      await this.settle()
    }).catch(() => undefined)
  }

  /** The device profile, or the choice in it, changed in another tab. */
  #changedElsewhere(): Promise<void> {
    return this.inTurn(async () => {
      await this.readChoice()
      this.tellChoices()
      this.#tellListeners()
    })
  }

  /** At level 2 the choice is what is stored: another tab may have changed it. */
  async readChoice(): Promise<void> {
    const { home } = this
    const choice = await home.choice?.()
    if (choice !== undefined && home === this.home) {
      this.standing.state = { ...this.standing.state, ...choice }
    }
  }

  tellChoices(): void {
    this.choices = this.standing.choices()
    for (const listener of this.choiceListeners) tell(() => listener(this.choices))
  }

  #tellListeners(): void {
    for (const listener of this.changeListeners) tell(listener)
  }

  tellChanged(): void {
    this.#devices?.tellChanged()
    this.#tellListeners()
  }

  readonly #sentences = once(() => import('./sentences.ts'))

  /** Of a shop or a model that did not answer: it is over when one does. */
  #passing = ''

  /** `undefined`: a list was answered as it should be. */
  async trouble(code: 'offline' | 'model_refused' | 'storage_blocked' | undefined): Promise<void> {
    const before = this.standing.trouble
    if (code === undefined && (before === '' || before !== this.#passing)) return
    const text = code === undefined ? '' : (await this.refused({ ok: false, code })).text
    if (code !== 'storage_blocked') this.#passing = text
    if (text === before) return
    this.standing.trouble = text
    this.tellChoices()
  }

  async refused({ code }: Refusing, why?: Why): Promise<Refused> {
    try {
      return (await this.#sentences()).refusedIn(this.locale, code, why)
    } catch {
      return { ok: false, code, text: unreachable }
    }
  }

  readonly #loadHelping = once(() => import('./helping.ts'))

  async help(): Promise<Helping> {
    const { Helping } = await this.#loadHelping()
    this.#helping ??= new Helping({
      around: this.around,
      facts: () => this.facts(),
      known: () => this.standing.facts,
      home: () => this.home,
      device: () => this.device(),
      account: () => (this.standing.signedIn ? this.account : undefined),
    })
    if (this.#closed) this.#helping.close()
    return this.#helping
  }

  close(): void {
    this.#closed = true
    this.around.http.close()
    this.home.close()
    this.choiceListeners.clear()
    this.changeListeners.clear()
    this.#devices?.close()
    this.#helping?.close()
  }
}

/** A shop's listener that fails does not take Discreet along. */
function tell(listener: () => void): void {
  try {
    listener()
  } catch (error) {
    reportError(error)
  }
}
