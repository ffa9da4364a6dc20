/**
 * Draws the pictures of a page after the page itself, from its top, a few at a time: a page with
 * seventy of them answers to whoever uses it at once.
 */
const atOnce = 4

export class PictureQueue {
  readonly #root: ParentNode
  #running = false

  constructor(root: ParentNode) {
    this.#root = root
  }

  /** After anything was drawn anew. */
  start(): void {
    if (this.#running) return
    this.#running = true
    // The page is seen first.
    requestAnimationFrame(() => setTimeout(() => this.#some()))
  }

  #some(): void {
    const waiting = [...this.#root.querySelectorAll<SVGUseElement>('use[data-image]')].filter(
      (use) => use.getAttribute('href') !== use.dataset['image'],
    )
    for (const use of waiting.slice(0, atOnce)) {
      use.setAttribute('href', use.dataset['image'] ?? '')
    }
    this.#running = waiting.length > atOnce
    if (this.#running) setTimeout(() => this.#some())
  }
}
