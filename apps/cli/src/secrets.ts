/**
 * What nobody else may read, from the environment: `NAME` itself, or `NAME_FILE`, which says where it is
 * (as container runtimes hand secrets over). An option is seen by everybody on the machine.
 */
import { readFileSync, statSync } from 'node:fs'
import process from 'node:process'
import { DiscreetError } from '@discreet/protocol'

type Environment = Readonly<Record<string, string | undefined>>

function wrong(field: string, message: string, expected: string, cause?: unknown): DiscreetError {
  return new DiscreetError('configuration_invalid', message, { field, expected }, cause)
}

const readableByOthers = 0o004

/** Without the line end that editors leave. */
function fileText(field: string, file: string): string {
  let text: string
  try {
    if (process.platform !== 'win32' && (statSync(file).mode & readableByOthers) !== 0) {
      throw wrong(field, 'everybody on this machine can read the file', 'chmod o-rwx')
    }
    text = readFileSync(file, 'utf8').replace(/\r?\n$/, '')
  } catch (error) {
    if (error instanceof DiscreetError) throw error
    throw wrong(field, 'the file cannot be read', 'a file that this process can read', error)
  }
  if (text === '') throw wrong(field, 'the file is empty', 'the secret, and nothing else')
  return text
}

/** undefined: not given. Throws `configuration_invalid`, which says nothing of what is in the file. */
export function secret(name: string, environment: Environment = process.env): string | undefined {
  const { [name]: given = '', [`${name}_FILE`]: file = '' } = environment
  if (file === '') return given === '' ? undefined : given
  if (given === '') return fileText(`${name}_FILE`, file)
  throw wrong(name, 'the secret is given twice', `${name} or ${name}_FILE`)
}
