/** PostgreSQL for a benchmark: `--postgres` starts one of its own, `--database-url URL` takes yours. */
import process from 'node:process'
import { startPostgres } from '../adapters/store-sql/test/real-postgres.ts'

export async function chosenPostgres(): Promise<
  { url: string; stop(): Promise<void> } | undefined
> {
  const at = process.argv.indexOf('--database-url')
  const given = at < 0 ? undefined : process.argv[at + 1]
  if (given !== undefined) return { url: given, stop: () => Promise.resolve() }
  return process.argv.includes('--postgres') ? startPostgres() : undefined
}
