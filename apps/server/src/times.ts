/** Times as answers have them: ISO 8601 in UTC. */

export function time(at: number): string {
  return new Date(at).toISOString()
}

export function timeOrNull(at: number | null | undefined): string | null {
  return at == null ? null : time(at)
}
