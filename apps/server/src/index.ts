export type { ServerOptions } from './app.ts'
export { createServer } from './app.ts'
export { checkpointOf } from './log-routes.ts'
export { shownCharge, shownRelease } from './public-routes.ts'
