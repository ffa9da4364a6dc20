/**
 * Requests to Discreet: without cookies, without a referrer, so that an answer depends on the address
 * and the body alone. Answers are values; what is not understood is `offline`.
 */
import type { ErrorCode } from '@discreet/protocol'
import type { Refused } from './types.ts'

export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: Refused['code'] }

export class Http {
  readonly #endpoint: string
  readonly #site: string
  readonly #ended = new AbortController()

  constructor(endpoint: string, site: string) {
    this.#endpoint = endpoint
    this.#site = site
  }

  /** Throws what `fetch` throws. `path` as the server gave it, or without a query. */
  async fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const query = path.includes('?') ? '' : `?site=${encodeURIComponent(this.#site)}`
    return fetch(`${this.#endpoint}${path}${query}`, {
      ...init,
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: this.#ended.signal,
    })
  }

  async ask<T>(method: string, path: string, body?: unknown, token?: string): Promise<Answer<T>> {
    try {
      const response = await this.fetch(path, {
        method,
        headers: {
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      const value = (await response.json()) as T & { code?: ErrorCode }
      if (response.ok) return { ok: true, value }
      return { ok: false, code: value.code ?? 'offline' }
    } catch {
      return { ok: false, code: 'offline' }
    }
  }

  /** A public file. Rejects when it cannot be had. */
  async file(path: string): Promise<ArrayBuffer> {
    const response = await this.fetch(path)
    if (!response.ok) throw new Error(`answered ${response.status}`)
    return response.arrayBuffer()
  }

  /** Ends what is under way. */
  close(): void {
    this.#ended.abort()
  }
}
