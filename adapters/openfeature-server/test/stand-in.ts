/** Discreet as the provider asks it, as little as the tests need, and what it was asked. */
interface Asked {
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: unknown
}

type Json = Readonly<Record<string, unknown>>

export class StandIn {
  readonly asked: Asked[] = []
  file: Json
  /** Instead of the campaign file; 'gone': the network fails. */
  trouble: number | 'gone' | undefined
  /** What somebody with the token is shown. */
  readonly theirs = new Map<string, Json>()
  #version = 0

  constructor(file: Json) {
    this.file = file
  }

  change(file: Json): void {
    this.file = file
    this.#version += 1
  }

  readonly fetch = async (input: string | URL | Request, init: RequestInit = {}) => {
    const { pathname, search } = new URL(String(input))
    const headers = Object.fromEntries(new Headers(init.headers))
    const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : undefined
    this.asked.push({ path: pathname + search, headers, body })
    if (this.trouble === 'gone') throw new TypeError('fetch failed')
    if (this.trouble !== undefined) return new Response('{}', { status: this.trouble })
    if (pathname === '/v1/campaigns') return this.#campaigns(headers)
    if (pathname === '/v1/me/campaigns') return Response.json({})
    const token = headers['authorization']?.slice('Bearer '.length) ?? ''
    const decision = this.theirs.get(token)
    return decision === undefined
      ? Response.json({ code: 'token_invalid' }, { status: 401 })
      : Response.json({ decisions: [decision] })
  }

  #campaigns(headers: Readonly<Record<string, string>>): Response {
    const etag = `"${this.#version}"`
    if (headers['if-none-match'] === etag) return new Response(null, { status: 304 })
    return Response.json(this.file, { headers: { etag } })
  }
}
