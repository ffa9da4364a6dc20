/**
 * The page's end of the scorer: in a worker, so that loading a model does not hold up the page; in
 * the page itself where workers are refused (a script of another origin, a strict CSP).
 */
import type { Item } from '@discreet/protocol'
import type { Scorer } from './scorer.ts'
import type { Answer, Call, Told } from './scorer-worker.ts'

type Asked = Call extends infer One ? (One extends Call ? Omit<One, 'id'> : never) : never

const ended = { ok: false, code: 'unexpected' } as const

/** undefined: refused, at once or before it said a word. */
function startWorker(): Promise<Worker | undefined> {
  return new Promise((resolve) => {
    try {
      // In this form bundlers see it; `.js` is what tsc makes of the source beside this one.
      const worker = new Worker(new URL('./scorer-worker.js', import.meta.url), { type: 'module' })
      worker.onmessage = () => resolve(worker)
      worker.onerror = (event) => {
        event.preventDefault()
        worker.terminate()
        resolve(undefined)
      }
    } catch {
      resolve(undefined)
    }
  })
}

class WorkerScorer {
  readonly #worker: Worker
  readonly #waiting = new Map<number, (answer: Answer | undefined) => void>()
  #last = 0
  #closed = false

  constructor(worker: Worker) {
    this.#worker = worker
    worker.onmessage = ({ data }: MessageEvent<Told>) => {
      if (data === 'ready') return
      this.#waiting.get(data.id)?.(data.answer)
      this.#waiting.delete(data.id)
    }
    worker.onerror = () => this.close()
  }

  /** undefined: it ended before it answered. */
  ask(asked: Asked, transfer: Transferable[] = []): Promise<Answer | undefined> {
    if (this.#closed) return Promise.resolve(undefined)
    this.#last += 1
    const id = this.#last
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve)
      this.#worker.postMessage({ ...asked, id }, transfer)
    })
  }

  close(): void {
    this.#closed = true
    this.#worker.terminate()
    for (const resolve of this.#waiting.values()) resolve(undefined)
    this.#waiting.clear()
  }
}

function scorerIn(worker: Worker): Scorer {
  const there = new WorkerScorer(worker)
  return {
    async load(files) {
      const answer = await there.ask({ do: 'load', files }, [files.pack, files.catalogue])
      return (answer ?? ended) as Awaited<ReturnType<Scorer['load']>>
    },
    async recommend(request, personal) {
      const answer = await there.ask({ do: 'recommend', request, personal })
      return (answer ?? ended) as Awaited<ReturnType<Scorer['recommend']>>
    },
    async products(ids) {
      return ((await there.ask({ do: 'products', ids })) ?? []) as readonly Item[]
    },
    close: () => there.close(),
  }
}

export async function startScorer(): Promise<Scorer> {
  const worker = await startWorker()
  if (worker !== undefined) return scorerIn(worker)
  const { createScorer } = await import('./scorer.ts')
  return createScorer()
}
