/** What the smoke test runs in a page. */
export { createDiscreet } from '@discreet/sdk'
export { OpenFeature } from '@openfeature/web-sdk'
export { DiscreetWebProvider, exposureHook } from '../src/index.ts'
