/**
 * Pages of a shop with the SDK in them, as its visitors have them open: one browser, whose visitors
 * share nothing; what the server answers is a stand-in's.
 *
 * What runs in a page begins with `discreet`, made when it is first needed, and a few shorthands.
 */
import type { BrowserContext, Page } from 'playwright-core'
import { StandIn } from './stand-in.ts'
import type { Tab } from './tabs.ts'
import { openTabs } from './tabs.ts'

const prelude = `
  const discreet = (window.discreet ??= code.createDiscreet({ site: 'corner', ...window.options }))
  const set = (level, more = {}) => discreet.choices.set({ level, ...more })
  const level = () => discreet.choices.get().level
  const look = (item) => discreet.record({ type: 'view', item })
  const buy = (order, ...items) => discreet.record({ type: 'purchase', items, order })
  const shelf = (placement = 'home', context = {}) => discreet.recommend(placement, context)
  const ids = async (placement, context) => (await shelf(placement, context)).items.map(({ item }) => item)
  const kept = async () => (await discreet.profile.view()).entries.map(({ item }) => item)
  const names = async () => (await indexedDB.databases()).map(({ name }) => name)
  const refusal = (promise) => promise.then(() => 'resolved', (error) => error.name)
`

export interface Visit {
  readonly page: Page
  /** What nobody caught. */
  readonly faults: string[]
  run<T = unknown>(body: string): Promise<T>
  reload(): Promise<void>
}

export interface VisitOptions {
  /** The shop can sign people in: `token` of the stand-in is asked for. */
  readonly accounts?: boolean
  readonly key?: string
  /** Runs in the page before anything else. */
  readonly script?: string
}

export interface Visitor {
  readonly site: StandIn
  readonly context: BrowserContext
  open(options?: VisitOptions): Promise<Visit>
  close(): Promise<void>
}

export interface Corner {
  visitor(): Promise<Visitor>
  close(): Promise<void>
}

async function prepared(page: Page, site: StandIn, options: VisitOptions): Promise<void> {
  const { accounts = false, key, script = '' } = options
  if (accounts) await page.exposeFunction('askToken', () => site.token)
  const given = JSON.stringify(key === undefined ? {} : { key })
  const token = accounts ? ', token: () => window.askToken()' : ''
  await page.addInitScript(`window.options = { ...${given} ${token} };${script}`)
}

export async function openCorner(): Promise<Corner> {
  const tabs = await openTabs()
  return {
    async visitor() {
      const context = await tabs.newContext()
      const site = new StandIn()
      await site.serve(context)
      return {
        site,
        context,
        async open(options = {}) {
          const faults: string[] = []
          const tab: Tab = await tabs.open('/', context, async (page) => {
            page.on('pageerror', ({ message }) => faults.push(message))
            await prepared(page, site, options)
          })
          return {
            page: tab.page,
            faults,
            run: <T>(body: string) => tab.run(prelude + body) as Promise<T>,
            reload: async () => void (await tab.page.reload()),
          }
        },
        close: () => context.close(),
      }
    },
    close: () => tabs.close(),
  }
}
