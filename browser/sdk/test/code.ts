/** What the tests run in a page. */
export { connectAttributes } from '../src/attributes.ts'
export { addEvent, emptyState, personalOf } from '../src/device-profile.ts'
export { createDevice, openDevice, watchTabs, wipeDevice } from '../src/device-store.ts'
export { createDiscreet } from '../src/index.ts'
export { createScorer } from '../src/scorer.ts'
export { startScorer } from '../src/scorer-client.ts'
export { exportState, importState } from '../src/transfer.ts'
