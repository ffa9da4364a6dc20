/**
 * Bounding and counting 10 million rows of 200,000 people over 10,000 items, and, with
 * PostgreSQL (postgres.ts), the self-join over the same rows in the same run.
 * `--rows` changes the size (millions).
 */
import process from 'node:process'
import { applyCaps, countPairs, mergeBaskets, RowsBuilder, unitWeight } from '@discreet/privacy'
import pg from 'pg'
import { chosenPostgres } from './postgres.ts'

const option = (name: string): string | undefined => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? undefined : process.argv[at + 1]
}
const total = Number(option('rows') ?? 10) * 1e6
const people = Math.round(total / 50)
const items = 10_000
const caps = { basketsPerPerson: 50, itemsPerBasket: 200, itemsPerPerson: 500 }

/** Log-normal sizes, Zipf items; the same rows every time. */
function* rows(): Generator<readonly [number, number]> {
  let state = 1
  const unit = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return ((state ^ (state >>> 16)) >>> 0) / 2 ** 32
  }
  let made = 0
  for (let person = 0; person < people && made < total; person += 1) {
    const normal = Math.sqrt(-2 * Math.log(unit() + 1e-12)) * Math.cos(2 * Math.PI * unit())
    const size = Math.min(500, Math.ceil(33 * Math.exp(0.9 * normal)))
    for (let k = 0; k < size && made < total; k += 1) {
      made += 1
      yield [person, Math.floor(items * unit() ** 3)]
    }
  }
}

const builder = new RowsBuilder(items)
for (const [person, item] of rows()) builder.add(person, 0, item)
const built = builder.finish()
const before = process.memoryUsage().rss
const clip = 1024n
const head = Uint32Array.from({ length: items }, (_, k) => k)
const start = performance.now()
const bounded = mergeBaskets(applyCaps(built, caps), caps)
const boundedAt = performance.now()
const cells = countPairs(bounded, head, (baskets, pairs) => unitWeight(clip, baskets, pairs))
const end = performance.now()
const result: Record<string, number> = {
  rows: built.items.length,
  people: built.personOffsets.length - 1,
  boundSeconds: +((boundedAt - start) / 1000).toFixed(2),
  countSeconds: +((end - boundedAt) / 1000).toFixed(2),
  megabytesBesideRows: Math.round((process.memoryUsage().rss - before) / 1e6),
  ofWhichCells: Math.round(cells.byteLength / 1e6),
  peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1e3),
}
const postgres = await chosenPostgres()
if (postgres !== undefined) {
  const client = new pg.Client({ connectionString: postgres.url })
  await client.connect()
  await client.query("SET work_mem = '1GB'")
  await client.query('CREATE TEMP TABLE bench_rows (person integer, item integer)')
  const { items: flat, basketOffsets } = bounded
  for (let person = 0; person + 1 < basketOffsets.length; person += 2000) {
    const last = Math.min(person + 2000, basketOffsets.length - 1)
    const who: number[] = []
    const what: number[] = []
    for (let p = person; p < last; p += 1) {
      for (let k = basketOffsets[p] as number; k < (basketOffsets[p + 1] as number); k += 1) {
        who.push(p)
        what.push(flat[k] as number)
      }
    }
    await client.query('INSERT INTO bench_rows SELECT * FROM unnest($1::int[], $2::int[])', [
      who,
      what,
    ])
  }
  await client.query('ANALYZE bench_rows')
  const joinStart = performance.now()
  await client.query(`SELECT count(*), sum(n) FROM (SELECT x.item, y.item, count(*) AS n FROM bench_rows x
    JOIN bench_rows y ON x.person = y.person AND x.item < y.item GROUP BY 1, 2) AS pairs`)
  result['selfJoinSeconds'] = +((performance.now() - joinStart) / 1000).toFixed(1)
  result['timesFaster'] = Math.round((result['selfJoinSeconds'] as number) / ((end - start) / 1000))
  await client.end()
  await postgres.stop()
}
if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify(result)}\n`)
else console.table([result])
