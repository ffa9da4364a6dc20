/** A key of somebody whose training is behind them. */
import { randomBytes } from 'node:crypto'
import type { Cryptography, SiteStore } from '@discreet/engine'
import type { Role } from '@discreet/staff'
import { moduleIds, moduleVersions } from '@discreet/staff'

export async function trainedKey(
  { staff }: SiteStore,
  { sha256 }: Cryptography,
  name: string,
  roles: readonly Role[],
): Promise<string> {
  const key = `discreet-staff-${randomBytes(32).toString('base64url')}`
  const at = Date.now()
  const member = { id: `key:${name}`, name, source: 'key', roles, endedAt: null } as const
  await staff.addKey({ sha256: sha256(key), member: member.id, addedAt: at }, member)
  for (const module of moduleIds) {
    const pass = { module, version: moduleVersions[module], at, right: 5, of: 5 }
    await staff.addPass(member.id, pass)
  }
  return key
}
