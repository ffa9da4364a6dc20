/**
 * The lines of the file. Each holds one tombstone and a checksum of itself, so that a line that was cut
 * short by a crash, and one that somebody or a bad disk changed, are told apart from a whole one.
 */
import { createHash } from 'node:crypto'
import type { Tombstone } from '@discreet/engine'
import { DiscreetError } from '@discreet/protocol'

export interface ListLine extends Tombstone {
  readonly site: string
}

/**
 * Ends a line that was cut short, before anything else is written; by itself it speaks of the line
 * above. Nobody relied on such a line.
 */
export const tornMark = '# torn'

function checksum({ site, hash, at }: ListLine): string {
  return createHash('sha256').update(`${site}\0${hash}\0${at}`, 'utf8').digest('hex').slice(0, 16)
}

/** Without its line feed. */
export function writeLine({ site, hash, at }: ListLine): string {
  return JSON.stringify({ site, hash, at, sum: checksum({ site, hash, at }) })
}

/** undefined: damaged. */
function readLine(text: string): ListLine | undefined {
  try {
    const { site, hash, at, sum } = JSON.parse(text) as Partial<ListLine & { sum: unknown }>
    if (typeof site !== 'string' || typeof hash !== 'string') return undefined
    if (typeof at !== 'number' || !Number.isSafeInteger(at)) return undefined
    const line = { site, hash, at }
    return sum === checksum(line) ? line : undefined
  } catch {
    return undefined
  }
}

function refuseDamage(line: number | undefined): void {
  if (line === undefined) return
  throw new DiscreetError(
    'configuration_invalid',
    `line ${line} of the list of erased people is damaged`,
    { line, expected: 'the file as it was written; put it back from a copy' },
  )
}

/**
 * What was cut short was never promised to anybody and is left out; any other damage throws
 * `configuration_invalid` with its line, counted from 1.
 */
export function readLines(text: string): readonly ListLine[] {
  const lines: ListLine[] = []
  let damaged: number | undefined
  const texts = text.split('\n')
  for (const [k, one] of texts.entries()) {
    if (one === tornMark) {
      damaged = undefined
      continue
    }
    refuseDamage(damaged)
    const marked = one.endsWith(tornMark)
    const line = readLine(marked ? one.slice(0, -tornMark.length) : one)
    if (line !== undefined) lines.push(line)
    else if (one !== '' && !marked && k < texts.length - 1) damaged = k + 1
  }
  refuseDamage(damaged)
  return lines
}
