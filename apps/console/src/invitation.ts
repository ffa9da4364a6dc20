/**
 * The secret of a link (`/console/join#…`): taken out of the address before anything else happens, so
 * that no history, bookmark or shared screen keeps it. What follows `#` is sent to nobody.
 */
export function takeInvitation(base: string): string | undefined {
  const secret = location.hash.slice(1)
  if (location.pathname !== `${base}join` || secret === '') return undefined
  history.replaceState(null, '', `${location.pathname}${location.search}`)
  return secret
}
