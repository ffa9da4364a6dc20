/** What `discreet configure` is told about processors and agents, made into settings. */
import type { Processor, RightsAgent } from '@discreet/engine'
import { DiscreetError } from '@discreet/protocol'
import { isSafe } from '@discreet/server'

/** `name=Mail Ltd,url=https://…`: a comma is only between pairs when one of the names follows it. */
function pairsOf(text: string, names: readonly string[], option: string): Map<string, string> {
  const parts = text.split(new RegExp(`,(?=(?:${names.join('|')})=)`))
  const pairs = new Map<string, string>()
  for (const part of parts) {
    const equals = part.indexOf('=')
    const name = part.slice(0, Math.max(equals, 0)).trim()
    const value = part.slice(equals + 1).trim()
    if (!names.includes(name) || value === '' || pairs.has(name)) {
      throw new DiscreetError('parameter_invalid', 'a pair is not understood', {
        field: option,
        expected: names.map((one) => `${one}=…`).join(','),
      })
    }
    pairs.set(name, value)
  }
  const missing = names.filter((name) => !pairs.has(name))
  if (missing.length > 0) {
    throw new DiscreetError('parameter_invalid', `not said: ${missing.join(', ')}`, {
      field: option,
      expected: names.map((one) => `${one}=…`).join(','),
    })
  }
  return pairs
}

const keyBytes = 32

/** In base64 or base64url; kept as `form`. */
function keyOf(text: string, form: 'base64' | 'base64url', option: string): string {
  const bytes = /^[A-Za-z0-9+/_-]+=*$/.test(text) ? Buffer.from(text, 'base64') : Buffer.alloc(0)
  if (bytes.length === keyBytes) return bytes.toString(form)
  throw new DiscreetError('parameter_invalid', 'the key has an unexpected form', {
    field: `${option} key`,
    expected: `a raw Ed25519 public key: ${keyBytes} bytes in base64`,
  })
}

function addressOf(text: string): string {
  if (isSafe(text)) return text
  throw new DiscreetError('parameter_invalid', 'the address would carry data in clear', {
    field: '--processor url',
    expected: 'https://…, or http:// on this machine',
  })
}

const identities = ['controller_customer_id', 'email'] as const

export function processorOf(text: string): Processor {
  const pairs = pairsOf(text, ['name', 'url', 'identity', 'key'], '--processor')
  const identity = identities.find((one) => one === pairs.get('identity'))
  if (identity === undefined) {
    throw new DiscreetError('parameter_invalid', 'how it knows people has an unexpected form', {
      field: '--processor identity',
      expected: identities.join(' or '),
    })
  }
  return {
    name: pairs.get('name') ?? '',
    url: addressOf(pairs.get('url') ?? ''),
    identity,
    publicKey: keyOf(pairs.get('key') ?? '', 'base64url', '--processor'),
  }
}

export function agentOf(text: string): RightsAgent {
  const pairs = pairsOf(text, ['id', 'name', 'key'], '--agent')
  return {
    id: pairs.get('id') ?? '',
    name: pairs.get('name') ?? '',
    publicKey: keyOf(pairs.get('key') ?? '', 'base64', '--agent'),
  }
}

/** Those of before, the given ones in the place of those with the same name, and without `gone`. */
export function merged<T>(
  before: readonly T[],
  given: readonly T[],
  gone: readonly string[],
  nameOf: (one: T) => string,
  option: string,
): readonly T[] {
  const known = new Map(before.map((one) => [nameOf(one), one]))
  for (const name of gone) {
    if (known.delete(name)) continue
    throw new DiscreetError('parameter_invalid', 'there is nothing of this name to take out', {
      field: option,
      expected: [...known.keys()].join(', ') || 'nothing: none is configured',
    })
  }
  for (const one of given) known.set(nameOf(one), one)
  return [...known.values()]
}
