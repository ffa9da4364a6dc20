/** Every page: its address, what one must be able to do to see it, and where its code is. */
import type { Capability } from '@discreet/staff'
import type { FrameWords } from './texts/frame.ts'

export interface PageEntry {
  /** Below /console/; ids follow it. */
  readonly path: string
  /** Heading of the menu that it stands under. */
  readonly area: keyof FrameWords['areas']
  readonly name: keyof FrameWords['pages']
  readonly needs: Capability
  /** The element that `load` defines. */
  readonly tag: string
  load(): Promise<unknown>
}

export const pages: readonly PageEntry[] = [
  {
    path: 'trust',
    area: 'trust',
    name: 'trust',
    needs: 'trust.read',
    tag: 'console-trust',
    load: () => import('./pages/trust/trust.ts'),
  },
  {
    path: 'privacy/requests',
    area: 'privacy',
    name: 'requests',
    needs: 'requests.read',
    tag: 'console-requests',
    load: () => import('./pages/privacy/requests.ts'),
  },
  {
    path: 'privacy/incidents',
    area: 'privacy',
    name: 'incidents',
    needs: 'incidents.read',
    tag: 'console-incidents',
    load: () => import('./pages/privacy/incidents.ts'),
  },
  {
    path: 'privacy/budget',
    area: 'privacy',
    name: 'budget',
    needs: 'privacy.read',
    tag: 'console-budget',
    load: () => import('./pages/privacy/budget.ts'),
  },
  {
    path: 'privacy/releases',
    area: 'privacy',
    name: 'releases',
    needs: 'privacy.read',
    tag: 'console-releases',
    load: () => import('./pages/privacy/releases.ts'),
  },
  {
    path: 'privacy/fields',
    area: 'privacy',
    name: 'fields',
    needs: 'privacy.read',
    tag: 'console-fields',
    load: () => import('./pages/privacy/fields.ts'),
  },
  {
    path: 'privacy/notices',
    area: 'privacy',
    name: 'notices',
    needs: 'privacy.read',
    tag: 'console-notices',
    load: () => import('./pages/privacy/notices.ts'),
  },
  {
    path: 'privacy/records',
    area: 'privacy',
    name: 'records',
    needs: 'privacy.read',
    tag: 'console-records',
    load: () => import('./pages/privacy/records.ts'),
  },
  {
    path: 'privacy/retention',
    area: 'privacy',
    name: 'retention',
    needs: 'privacy.read',
    tag: 'console-retention',
    load: () => import('./pages/privacy/retention.ts'),
  },
  {
    path: 'privacy/packs',
    area: 'privacy',
    name: 'packs',
    needs: 'privacy.read',
    tag: 'console-packs',
    load: () => import('./pages/privacy/packs.ts'),
  },
  {
    path: 'privacy/log',
    area: 'privacy',
    name: 'log',
    needs: 'privacy.read',
    tag: 'console-log',
    load: () => import('./pages/privacy/log.ts'),
  },
  {
    path: 'training',
    area: 'you',
    name: 'training',
    needs: 'self',
    tag: 'console-training',
    load: () => import('./pages/staff/training.ts'),
  },
  {
    path: 'marketing/placements',
    area: 'marketing',
    name: 'placements',
    needs: 'marketing.read',
    tag: 'console-placements',
    load: () => import('./pages/marketing/placements.ts'),
  },
  {
    path: 'marketing/campaigns',
    area: 'marketing',
    name: 'campaigns',
    needs: 'marketing.read',
    tag: 'console-campaigns',
    load: () => import('./pages/marketing/campaigns.ts'),
  },
  {
    path: 'marketing/segments',
    area: 'marketing',
    name: 'segments',
    needs: 'marketing.read',
    tag: 'console-segments',
    load: () => import('./pages/marketing/segments.ts'),
  },
  {
    path: 'marketing/tactics',
    area: 'marketing',
    name: 'tactics',
    needs: 'marketing.read',
    tag: 'console-tactics',
    load: () => import('./pages/marketing/tactics.ts'),
  },
  {
    path: 'marketing/feedback',
    area: 'marketing',
    name: 'feedback',
    needs: 'marketing.read',
    tag: 'console-feedback',
    load: () => import('./pages/marketing/feedback.ts'),
  },
  {
    path: 'staff/members',
    area: 'staff',
    name: 'members',
    needs: 'staff.read',
    tag: 'console-members',
    load: () => import('./pages/staff/members.ts'),
  },
  {
    path: 'staff/approvals',
    area: 'staff',
    name: 'approvals',
    needs: 'approvals.read',
    tag: 'console-approvals',
    load: () => import('./pages/staff/approvals.ts'),
  },
  {
    path: 'staff/audit',
    area: 'staff',
    name: 'audit',
    needs: 'audit.read',
    tag: 'console-audit',
    load: () => import('./pages/staff/audit.ts'),
  },
  {
    path: 'developers/site',
    area: 'developers',
    name: 'site',
    needs: 'developers.read',
    tag: 'console-site',
    load: () => import('./pages/developers/site.ts'),
  },
  {
    path: 'developers/keys',
    area: 'developers',
    name: 'keys',
    needs: 'developers.read',
    tag: 'console-keys',
    load: () => import('./pages/developers/keys.ts'),
  },
  {
    path: 'developers/debugger',
    area: 'developers',
    name: 'debugger',
    needs: 'developers.read',
    tag: 'console-debugger',
    load: () => import('./pages/developers/debugger.ts'),
  },
  {
    path: 'developers/catalogue',
    area: 'developers',
    name: 'catalogue',
    needs: 'developers.read',
    tag: 'console-catalogue',
    load: () => import('./pages/developers/catalogue.ts'),
  },
  {
    path: 'developers/model',
    area: 'developers',
    name: 'model',
    needs: 'developers.read',
    tag: 'console-model',
    load: () => import('./pages/developers/model.ts'),
  },
  {
    path: 'developers/health',
    area: 'developers',
    name: 'health',
    needs: 'developers.read',
    tag: 'console-health',
    load: () => import('./pages/developers/health.ts'),
  },
  {
    path: 'people',
    area: 'people',
    name: 'people',
    needs: 'people.open',
    tag: 'console-people',
    load: () => import('./pages/people/people.ts'),
  },
]

/** As the menu shows them. */
export const areaOrder: readonly PageEntry['area'][] = [
  'trust',
  'privacy',
  'marketing',
  'developers',
  'people',
  'staff',
  'you',
]

/** Where somebody with these capabilities begins. Everybody who is signed in has the training. */
export function firstPage(capabilities: readonly Capability[]): PageEntry | undefined {
  const theirs = pages.filter(({ needs }) => capabilities.includes(needs))
  return areaOrder.flatMap((area) => theirs.find((one) => one.area === area) ?? [])[0]
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

/** The longest address that fits, and what follows it. */
export function pageAt(
  path: string,
): { readonly entry: PageEntry; readonly rest: readonly string[] } | undefined {
  const parts = path.split('/').filter((one) => one !== '')
  for (let length = parts.length; length > 0; length -= 1) {
    const entry = pages.find((one) => one.path === parts.slice(0, length).join('/'))
    if (entry !== undefined) return { entry, rest: parts.slice(length).map(decoded) }
  }
  return undefined
}
