/**
 * How fast the staff console of the demo is there, on a slow phone: before signing in, and its first
 * page after it. Lighthouse, mobile defaults, median by performance.
 *
 *   npx tsx bench/console.ts [--url URL of /console/] [--runs 3] [--json]
 *
 * Build first.
 */
import process from 'node:process'
import { signInToConsole } from './console-session.ts'
import { startDemo } from './demo.ts'
import { belowOne, figuresOf, medianAudit } from './lighthouse-audit.ts'

const option = (name: string): string | undefined => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? undefined : process.argv[at + 1]
}

const given = option('url')
const demo = given === undefined ? await startDemo() : undefined
const address = given ?? `${demo?.url.replace('127.0.0.1', 'localhost')}/console/`
const runs = Number(option('runs') ?? 3)
try {
  const out = await medianAudit(runs, address)
  const { context, page, port } = await signInToConsole(address, 'Ines')
  // Who is signed in stays; nothing that was loaded does.
  const kept = [`--port=${port}`, '--disable-storage-reset']
  const devtools = await context.newCDPSession(page)
  const forget = (): Promise<unknown> => devtools.send('Network.clearBrowserCache')
  const signedIn = await medianAudit(runs, address, kept, forget)
  await context.close()
  const figures = { 'signing in': figuresOf(out), 'first page': figuresOf(signedIn) }
  if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify(figures)}\n`)
  else {
    console.table(figures)
    console.log('below 1, signing in:', belowOne(out).join(', '))
    console.log('below 1, first page:', belowOne(signedIn).join(', '))
  }
} finally {
  demo?.stop()
}
