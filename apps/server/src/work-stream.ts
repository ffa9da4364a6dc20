/**
 * Long work: an answer that says how far it is (Server-Sent Events, HTML § 9.2) to whoever accepts
 * text/event-stream, and one answer at the end to everybody else. What is refused before anything was
 * done is refused with its status; whoever stops listening does not stop the work.
 */
import { Readable } from 'node:stream'
import type { Progress } from '@discreet/engine'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { problemFor } from './problem.ts'

type At = Parameters<Progress>[0]

/** More often nobody can read. */
const saidEveryMilliseconds = 100

class Teller {
  #waiting: At | undefined
  #saidAt = 0
  #wake: () => void = () => undefined
  over = false

  readonly progress: Progress = (at) => {
    this.#waiting = at
    const now = Date.now()
    if (now - this.#saidAt < saidEveryMilliseconds) return
    this.#saidAt = now
    this.#wake()
  }

  end(): void {
    this.over = true
    this.#wake()
  }

  /** Until there is something to say, or nothing more. */
  async next(): Promise<At | undefined> {
    if (!this.over) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    }
    const at = this.#waiting
    this.#waiting = undefined
    return at
  }
}

const eventOf = (event: string, data: unknown): string =>
  `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`

async function* said(
  request: FastifyRequest,
  teller: Teller,
  first: At,
  running: Promise<object>,
): AsyncIterable<string> {
  yield eventOf('progress', first)
  while (!teller.over) {
    const at = await teller.next()
    if (at !== undefined) yield eventOf('progress', at)
  }
  try {
    yield eventOf('done', await running)
  } catch (error) {
    yield eventOf('failed', problemFor(error as Error, request))
  }
}

/** Answers with what `work` resolves with. */
export async function answerWork(
  request: FastifyRequest,
  reply: FastifyReply,
  work: (progress: Progress) => Promise<object>,
): Promise<object> {
  const accepts = request.headers.accept?.includes('text/event-stream') === true
  if (!accepts) return work(() => undefined)
  const teller = new Teller()
  const begun = teller.next()
  const running = work(teller.progress)
  running.then(
    () => teller.end(),
    () => teller.end(),
  )
  const first = await begun
  // It was over, or refused, before there was anything to say.
  if (first === undefined) {
    const done = await running
    return reply.type('text/event-stream').send(eventOf('done', done))
  }
  return reply.type('text/event-stream').send(Readable.from(said(request, teller, first, running)))
}
