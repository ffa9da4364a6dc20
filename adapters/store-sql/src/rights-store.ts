/** The engine's `RightsStore` on SQL. */
import type { RightsStore } from '@discreet/engine'
import { sqlErasure } from './erasure-table.ts'
import { sqlOutbox } from './outbox-table.ts'
import type { PeopleOptions } from './permit-door.ts'
import { sqlRegisters } from './register-table.ts'
import { sqlRequests } from './request-table.ts'
import { sqlRetention } from './retention-table.ts'
import type { SiteScope } from './site-scope.ts'

export function sqlRights(scope: SiteScope, options: PeopleOptions): RightsStore {
  return {
    requests: sqlRequests(scope, options),
    erasure: sqlErasure(scope, options),
    outbox: sqlOutbox(scope),
    registers: sqlRegisters(scope),
    retention: sqlRetention(scope),
  }
}
