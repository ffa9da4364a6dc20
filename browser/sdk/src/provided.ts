/** The page's Discreet, for elements that are not handed one. */
import type { Discreet } from './types.ts'

let resolve: (discreet: Discreet) => void
const first = new Promise<Discreet>((done) => {
  resolve = done
})
let latest: Discreet | undefined

export function provide(discreet: Discreet): void {
  latest = discreet
  resolve(discreet)
}

/** Waits for `provide`. */
export async function provided(): Promise<Discreet> {
  return latest ?? first
}
