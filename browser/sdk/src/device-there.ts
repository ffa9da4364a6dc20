/** Is there a device profile? Looks without making anything; loaded with every page. */

export function databaseName(site: string): string {
  return `discreet:${site}`
}

/** `doubt`: the answer where the browser does not say. */
export async function deviceThere(site: string, doubt = false): Promise<boolean> {
  try {
    if (typeof indexedDB === 'undefined') return false
    // Where a browser cannot list its databases, the store itself looks without making one.
    if (typeof indexedDB.databases !== 'function') return true
    return (await indexedDB.databases()).some(({ name }) => name === databaseName(site))
  } catch {
    return doubt
  }
}
