/**
 * Ends a session here when it ends at the server, though nobody asks for anything: what is on the
 * screen is not for whoever comes by later. Signing out in one tab is signing out in all.
 */
import type { Api } from './api.ts'
import type { Session } from './session.ts'

const channelName = 'discreet-console'

export class SessionWatch {
  readonly #api: Api
  readonly #out: () => void
  readonly #channel = new BroadcastChannel(channelName)
  #timer: ReturnType<typeof setTimeout> | undefined
  /** Milliseconds without a request. */
  #idle = 0
  #until = 0

  constructor(api: Api, out: () => void) {
    this.#api = api
    this.#out = out
    this.#channel.addEventListener('message', () => this.#ended())
  }

  begin({ idleUntil, until }: Session): void {
    this.#idle = Date.parse(idleUntil) - this.#api.heardAt
    this.#until = Date.parse(until)
    this.#wait()
  }

  /** Whoever is signed in here signed out. */
  end(): void {
    clearTimeout(this.#timer)
    this.#channel.postMessage('out')
  }

  #ended(): void {
    clearTimeout(this.#timer)
    this.#out()
  }

  #wait(): void {
    clearTimeout(this.#timer)
    const left = Math.min(this.#until, this.#api.heardAt + this.#idle) - this.#api.now()
    if (left <= 0) this.#ended()
    else this.#timer = setTimeout(() => this.#wait(), left)
  }
}
