import type { Evidence } from './tactic.ts'

/** "73 % find it cool (Cheetah Digital …; n = 5,000)". */
export function evidenceLine({ figure, says, source, n }: Evidence): string {
  const share = figure === null ? '' : `${Number((100 * figure).toFixed(2))} % `
  const asked = n === null ? 'n not given' : `n = ${n.toLocaleString('en')}`
  return `${share}${says} (${source}; ${asked})`
}
