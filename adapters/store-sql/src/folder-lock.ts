/**
 * PGlite does not notice a second process on the same folder, and two of them destroy it. The lock
 * is a file beside the folder, created exclusively, that names its owner. Only the lock of a process
 * that no longer lives is taken over; where that cannot be known (another host), it is not.
 */
import {
  closeSync,
  constants,
  copyFileSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { hostname } from 'node:os'
import process from 'node:process'
import { DiscreetError } from '@discreet/protocol'

/** `<pid> <start of the process, where the system tells> <host>`. */
function owner(pid: number): string {
  return `${pid} ${startOf(pid)} ${hostname()}`
}

/** Process ids are used again; with the time of the start (Linux: proc(5), field 22) they are not. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '-'
  } catch {
    return '-'
  }
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM'
  }
}

function isDead(lock: string): boolean {
  const [pid = '', , host] = lock.split(' ')
  if (!/^\d+$/.test(pid) || host !== hostname()) return false
  return !exists(Number(pid)) || lock !== owner(Number(pid))
}

function create(file: string): boolean {
  try {
    const handle = openSync(file, constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY, 0o600)
    writeSync(handle, owner(process.pid))
    closeSync(handle)
    return true
  } catch (error) {
    if ((error as { code?: string }).code === 'EEXIST') return false
    throw error
  }
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

/**
 * Takes a dead lock away. Another process may do the same at the same time and already have put its
 * own in place: what was moved is looked at again, and put back when it is not the dead one.
 */
function reap(file: string, dead: string): void {
  const aside = `${file}.${process.pid}`
  try {
    renameSync(file, aside)
  } catch {
    return
  }
  if (read(aside) !== dead) copyFileSync(aside, file, constants.COPYFILE_EXCL)
  rmSync(aside, { force: true })
}

const held = new Set<string>()

/** `folder` exists. Returns the function that gives it back. Throws `data_folder_in_use`. */
export function lockFolder(folder: string): () => void {
  const file = `${realpathSync(folder)}.lock`
  if (held.has(file)) throw inUse(file, owner(process.pid))
  if (!create(file)) {
    const lock = read(file) ?? ''
    if (isDead(lock)) reap(file, lock)
    if (!create(file)) throw inUse(file, read(file) ?? lock)
  }
  held.add(file)
  return () => {
    if (!held.delete(file)) return
    rmSync(file, { force: true })
  }
}

function inUse(file: string, lock: string): DiscreetError {
  const [pid = 'unknown', , host = 'unknown'] = lock.split(' ')
  return new DiscreetError(
    'data_folder_in_use',
    `the data folder is used by process ${pid} on ${host}; stop it, or choose another folder. ` +
      `If that host is gone for good, delete ${file}`,
  )
}
