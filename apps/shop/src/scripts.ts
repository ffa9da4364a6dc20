/**
 * The page's content security policy asks for trusted types. Lit brings its own policy; this one lets
 * the page start workers from its own files, and nothing else.
 */
interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(address: string): string }): unknown
}

/** Once, before anything starts. */
export function trustOwnScripts(): void {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes }
  trustedTypes?.createPolicy('default', {
    createScriptURL(address) {
      const { origin, pathname } = new URL(address, location.href)
      if (origin === location.origin && /^\/shop\/.*\.js$/.test(pathname)) return address
      throw new TypeError('not a script of this shop')
    },
  })
}
