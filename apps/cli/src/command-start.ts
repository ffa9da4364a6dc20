/** discreet start */
import { once } from 'node:events'
import process from 'node:process'
import { readPacks } from '@discreet/packs-file'
import { createServer } from '@discreet/server'
import type { Output } from './output.ts'
import { demoSite, seedDemo } from './seed.ts'
import type { StoreChoice } from './session.ts'
import { withSession } from './session.ts'

export interface StartOptions extends StoreChoice {
  readonly port: number
  readonly host: string
  /** false: an empty store stays empty. */
  readonly demo: boolean
  /** A folder with law packs of one's own. */
  readonly packs?: string
}

/** Resolves when the process is told to stop. */
export async function start(options: StartOptions, output: Output): Promise<void> {
  const began = performance.now()
  const packs = readPacks(options.packs).map(({ pack }) => pack)
  const progress = output.progress('Opening the store')
  await withSession(options, async (session) => {
    const writeKey = options.demo ? await seedDemo(session, progress) : undefined
    const { store, cryptography, vault, now } = session
    const server = await createServer({ store, cryptography, vault, packs, now })
    const url = await server.listen({ port: options.port, host: options.host })
    const seconds = ((performance.now() - began) / 1000).toFixed(1)
    progress.done(`Discreet is running (${seconds} s)`)
    output.say(`\n  Open    ${url}\n  API     ${url}/docs\n  Ledger  ${url}/v1/ledger`)
    if (writeKey !== undefined) {
      output.say(
        `\n  The shop "${demoSite}" and its shoppers are simulated.\n  Its write key, shown once: ${writeKey}`,
      )
    }
    output.say('\n  Stop with Ctrl+C.')
    output.result({ url, writeKey: writeKey ?? null, seconds: Number(seconds) })
    await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')])
    await server.close()
  })
}
