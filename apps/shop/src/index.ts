import { fileURLToPath } from 'node:url'

export type { ShopIdentity } from './identity.ts'
export { createShopIdentity } from './identity.ts'
export type { ShopOptions } from './server.ts'
export { shopRoutes } from './server.ts'

/** Where `npm run build` puts the shop's pages. */
export const shopBundle: string = fileURLToPath(new URL('../bundle', import.meta.url))
