/** A visit to the shop on a slow machine: how long interactions took and how much the page moved. */
import type { Browser, Page } from 'playwright-core'

export interface SlowVisit {
  readonly interactions: number
  /** As INP counts it: to the frame after, in steps of 8 ms. */
  readonly longest: { readonly name: string; readonly milliseconds: number }
  readonly shifts: number
}

interface Watched {
  readonly events: {
    readonly name: string
    readonly id: number
    readonly duration: number
    readonly on: string
  }[]
  shifts: number
}

function watch(): void {
  const watched: Watched = { events: [], shifts: 0 }
  Object.assign(globalThis, { watched })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const { name, duration, interactionId, target } = entry as PerformanceEventTiming
      const on = target instanceof Element ? `${target.localName}.${target.className}` : ''
      if (interactionId !== 0) watched.events.push({ name, id: interactionId, duration, on })
    }
  }).observe({ type: 'event', durationThreshold: 16, buffered: true } as PerformanceObserverInit)
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const { hadRecentInput, value } = entry as PerformanceEntry & {
        hadRecentInput: boolean
        value: number
      }
      if (!hadRecentInput) watched.shifts += value
    }
  }).observe({ type: 'layout-shift', buffered: true })
}

const phone = { width: 412, height: 823 } as const

/**
 * What people do here: look around, put something into the basket, search, choose a level, ask why,
 * correct, take it back. Each act has time to show what it does.
 */
async function visit(page: Page, url: string): Promise<void> {
  await page.goto(url, { waitUntil: 'networkidle' })
  const tap = async (selector: string): Promise<void> => {
    await page.locator(selector).first().tap()
    await page.waitForTimeout(700)
  }
  await tap('#aisles a')
  await tap('.card .add')
  await tap('.card-link')
  await tap('.product button')
  await tap('discreet-shelf button.change')
  for (const level of [1, 2, 1, 2]) await tap(`discreet-level [data-level="${level}"]`)
  await tap('discreet-shelf .close')
  await tap('discreet-shelf button.why')
  await tap('discreet-why summary')
  await tap('discreet-why [data-correction=not_this]')
  await tap('discreet-why .status button')
  await tap('discreet-shelf .close')
  await tap('#words')
  await page.locator('#words').pressSequentially('bread', { delay: 120 })
  await page.waitForTimeout(700)
  await tap('.card-link')
  await tap('nav.own a[href="/shop/basket"]')
  await tap('nav.own a[href="/shop/account"]')
  await tap('discreet-preferences summary')
  await tap('discreet-level [data-level="0"]')
  await tap('a.logo')
}

export async function slowVisit(
  browser: Browser,
  url: string,
  timesSlower: number,
): Promise<SlowVisit> {
  const context = await browser.newContext({ viewport: phone, hasTouch: true, isMobile: true })
  const page = await context.newPage()
  await page.addInitScript(watch)
  const session = await context.newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: timesSlower })
  await visit(page, url)
  const { events, shifts } = await page.evaluate(
    () => (globalThis as unknown as { watched: Watched }).watched,
  )
  await context.close()
  const byInteraction = new Map<number, Watched['events'][number]>()
  for (const event of events) {
    if (event.duration > (byInteraction.get(event.id)?.duration ?? 0)) {
      byInteraction.set(event.id, event)
    }
  }
  const [longest] = [...byInteraction.values()].sort((a, b) => b.duration - a.duration)
  return {
    interactions: byInteraction.size,
    longest: {
      name: `${longest?.name ?? 'none'} on ${longest?.on ?? 'nothing'}`,
      milliseconds: longest?.duration ?? 0,
    },
    shifts,
  }
}
