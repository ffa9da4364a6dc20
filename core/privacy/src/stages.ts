/**
 * The states of a release: Collected → Bounded → Charged → Noised. The content of a stage is out of
 * reach; it is handed to the next step once, and taking it twice is an error. Only `Noised` can be
 * read, because only that is safe to store, encode or serve.
 */
import { PrivacyError } from './errors.ts'

export type StageName = 'collected' | 'bounded' | 'charged'

/** Opaque. `Name` keeps the compiler from accepting one stage for another. */
export interface Stage<Name extends StageName> {
  readonly stage: Name
}

const contents = new WeakMap<object, unknown>()

export function enter<Name extends StageName>(stage: Name, content: unknown): Stage<Name> {
  const token: Stage<Name> = Object.freeze({ stage })
  contents.set(token, content)
  return token
}

/** Throws `release_state` when the stage was taken before, or was not made here. */
export function take<Content>(token: Stage<StageName>): Content {
  if (!contents.has(token)) {
    throw new PrivacyError('release_state', `this release stage (${token.stage}) was already taken`)
  }
  const content = contents.get(token) as Content
  contents.delete(token)
  return content
}

declare const noised: unique symbol

/** Carries noise: safe to store, encode and serve. Only `addNoise` and `releaseCells` make one. */
export type Noised<T> = T & { readonly [noised]: true }
