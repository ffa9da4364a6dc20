/** What the routes about the rights of people need from outside. */
import type {
  ErasureList,
  Jobs,
  Mailer,
  RightsQueue,
  RightsSetup,
  SiteStore,
} from '@discreet/engine'
import { signCertificate, signReceipt } from '@discreet/identity-jwt'
import type { StaffOptions } from './staff-options.ts'
import type { PeopleOptions } from './visitors.ts'

export interface RightsOptions extends PeopleOptions, StaffOptions {
  /** Default: kept in memory, for tests. */
  readonly erasureList?: ErasureList
  /** Default: nothing is woken; what is due waits for the next look. */
  readonly jobs?: Jobs
  /** Default: requests by mail are refused with `configuration_invalid`. */
  readonly mailer?: Mailer
  /** Where people reach this server, for links in mails; no slash at the end. */
  readonly publicUrl?: string
}

/** For tests and short-lived stores: forgets with the process. */
function listInMemory(): ErasureList {
  const kept = new Map<string, Map<string, number>>()
  return {
    async append(site, { hash, at }) {
      await Promise.resolve()
      kept.set(site, (kept.get(site) ?? new Map<string, number>()).set(hash, at))
    },
    async read(site) {
      await Promise.resolve()
      return [...(kept.get(site) ?? [])].map(([hash, at]) => ({ hash, at }))
    },
  }
}

const inMemory = listInMemory()

/**
 * Of many things for one outbox, one look at it is enough. What cannot be enqueued is found by the next
 * look, so it is no reason for a request to fail.
 */
async function wake(
  jobs: Jobs | undefined,
  queue: RightsQueue,
  data: Readonly<Record<string, string>>,
): Promise<void> {
  const { site = '', request = '' } = data
  const what = queue === 'outbox' ? { site } : data
  const key = queue === 'outbox' ? site : `${site} ${request}`
  await jobs?.enqueue(queue, what, key).catch(() => undefined)
}

export function rightsSetup(options: RightsOptions, store: SiteStore): RightsSetup {
  const { cryptography, vault, packs, now, erasureList, jobs } = options
  return {
    store,
    cryptography,
    vault,
    packs,
    now,
    list: erasureList ?? inMemory,
    wake: (queue, data) => wake(jobs, queue, { ...data, site: store.site.id }),
    signCertificate: (certificate) => signCertificate(cryptography, certificate),
    signReceipt: (receipt) => signReceipt(cryptography, receipt),
  }
}
