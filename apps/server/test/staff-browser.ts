/**
 * A browser with the console in it, as far as the server can tell: cookies, a key that signs each request,
 * and the headers that browsers set themselves.
 */
import { randomUUID } from 'node:crypto'
import { openStaffSession } from '@discreet/engine'
import type { Member, Role } from '@discreet/staff'
import type { FastifyInstance } from 'fastify'
import type { JWK } from 'jose'
import { calculateJwkThumbprint, exportJWK, generateKeyPair, SignJWT } from 'jose'
import type { Answer, ExampleShop } from './example-shop.ts'

export const consoleHost = '127.0.0.1:8080'
const origin = `http://${consoleHost}`

type Method = 'GET' | 'PUT' | 'POST' | 'DELETE'

export interface ProofChange {
  readonly jti?: string
  readonly htm?: string
  readonly htu?: string
  /** Seconds. */
  readonly iat?: number
  readonly header?: object
}

interface Ask {
  readonly body?: object
  readonly headers?: Readonly<Record<string, string>>
  /** null: none. Default: a new one. */
  readonly proof?: string | null
}

export class StaffBrowser {
  readonly #clock: { readonly now: number }
  readonly #keys: { readonly privateKey: CryptoKey; readonly jwk: JWK }
  server: FastifyInstance
  cookies: Map<string, string>
  /** As they were set last, with their attributes. */
  readonly setCookies: string[] = []

  private constructor(
    server: FastifyInstance,
    clock: { readonly now: number },
    keys: { readonly privateKey: CryptoKey; readonly jwk: JWK },
    cookies: ReadonlyMap<string, string> = new Map(),
  ) {
    this.server = server
    this.#clock = clock
    this.#keys = keys
    this.cookies = new Map(cookies)
  }

  static async open(
    server: FastifyInstance,
    clock: { readonly now: number },
    cookies?: ReadonlyMap<string, string>,
  ): Promise<StaffBrowser> {
    const { privateKey, publicKey } = await generateKeyPair('ES256')
    return new StaffBrowser(server, clock, { privateKey, jwk: await exportJWK(publicKey) }, cookies)
  }

  thumbprint(): Promise<string> {
    return calculateJwkThumbprint(this.#keys.jwk)
  }

  proof(method: Method, path: string, change: ProofChange = {}): Promise<string> {
    const { jwk, privateKey } = this.#keys
    const claims = {
      jti: change.jti ?? randomUUID(),
      htm: change.htm ?? method,
      htu: change.htu ?? `${origin}${path.split('?', 1)[0]}`,
      iat: change.iat ?? Math.floor(this.#clock.now / 1000),
    }
    return new SignJWT(claims)
      .setProtectedHeader({ typ: 'dpop+jwt', alg: 'ES256', jwk, ...change.header })
      .sign(privateKey)
  }

  /** `path`: below /v1/, or a whole one. */
  async call(method: Method, path: string, { body, headers, proof }: Ask = {}): Promise<Answer> {
    const url = path.startsWith('/') ? path : `/v1/${path}`
    const shown = proof === undefined ? await this.proof(method, url) : proof
    const answer = await this.server.inject({
      method,
      url,
      headers: {
        host: consoleHost,
        'sec-fetch-site': 'same-origin',
        ...(method === 'GET' ? {} : { origin }),
        ...this.#cookieHeader(),
        ...(shown === null ? {} : { dpop: shown }),
        ...headers,
      },
      ...(body === undefined ? {} : { payload: body }),
    })
    this.#keep(answer.headers['set-cookie'])
    const isJson = String(answer.headers['content-type']).includes('json')
    return {
      status: answer.statusCode,
      headers: answer.headers,
      body: isJson ? answer.json() : answer.body,
    }
  }

  /** A link is followed, from a page of elsewhere: cookies that are Strict stay at home. */
  async follow(url: string): Promise<string> {
    const { pathname, search } = new URL(url, origin)
    const name = '__Host-discreet-sign-in'
    const cookie = this.cookies.get(name)
    const answer = await this.server.inject({
      url: `${pathname}${search}`,
      headers: {
        host: consoleHost,
        'sec-fetch-site': 'cross-site',
        'sec-fetch-mode': 'navigate',
        ...(cookie === undefined ? {} : { cookie: `${name}=${cookie}` }),
      },
    })
    this.#keep(answer.headers['set-cookie'])
    return answer.headers.location ?? ''
  }

  #cookieHeader(): { readonly cookie?: string } {
    const pairs = [...this.cookies].map(([name, value]) => `${name}=${value}`)
    return pairs.length === 0 ? {} : { cookie: pairs.join('; ') }
  }

  #keep(lines: string | string[] | undefined): void {
    for (const line of [lines ?? []].flat()) {
      this.setCookies.push(line)
      const [pair = ''] = line.split(';')
      const at = pair.indexOf('=')
      const [name, value] = [pair.slice(0, at), pair.slice(at + 1)]
      if (value === '') this.cookies.delete(name)
      else this.cookies.set(name, value)
    }
  }
}

/** Without any way of signing in: as if they had come by it. */
export async function signedInAs(
  { site, setup, clock }: ExampleShop,
  server: FastifyInstance,
  member: Member,
): Promise<StaffBrowser> {
  await site.staff.saveMember(member)
  const secret = Buffer.from(setup.cryptography.newKey()).toString('base64url')
  const cookies = new Map([['__Host-discreet-staff', `${site.site.id}.${secret}`]])
  const browser = await StaffBrowser.open(server, clock, cookies)
  const opened = await openStaffSession(setup, member, {
    sha256: setup.cryptography.sha256(secret),
    keyThumbprint: await browser.thumbprint(),
    providerSession: null,
    providerSubject: null,
    sealedTokens: null,
  })
  if (opened.ok) return browser
  throw new Error(opened.reason)
}

export const demoMember = (name: string, ...roles: readonly Role[]): Member => ({
  id: `demo:${name}`,
  name,
  source: 'demo',
  roles,
  endedAt: null,
})
