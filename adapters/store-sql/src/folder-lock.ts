/**
 * PGlite does not notice a second process on the same folder, and two of them destroy it. The lock
 * is a file beside the folder, created exclusively, holding the owner's process id. Only the lock
 * of a process that no longer lives is taken over.
 */
import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import process from 'node:process'
import { DiscreetError } from '@discreet/protocol'

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM'
  }
}

function create(file: string): boolean {
  try {
    const handle = openSync(file, 'wx', 0o600)
    writeSync(handle, `${process.pid}\n`)
    closeSync(handle)
    return true
  } catch (error) {
    if ((error as { code?: string }).code === 'EEXIST') return false
    throw error
  }
}

const held = new Set<string>()

/** Returns the function that gives the folder back. Throws `data_folder_in_use`. */
export function lockFolder(folder: string): () => void {
  const file = `${folder.replace(/\/+$/, '')}.lock`
  if (!held.has(file) && !create(file)) {
    const pid = Number.parseInt(readFileSync(file, 'utf8'), 10)
    if (Number.isInteger(pid) && pid !== process.pid && lives(pid)) throw inUse(pid)
    rmSync(file, { force: true })
    if (!create(file)) throw inUse(pid)
  } else if (held.has(file)) {
    throw inUse(process.pid)
  }
  held.add(file)
  return () => {
    held.delete(file)
    rmSync(file, { force: true })
  }
}

function inUse(pid: number): DiscreetError {
  return new DiscreetError(
    'data_folder_in_use',
    `the data folder is used by process ${pid}; stop it, or choose another folder with --data`,
  )
}
