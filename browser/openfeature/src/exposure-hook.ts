import type { EvaluationDetails, FlagValue, Hook, HookContext } from '@openfeature/web-sdk'
import type { DiscreetWebProvider } from './provider.ts'

/**
 * For a shop whose code asks for a flag only where it renders it: each evaluation that gave a value of
 * the site then counts as rendered. Without it nothing counts until `track('exposed', …)`.
 */
export function exposureHook(provider: Pick<DiscreetWebProvider, 'exposed'>): Hook {
  return {
    finally(_context: HookContext, { flagKey, errorCode }: EvaluationDetails<FlagValue>) {
      if (errorCode === undefined) provider.exposed(flagKey)
    },
  }
}
