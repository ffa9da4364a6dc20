/** Chance of simulations, from words that somebody gives. */

/** The same as the privacy core's RandomWords; a crowd is the same for the same words. */
export interface Words {
  fill(words: Uint32Array): void
}

export class Dice {
  readonly #source: Words
  readonly #pool = new Uint32Array(4096)
  #next = 4096

  constructor(source: Words) {
    this.#source = source
  }

  /** Uniform on [0, 1). */
  unit(): number {
    if (this.#next === this.#pool.length) {
      this.#source.fill(this.#pool)
      this.#next = 0
    }
    this.#next += 1
    return (this.#pool[this.#next - 1] as number) / 2 ** 32
  }

  below(count: number): number {
    return Math.floor(this.unit() * count)
  }

  /** An index with probability in proportion to its weight. */
  weighted(cumulative: readonly number[]): number {
    const at = this.unit() * (cumulative.at(-1) ?? 0)
    const found = cumulative.findIndex((sum) => sum > at)
    return found < 0 ? 0 : found
  }
}
