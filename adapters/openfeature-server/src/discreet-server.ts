/** The three routes of Discreet that the provider asks. */
import type { CampaignFile, Known, SlotDecision } from '@discreet/campaigns'
import type { DiscreetProviderOptions } from './options.ts'

const fileMilliseconds = 10_000
const decideMilliseconds = 2000

export type Loaded =
  | { readonly ok: true; readonly file: CampaignFile }
  /** `fatal`: asking again will not help: no such site, or no campaign file is at this address. */
  | { readonly ok: false; readonly fatal: boolean; readonly problem: string }

export interface Step {
  readonly campaign: string
  /** Missing: it was rendered. */
  readonly step?: string
  readonly amount?: number
}

/** Whose decision is asked for; the token is of `POST /v1/me/token`. */
export interface Somebody {
  readonly token: string
  /** Global Privacy Control came with their request. */
  readonly gpc: boolean
}

function isCampaignFile(value: unknown): value is CampaignFile {
  if (typeof value !== 'object' || value === null) return false
  const { version, placements, segments, campaigns } = value as Partial<CampaignFile>
  return version === 1 && [placements, segments, campaigns].every((list) => Array.isArray(list))
}

export class DiscreetServer {
  readonly #endpoint: string
  readonly #query: string
  readonly #fetch: typeof globalThis.fetch
  readonly #ended = new AbortController()
  #etag: string | undefined
  #file: CampaignFile | undefined

  constructor({ endpoint, site, fetch = globalThis.fetch }: DiscreetProviderOptions) {
    this.#endpoint = endpoint.replace(/\/+$/, '')
    this.#query = `?site=${encodeURIComponent(site)}`
    this.#fetch = fetch
  }

  /** Never rejects. The same object as before when nothing changed. */
  async load(): Promise<Loaded> {
    try {
      const response = await this.#ask('/v1/campaigns', fileMilliseconds, {
        headers: this.#etag === undefined ? {} : { 'if-none-match': this.#etag },
      })
      if (response.status === 304 && this.#file !== undefined) return { ok: true, file: this.#file }
      if (!response.ok) {
        const { status } = response
        const fatal = status >= 400 && status < 500 && status !== 408 && status !== 429
        return { ok: false, fatal, problem: `the campaign file was answered with ${status}` }
      }
      const file: unknown = await response.json()
      if (!isCampaignFile(file)) {
        return { ok: false, fatal: true, problem: 'the answer is not a campaign file of version 1' }
      }
      this.#etag = response.headers.get('etag') ?? undefined
      this.#file = file
      return { ok: true, file }
    } catch {
      return { ok: false, fatal: false, problem: 'the campaign file cannot be had now' }
    }
  }

  /** undefined: there was no answer that can be used. Never rejects. */
  async decide(
    somebody: Somebody,
    placement: string,
    context: Known,
  ): Promise<SlotDecision | undefined> {
    const locale = typeof context.language === 'string' ? { locale: context.language } : {}
    try {
      const response = await this.#post('/v1/decide', somebody, {
        placements: [placement],
        context,
        ...locale,
      })
      if (!response.ok) return undefined
      const { decisions } = (await response.json()) as { decisions: readonly SlotDecision[] }
      return decisions.find((decision) => decision.placement === placement)
    } catch {
      return undefined
    }
  }

  /** Best effort: a step that is lost makes results a little smaller. Never rejects. */
  async happened(somebody: Somebody, steps: readonly Step[], context: Known): Promise<void> {
    try {
      await this.#post('/v1/me/campaigns', somebody, { steps, context })
    } catch {
      // As said above.
    }
  }

  /** Ends what is under way. */
  close(): void {
    this.#ended.abort()
  }

  #post(path: string, { token, gpc }: Somebody, body: unknown): Promise<Response> {
    return this.#ask(path, decideMilliseconds, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${token}`,
        ...(gpc ? { 'sec-gpc': '1' } : {}),
      },
      body: JSON.stringify(body),
    })
  }

  #ask(path: string, milliseconds: number, init: RequestInit): Promise<Response> {
    const signal = AbortSignal.any([this.#ended.signal, AbortSignal.timeout(milliseconds)])
    const ask = this.#fetch
    return ask(`${this.#endpoint}${path}${this.#query}`, { ...init, signal })
  }
}
