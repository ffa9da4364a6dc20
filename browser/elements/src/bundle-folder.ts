/** For servers: where the files are that pages load (`npm run build` makes them). No code for pages. */
export const bundleFolder: string = new URL('../bundle/', import.meta.url).href
