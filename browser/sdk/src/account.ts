/** The account at the shop, under a token that the shop's own backend vouches for. */
import type { ErrorCode } from '@discreet/protocol'
import type { Refusing, Surroundings } from './home.ts'
import type { Answer } from './http.ts'
import type { AccountPurpose, Choices, Level, Receipt } from './types.ts'

/** As `GET /v1/me/choices` answers. */
export interface AccountChoices {
  readonly level: { readonly chosen: Level | null; readonly inForce: Level }
  readonly purposes: readonly {
    readonly purpose: AccountPurpose
    readonly on: boolean
    readonly inForce: boolean
  }[]
  readonly contribute: { readonly on: boolean; readonly inForce: boolean }
  readonly restricted: boolean
  readonly objections: Choices['objections']
  readonly reasons: readonly { readonly code: Choices['reasons'][number] }[]
  readonly obligations: Choices['obligations']
  readonly gpcHonoured: boolean
  readonly pack: Choices['pack']
  readonly chosenAt: string | null
}

export class Account {
  readonly #around: Surroundings
  readonly #renew: () => Promise<string | undefined>
  #token: string | undefined

  constructor(around: Surroundings, renew: () => Promise<string | undefined>) {
    this.#around = around
    this.#renew = renew
  }

  get signedIn(): boolean {
    return this.#token !== undefined
  }

  /** Asks the shop who is signed in. */
  async signIn(): Promise<boolean> {
    this.#token = await this.#renew().catch(() => undefined)
    return this.#token !== undefined
  }

  /**
   * A token that ran out is renewed once. Without one nothing is asked: the server would take it for
   * somebody without an account.
   */
  async withToken<T extends { readonly ok: true }>(
    work: (token: string) => Promise<T | Refusing>,
  ): Promise<T | Refusing> {
    const gone: Refusing = { ok: false, code: 'token_invalid' }
    if (this.#token === undefined && !(await this.signIn())) return gone
    const answer = await work(this.#token ?? '')
    if (answer.ok || answer.code !== 'token_invalid' || !(await this.signIn())) return answer
    return work(this.#token ?? '')
  }

  ask<T>(method: string, path: string, body?: unknown): Promise<Answer<T>> {
    return this.withToken((token) => this.#around.http.ask<T>(method, path, body, token))
  }

  /** A file that is the person's own. */
  file(path: string): Promise<Answer<Blob>> {
    return this.withToken(async (token): Promise<Answer<Blob>> => {
      try {
        const headers = { authorization: `Bearer ${token}` }
        const response = await this.#around.http.fetch(path, { headers })
        if (response.ok) return { ok: true, value: await response.blob() }
        const { code } = (await response.json()) as { code: ErrorCode }
        return { ok: false, code }
      } catch {
        return { ok: false, code: 'offline' }
      }
    })
  }

  /** What was vouched for before an erasure opens nothing any more. */
  forgetToken(): void {
    this.#token = undefined
  }

  choices(): Promise<Answer<AccountChoices>> {
    return this.ask('GET', '/v1/me/choices')
  }

  async receipts(): Promise<readonly Receipt[]> {
    const answer = await this.ask<{ receipts: readonly Receipt[] }>('GET', '/v1/me/receipts')
    return answer.ok ? answer.value.receipts : []
  }
}
