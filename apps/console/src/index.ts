import { fileURLToPath } from 'node:url'

/** Where `npm run build` puts the console's pages. */
export const consoleBundle: string = fileURLToPath(new URL('../bundle', import.meta.url))
