/** Who is signed in, in memory: a random word in a cookie, and only after signing in. */
import { randomBytes } from 'node:crypto'

export interface Session {
  readonly person: string
  /** Epoch milliseconds. */
  readonly until: number
}

const sessionSeconds = 8 * 3600
const mostSessions = 1000
const name = 'shop-session'

export class Sessions {
  readonly #sessions = new Map<string, Session>()

  start(person: string, now: number): { readonly word: string; readonly session: Session } {
    for (const [word, { until }] of this.#sessions) if (until <= now) this.#sessions.delete(word)
    const [oldest = ''] = this.#sessions.keys()
    if (this.#sessions.size >= mostSessions) this.#sessions.delete(oldest)
    const word = randomBytes(32).toString('base64url')
    const session = { person, until: now + sessionSeconds * 1000 }
    this.#sessions.set(word, session)
    return { word, session }
  }

  find(cookies: string | undefined, now: number): Session | undefined {
    const session = this.#sessions.get(wordIn(cookies))
    return session !== undefined && session.until > now ? session : undefined
  }

  end(cookies: string | undefined): void {
    this.#sessions.delete(wordIn(cookies))
  }
}

/** Of the header Cookie (RFC 6265 § 4.2.1); '' when it has none of ours. */
export function wordIn(cookies: string | undefined): string {
  const found = cookies?.split(/; */).find((cookie) => cookie.startsWith(`${name}=`))
  return found?.slice(name.length + 1) ?? ''
}

/**
 * For Set-Cookie; no word: it goes. Sent back to the shop's own API and nowhere else: no page, no
 * picture and no request to Discreet carries it.
 */
export function sessionCookie(word: string, secure: boolean): string {
  const age = word === '' ? 0 : sessionSeconds
  const flags = `Path=/shop/api; HttpOnly; SameSite=Strict; Max-Age=${age}`
  return `${name}=${word}; ${flags}${secure ? '; Secure' : ''}`
}
