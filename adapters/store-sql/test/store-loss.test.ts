/** What happens when the database, or this process, goes away in the middle. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, connect as dial, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { nodeCryptography, pooledRandomWords } from '@discreet/crypto-node'
import { createSite, releasePeriod } from '@discreet/engine'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStore } from '../src/index.ts'
import type { RealPostgres } from './real-postgres.ts'
import { startPostgres } from './real-postgres.ts'

const cryptography = nodeCryptography()
const { newKey } = cryptography
let server: RealPostgres
let folder: string
beforeAll(async () => {
  server = await startPostgres()
  folder = mkdtempSync(join(tmpdir(), 'discreet-loss-'))
})
afterAll(async () => {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** A relay to the server that can be cut, as a network can. */
async function cuttable(target: URL) {
  const sockets = new Set<Socket>()
  const relay = createServer((socket) => {
    const out = dial(Number(target.port), target.hostname)
    for (const end of [socket, out]) {
      sockets.add(end)
      end.on('error', () => end.destroy())
    }
    socket.pipe(out).pipe(socket)
  })
  const listen = (port: number) => once(relay.listen(port, '127.0.0.1'), 'listening')
  await listen(0)
  const address = relay.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const url = new URL(target)
  url.port = `${port}`
  return {
    url: url.href,
    cut() {
      relay.close()
      for (const socket of sockets) socket.destroy()
    },
    mend: () => listen(port),
  }
}

test('a server that goes away is store_unavailable, and the same store works when it is back', async () => {
  const line = await cuttable(new URL(server.url))
  const store = await openStore({ newKey, databaseUrl: line.url })
  await createSite(store, cryptography, { id: 'cut', name: 'cut' })
  const site = await store.open('cut')
  await site.upsertItems([{ id: 'a' }])
  line.cut()
  const gone = { code: 'store_unavailable', message: expect.stringContaining('try again') }
  await expect(site.items()).rejects.toMatchObject(gone)
  await expect(store.ping()).rejects.toMatchObject(gone)
  await line.mend()
  expect(await site.items()).toEqual([{ id: 'a' }])
  await store.close()
  line.cut()
})

test('a server that was never there is store_unavailable', async () => {
  await expect(
    openStore({ newKey, databaseUrl: 'postgres://nobody@127.0.0.1:1/nothing' }),
  ).rejects.toMatchObject({ code: 'store_unavailable' })
})

test('two that start at once on an empty database both find it migrated', async () => {
  const url = await server.emptyDatabase()
  const stores = await Promise.all(
    Array.from({ length: 4 }, () => openStore({ newKey, databaseUrl: url })),
  )
  for (const store of stores) {
    expect(await store.sites()).toEqual([])
    await store.close()
  }
})

test('one folder serves one process: a second start is refused, and free again after close', async () => {
  const first = await openStore({ newKey, folder: join(folder, 'twice') })
  await expect(openStore({ newKey, folder: join(folder, 'twice') })).rejects.toMatchObject({
    code: 'data_folder_in_use',
  })
  await first.close()
  await (await openStore({ newKey, folder: join(folder, 'twice') })).close()
}, 60_000)

/** Runs a release in a process of its own that is killed (SIGKILL) at `step`. */
async function killedAt(step: string, where: Record<string, string>): Promise<void> {
  const script = new URL('./release-and-die.ts', import.meta.url).pathname
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', '--conditions=discreet-source', script, step, JSON.stringify(where)],
    { stdio: ['ignore', 'inherit', 'inherit'] },
  )
  const [, signal] = await once(child, 'exit')
  expect(signal).toBe('SIGKILL')
}

const deaths = ['reserve:inserted', 'noised', 'release:contributions-deleted', 'release:committed']

test.each([
  ['PGlite', deaths],
  ['PostgreSQL', deaths],
] as const)(
  'a process killed in a release on %s leaves all or nothing, and the next one completes',
  async (kind, steps) => {
    for (const [k, step] of steps.entries()) {
      const where =
        kind === 'PGlite' ? { folder: join(folder, 'killed') } : { databaseUrl: server.url }
      const id = `killed-${k}`
      await killedAt(step, { ...where, site: id })
      const store = await openStore({ newKey, ...where })
      const site = await store.open(id)
      const charges = await site.ledger()
      const releases = await site.releases()
      let rows = 0
      for await (const { items } of site.contributions('import-file')) rows += items.length
      const done = step === 'release:committed'
      expect([releases.length, rows]).toEqual(done ? [1, 0] : [0, 40])
      expect(charges.length).toBe(step === 'reserve:inserted' ? 0 : 1)
      const outcome = await releasePeriod(site, {
        periodId: 'import-file',
        at: 1,
        random: pooledRandomWords(),
      })
      if (!outcome.ok) throw new Error(outcome.reason)
      if (done) expect(outcome.release).toEqual(releases[0])
      expect((await site.ledger()).map(({ releaseId }) => releaseId)).toEqual([outcome.release.id])
      expect((await site.verifiedLedger()).verification.ok).toBe(true)
      await store.close()
    }
  },
  120_000,
)
