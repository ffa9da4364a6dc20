/**
 * Who was erased, as keyed hashes, in a file that only grows. It lies outside the database, so that a
 * backup of the database does not take it back in time; it needs backups of its own.
 */
import { mkdirSync } from 'node:fs'
import type { FileHandle } from 'node:fs/promises'
import { open, readFile, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { ErasureList, Tombstone } from '@discreet/engine'
import { DiscreetError } from '@discreet/protocol'
import { readLines, tornMark, writeLine } from './list-lines.ts'

const ownerOnly = 0o600
/** As many bytes as several processes could have added while one of them looked away. */
const tailBytes = 65_536

function unavailable(error: unknown): DiscreetError {
  return new DiscreetError(
    'store_unavailable',
    'the list of erased people cannot be read or written',
    { expected: 'room on the disk, and the right to read and write' },
    error,
  )
}

function isMissing(error: unknown): boolean {
  return (error as { code?: string }).code === 'ENOENT'
}

/** Whatever else is said about a new file, its folder must know of it. */
async function syncFolder(file: string): Promise<void> {
  const folder = await open(dirname(file), 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

async function tailOf(handle: FileHandle): Promise<string> {
  const { size } = await handle.stat()
  const length = Math.min(size, tailBytes)
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, size - length)
  return buffer.subarray(0, bytesRead).toString('utf8')
}

/** One write, so that lines of two processes do not mix (POSIX write(2), O_APPEND). */
async function writeWhole(handle: FileHandle, text: string): Promise<void> {
  const bytes = Buffer.from(text, 'utf8')
  const { bytesWritten } = await handle.write(bytes)
  if (bytesWritten !== bytes.length) throw new RangeError('the disk took only a part of a line')
}

class ListFile implements ErasureList {
  readonly #file: string
  #known: Map<string, Map<string, number>> | undefined
  /** Of what was read; the file only grows, so of the same size it is the same. */
  #size: number | undefined

  constructor(file: string) {
    this.#file = file
  }

  async #load(): Promise<Map<string, Map<string, number>>> {
    const bytes = await readFile(this.#file).catch((error: unknown) => {
      if (isMissing(error)) return Buffer.alloc(0)
      throw unavailable(error)
    })
    const known = new Map<string, Map<string, number>>()
    for (const line of readLines(bytes.toString('utf8'))) note(known, line.site, line)
    this.#known = known
    this.#size = bytes.length
    return known
  }

  async read(site: string): Promise<readonly Tombstone[]> {
    const { size } = await stat(this.#file).catch(() => ({ size: undefined }))
    const fresh = size !== undefined && size === this.#size ? this.#known : undefined
    const known = fresh ?? (await this.#load())
    return [...(known.get(site) ?? [])].map(([hash, at]) => ({ hash, at }))
  }

  async append(site: string, tombstone: Tombstone): Promise<void> {
    const known = this.#known ?? (await this.#load())
    const before = known.get(site)?.get(tombstone.hash)
    if (before !== undefined && before >= tombstone.at) return
    await this.#write(writeLine({ site, ...tombstone })).catch((error: unknown) => {
      throw unavailable(error)
    })
    note(known, site, tombstone)
  }

  async #write(line: string): Promise<void> {
    mkdirSync(dirname(this.#file), { recursive: true, mode: 0o700 })
    const handle = await open(this.#file, 'a+', ownerOnly)
    try {
      await handle.chmod(ownerOnly)
      const before = await tailOf(handle)
      if (before === '') await syncFolder(this.#file)
      if (before !== '' && !before.endsWith('\n')) await writeWhole(handle, `${tornMark}\n`)
      await writeWhole(handle, `${line}\n`)
      // Another process can have died in the middle of a line just now; ours would be part of that.
      if (!`\n${await tailOf(handle)}`.includes(`\n${line}\n`)) {
        await writeWhole(handle, `${tornMark}\n${line}\n`)
      }
      await handle.datasync()
    } finally {
      await handle.close()
    }
  }
}

function note(
  known: Map<string, Map<string, number>>,
  site: string,
  { hash, at }: Tombstone,
): void {
  const ofSite = known.get(site) ?? new Map<string, number>()
  known.set(site, ofSite)
  ofSite.set(hash, Math.max(at, ofSite.get(hash) ?? at))
}

/** Nothing is read or written before it is asked for; a missing file is an empty list. */
export function erasureList(file: string): ErasureList {
  return new ListFile(file)
}
