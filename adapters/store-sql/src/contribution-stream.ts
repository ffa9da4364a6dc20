/** Sorted records to numbered batches: people and baskets are counted where the pseudonym changes. */
import type { ContributionBatch } from '@discreet/engine'
import type { Records } from './database.ts'

const wordsOfUuid = 4

export class ContributionNumbering {
  readonly #personWords = new Uint32Array(wordsOfUuid)
  readonly #basketWords = new Uint32Array(wordsOfUuid)
  #person = -1
  #basket = -1

  /** Batches must come in the order of the stream. */
  batch({ bytes, layout }: Records): ContributionBatch {
    const count = bytes.length / layout.stride
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const personOf = new Uint32Array(count)
    const basketOf = new Uint32Array(count)
    const items = new Uint32Array(count)
    for (let k = 0; k < count; k += 1) {
      const at = k * layout.stride
      const newPerson = changed(view, at + layout.person, this.#personWords) || this.#person < 0
      const newBasket = changed(view, at + layout.basket, this.#basketWords) || newPerson
      if (newPerson) this.#person += 1
      if (newBasket) this.#basket += 1
      personOf[k] = this.#person
      basketOf[k] = this.#basket
      items[k] = view.getUint32(at + layout.item)
    }
    return { personOf, basketOf, items }
  }
}

/** Compares 16 bytes with `words` and leaves them there. */
function changed(view: DataView, at: number, words: Uint32Array): boolean {
  let different = false
  for (let k = 0; k < wordsOfUuid; k += 1) {
    const word = view.getUint32(at + 4 * k)
    if (word !== words[k]) {
      words[k] = word
      different = true
    }
  }
  return different
}
