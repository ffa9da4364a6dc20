/** Elements that most visitors never open are fetched when they are needed (which they are: lazy.ts). */
export type LazyTag =
  | 'discreet-why'
  | 'discreet-level'
  | 'discreet-preferences'
  | 'discreet-label'
  | 'discreet-move'
  | 'discreet-rights'
  | 'discreet-slot'
  | 'discreet-question'

export type LazySources = Readonly<Record<LazyTag, () => Promise<CustomElementConstructor>>>

let sources: LazySources | undefined

export function offer(offered: LazySources): void {
  sources = offered
}

/** false: it could not be fetched; the next call tries again. */
export async function need(tag: LazyTag): Promise<boolean> {
  if (customElements.get(tag) !== undefined) return true
  try {
    const Found = await sources?.[tag]()
    if (Found === undefined) return false
    if (customElements.get(tag) === undefined) customElements.define(tag, Found)
    return true
  } catch {
    return false
  }
}
