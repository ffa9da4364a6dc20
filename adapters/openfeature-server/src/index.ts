export type { DiscreetProviderOptions } from './options.ts'
export { DiscreetProvider } from './provider.ts'
