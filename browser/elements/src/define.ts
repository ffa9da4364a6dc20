import { lazySources, lazyTags } from './lazy.ts'
import { need, offer } from './need.ts'
import { Shelf } from './shelf.ts'

/** Registers the shelf at once and every other element when its tag appears in the document. */
export function defineElements(): void {
  if (customElements.get('discreet-shelf') !== undefined) return
  offer(lazySources)
  customElements.define('discreet-shelf', Shelf)
  const waiting = new Map(lazyTags.map((tag) => [tag, document.getElementsByTagName(tag)]))
  const look = (): void => {
    for (const [tag, found] of waiting) {
      if (found.length === 0) continue
      waiting.delete(tag)
      void need(tag)
    }
    if (waiting.size === 0) watch.disconnect()
  }
  const watch = new MutationObserver(look)
  watch.observe(document, { childList: true, subtree: true })
  look()
}
