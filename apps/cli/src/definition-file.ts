/** A definition as JSON, from a file or from standard input (`-`). */
import { readFileSync } from 'node:fs'
import { DiscreetError } from '@discreet/protocol'

export interface Definition {
  readonly id: string
  readonly value: object
}

export function readDefinition(file: string): Definition {
  let value: unknown
  try {
    value = JSON.parse(readFileSync(file === '-' ? 0 : file, 'utf8'))
  } catch (error) {
    throw new DiscreetError(
      'file_invalid',
      'the definition cannot be read',
      { field: file, expected: 'a file with one JSON object' },
      error,
    )
  }
  const { id } = (value ?? {}) as { id?: unknown }
  if (typeof value === 'object' && value !== null && typeof id === 'string' && id !== '') {
    return { id, value }
  }
  throw new DiscreetError('file_invalid', 'the definition has no id', {
    field: '/id',
    expected: 'a JSON object with an id',
  })
}
