/**
 * The basket lives in the page and in the entry of the tab's own history (`history.state`), and nowhere
 * else: no cookie, no local or session storage. So it survives a reload and going back and forward,
 * and is gone with the tab. At level 0 the shop stores nothing.
 */

export interface Line {
  readonly id: string
  readonly count: number
}

const most = 99

function linesIn(state: unknown): Line[] {
  const { basket } = (state ?? {}) as { basket?: unknown }
  if (!Array.isArray(basket)) return []
  return basket.filter((line: Partial<Line> | null): line is Line => {
    const { id, count } = line ?? {}
    return typeof id === 'string' && Number.isInteger(count) && Number(count) > 0
  })
}

export class Basket {
  #lines: readonly Line[]
  readonly #changed: () => void

  constructor(changed: () => void) {
    this.#lines = linesIn(history.state)
    this.#changed = changed
  }

  get lines(): readonly Line[] {
    return this.#lines
  }

  get ids(): readonly string[] {
    return this.#lines.map(({ id }) => id)
  }

  get count(): number {
    return this.#lines.reduce((sum, { count }) => sum + count, 0)
  }

  countOf(id: string): number {
    return this.#lines.find((line) => line.id === id)?.count ?? 0
  }

  /** 0 takes it out. */
  set(id: string, wanted: number): void {
    const count = Math.min(most, Math.max(0, wanted))
    const others = this.#lines.filter((line) => line.id !== id)
    const known = others.length < this.#lines.length
    if (count === 0) this.#lines = others
    else if (known) this.#lines = this.#lines.map((line) => (line.id === id ? { id, count } : line))
    else this.#lines = [...others, { id, count }]
    this.keep()
    this.#changed()
  }

  clear(): void {
    this.#lines = []
    this.keep()
    this.#changed()
  }

  /** What the page holds is newer than what an older entry of the history says. */
  keep(): void {
    history.replaceState({ ...(history.state as object | null), basket: this.#lines }, '')
  }
}
