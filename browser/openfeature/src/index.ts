export { exposureHook } from './exposure-hook.ts'
export type { DiscreetWebProviderOptions } from './provider.ts'
export { DiscreetWebProvider } from './provider.ts'
