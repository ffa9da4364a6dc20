/**
 * A long text in pieces that each fit a picture code: `DSC1 <k>/<n> <checksum of the whole> <part>`.
 * They may come in any order and more than once.
 */
import { checksum } from './checksum.ts'

const form = /^DSC1 (\d{1,3})\/(\d{1,3}) ([0-9a-f]{8}) (.+)$/s
/** `DSC1 999/999 01234567 `. */
const headLength = 22
const mostChunks = 999
/** Read well from one screen by the camera of another. */
const usualSize = 600

/** `size`: the most characters of one chunk, 64 or more; longer where it would take more than 999. */
export function chunksFor(text: string, size: number = usualSize): readonly string[] {
  const least = Math.ceil(text.length / mostChunks)
  const length = Math.max(64 - headLength, Math.floor(size) - headLength, least)
  const count = Math.ceil(text.length / length)
  const check = checksum(text)
  return Array.from({ length: count }, (_, k) => {
    const part = text.slice(k * length, (k + 1) * length)
    return `DSC1 ${k + 1}/${count} ${check} ${part}`
  })
}

export interface Joined {
  /** So many of so many; 0 of 0 before the first. */
  readonly read: number
  readonly of: number
  /** Which are not there yet, from 1. */
  readonly missing: readonly number[]
  /** The whole, when all of it is there and right. */
  readonly text: string | undefined
  /** All of it is there, and it is not what was taken apart. */
  readonly damaged: boolean
}

/** What is not a chunk is passed over; of several texts, the one seen last counts. */
export function joinChunks(seen: Iterable<string>): Joined {
  const wholes = new Map<string, Map<number, string>>()
  let latest = ''
  for (const chunk of seen) {
    const [, k, n, check, part] = form.exec(chunk) ?? []
    if (part === undefined || Number(k) < 1 || Number(k) > Number(n)) continue
    latest = `${Number(n)} ${check}`
    const parts = wholes.get(latest) ?? new Map<number, string>()
    wholes.set(latest, parts.set(Number(k), part))
  }
  const [n, check] = latest.split(' ')
  const parts = wholes.get(latest) ?? new Map<number, string>()
  const places = Array.from({ length: Number(n) }, (_, k) => k + 1)
  const missing = places.filter((place) => !parts.has(place))
  const text = places.map((place) => parts.get(place)).join('')
  const whole = places.length > 0 && missing.length === 0
  const right = whole && checksum(text) === check
  return {
    read: parts.size,
    of: places.length,
    missing,
    text: right ? text : undefined,
    damaged: whole && !right,
  }
}
