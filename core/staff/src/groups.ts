/** Which roles somebody has by the groups that their identity provider says they are in. */
import type { Role } from './roles.ts'
import { roles } from './roles.ts'

/**
 * In the order of `roles`, each once. A group that is not listed gives none, and so does a listed role
 * that there is not.
 */
export function rolesFromGroups(
  provider: { readonly groups: Readonly<Record<string, readonly Role[]>> },
  groups: readonly string[],
): readonly Role[] {
  const given = new Set(
    groups.flatMap((group) =>
      // A group may be called `constructor`.
      Object.hasOwn(provider.groups, group) ? (provider.groups[group] ?? []) : [],
    ),
  )
  return roles.filter((role) => given.has(role))
}
