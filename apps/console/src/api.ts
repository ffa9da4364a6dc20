/** The server, as pages ask it. Every request is signed; whoever is signed out is told so once. */
import { Problem, problemIn } from './problem.ts'
import { proofOf } from './proof.ts'

export type Query = Readonly<Record<string, string | number | boolean | undefined>>

export interface Asked {
  readonly query?: Query
  readonly body?: unknown
  readonly signal?: AbortSignal
  /** Of a body that is no JSON: CSV, JSON Lines. */
  readonly type?: string
}

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

/** One event of long work: server-sent events, read from the answer of the request that began it. */
export interface WorkEvent {
  readonly event: string
  readonly data: unknown
}

function searchOf(query: Query): string {
  const said = Object.entries(query).filter(([, value]) => value !== undefined && value !== '')
  const search = new URLSearchParams(said.map(([name, value]) => [name, String(value)]))
  return said.length === 0 ? '' : `?${search.toString()}`
}

function eventOf(block: string): WorkEvent | undefined {
  const lines = block.split('\n')
  const valuesOf = (name: string): string[] =>
    lines.flatMap((line) =>
      line.startsWith(`${name}:`) ? [line.slice(name.length + 1).trim()] : [],
    )
  const data = valuesOf('data').join('\n')
  return data === ''
    ? undefined
    : { event: valuesOf('event')[0] ?? 'message', data: JSON.parse(data) }
}

export class Api {
  readonly site: string | undefined
  readonly #signedOut: () => void
  /** What the server's clock is ahead of this one's, in milliseconds. */
  #ahead = 0
  #heardAt = 0

  constructor(site: string | undefined, signedOut: () => void) {
    this.site = site
    this.#signedOut = signedOut
  }

  /** The server's time, epoch milliseconds. */
  now(): number {
    return Date.now() + this.#ahead
  }

  /** When the server last did what was asked, in its time. */
  get heardAt(): number {
    return this.#heardAt
  }

  /** Rejects with `Problem`. */
  async get<T>(path: string, query: Query = {}): Promise<T> {
    return (await (await this.#send('GET', path, { query })).json()) as T
  }

  async send<T>(method: Exclude<Method, 'GET'>, path: string, asked: Asked = {}): Promise<T> {
    const answer = await this.#send(method, path, asked)
    return (answer.status === 204 ? undefined : await answer.json()) as T
  }

  /** A file, for the person to keep. */
  async file(path: string, query: Query = {}): Promise<Blob> {
    return (await this.#send('GET', path, { query })).blob()
  }

  /** Long work: each event as it comes; the last one is `done` or `failed`. */
  async *work(path: string, asked: Asked): AsyncIterable<WorkEvent> {
    const answer = await this.#send('POST', path, asked, 'text/event-stream')
    const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader()
    let rest = ''
    for (;;) {
      const part = await reader?.read()
      if (part === undefined || part.done) return
      const blocks = (rest + part.value).split('\n\n')
      rest = blocks.pop() ?? ''
      for (const block of blocks) {
        const event = eventOf(block)
        if (event !== undefined) yield event
      }
    }
  }

  async #send(
    method: Method,
    path: string,
    { query = {}, body, type, signal }: Asked,
    accept = 'application/json',
  ): Promise<Response> {
    const search = searchOf({ ...(this.site === undefined ? {} : { site: this.site }), ...query })
    const url = new URL(`/v1/${path}`, location.origin)
    const ask = async (): Promise<Response> => {
      const given = await this.#fetch(url, search, method, accept, body, type, signal)
      const date = Date.parse(given.headers.get('date') ?? '')
      if (Number.isFinite(date)) this.#ahead = date - Date.now()
      return given
    }
    let answer = await ask()
    if (answer.status === 401) {
      const { code, said } = await problemIn(answer.clone())
      // Another proof is enough: this device's clock was wrong, and is known now.
      if (code === 'session_invalid' && said.field === 'dpop') answer = await ask()
    }
    if (!answer.ok) return this.#refused(answer)
    this.#heardAt = this.now()
    return answer
  }

  async #refused(answer: Response): Promise<never> {
    const problem = await problemIn(answer)
    if (problem.code === 'session_invalid') this.#signedOut()
    throw problem
  }

  async #fetch(
    url: URL,
    search: string,
    method: Method,
    accept: string,
    body: unknown,
    type: string | undefined,
    signal: AbortSignal | undefined,
  ): Promise<Response> {
    const proof = await proofOf(method, url.href, this.now())
    const payload = type === undefined && body !== undefined ? JSON.stringify(body) : body
    try {
      return await fetch(`${url.pathname}${search}`, {
        method,
        credentials: 'same-origin',
        headers: {
          accept,
          dpop: proof,
          ...(body === undefined ? {} : { 'content-type': type ?? 'application/json' }),
        },
        ...(payload === undefined ? {} : { body: payload as BodyInit }),
        ...(signal === undefined ? {} : { signal }),
      })
    } catch {
      throw new Problem(0, {})
    }
  }
}
