/** Somebody invented, signed in to the console of the demo, in a browser that others can drive as well. */
import { mkdtempSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromiumPath } from '@discreet/contracts/chromium'
import type { BrowserContext, Page } from 'playwright-core'
import { chromium } from 'playwright-core'

export interface ConsoleSession {
  readonly context: BrowserContext
  readonly page: Page
  /** Of the DevTools protocol. */
  readonly port: number
}

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}

/** `console`: its address, with a slash at the end. `name`: of a button there, or what it begins with. */
export async function signInToConsole(console: string, name: string): Promise<ConsoleSession> {
  const port = await freePort()
  const context = await chromium.launchPersistentContext(
    mkdtempSync(join(tmpdir(), 'discreet-browser-')),
    {
      ...(chromiumPath === undefined ? {} : { executablePath: chromiumPath }),
      args: ['--headless', '--no-sandbox', '--disable-gpu', `--remote-debugging-port=${port}`],
    },
  )
  const page = context.pages()[0] ?? (await context.newPage())
  await page.goto(console)
  await page.getByRole('button', { name }).first().click()
  await page.locator('nav a').first().waitFor()
  return { context, page, port }
}
