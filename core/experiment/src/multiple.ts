/**
 * p-values of several comparisons, corrected together: rejecting those at or below q keeps the expected
 * share of false ones among them at q (Benjamini & Hochberg 1995, adjusted p-values).
 */
export function benjaminiHochberg(pValues: readonly number[]): readonly number[] {
  const order = pValues.map((_, k) => k).sort((a, b) => (pValues[b] ?? 1) - (pValues[a] ?? 1))
  const adjusted = new Array<number>(pValues.length).fill(1)
  let least = 1
  order.forEach((k, fromTop) => {
    const rank = pValues.length - fromTop
    least = Math.min(least, ((pValues[k] ?? 1) * pValues.length) / rank)
    adjusted[k] = least
  })
  return adjusted
}
