/** The `count` best, in order, without sorting everything. `better` below 0: a before b. */
export function selectBest(
  candidates: Iterable<number>,
  better: (a: number, b: number) => number,
  count: number,
): number[] {
  const best: number[] = []
  for (const k of candidates) {
    const last = best.at(-1)
    if (best.length === count && last !== undefined && better(k, last) > 0) continue
    let low = 0
    let high = best.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (better(k, best[middle] as number) < 0) high = middle
      else low = middle + 1
    }
    best.splice(low, 0, k)
    if (best.length > count) best.pop()
  }
  return best
}
