import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import type { SourceRecord } from '../src/file-source.ts'
import { recordsOfText } from '../src/file-source.ts'
import type { ReadOptions } from '../src/read-interactions.ts'
import { parseColumns, readInteractions } from '../src/read-interactions.ts'
import type { Reading } from '../src/reading.ts'

const folder = mkdtempSync(join(tmpdir(), 'discreet-files-'))
let count = 0

function file(name: string, content: string | Buffer): string {
  count += 1
  const path = join(folder, `${count}-${name}`)
  writeFileSync(path, content)
  return path
}

async function read(path: string, options: ReadOptions = {}): Promise<Reading[]> {
  const all: Reading[] = []
  for await (const reading of readInteractions(path, options)) all.push(reading)
  return all
}

const shop: ReadOptions = {
  columns: parseColumns(
    'person=who,item=sku,time=when,basket=order,quantity=n,title=name,price=cost',
  ),
}
const header = 'who,sku,when,order,n,name,cost\n'

describe('CSV', () => {
  test('in the columns of Amazon Personalize needs no mapping, with a byte order mark, quotes and other separators', async () => {
    const rows = await read(
      file('a.csv', '\uFEFFUSER_ID,ITEM_ID,TIMESTAMP\nu1,"a, b",1700000000\nu2,🧀,1700000001\n'),
    )
    expect(rows).toMatchObject([
      { ok: true, line: 2, interaction: { person: 'u1', item: 'a, b', at: 1_700_000_000_000 } },
      { ok: true, line: 3, interaction: { item: '🧀' } },
    ])
    expect(await read(file('b.csv', 'USER_ID;ITEM_ID;TIMESTAMP\nu;a;1\n'))).toMatchObject([
      { ok: true },
    ])
  })

  test('has its characters whole, also where the file is read in parts', async () => {
    const name = '🧀'.repeat(20)
    const rows = Array.from({ length: 2000 }, (_, n) => `p,a${n},${name}`)
    const text = `USER_ID,ITEM_ID,NAME\n${rows.join('\n')}\n`
    const columns = parseColumns('person=USER_ID,item=ITEM_ID,title=NAME')
    const rowsRead = await read(file('parts.csv', text), { columns })
    expect(rowsRead.filter((row) => row.ok && row.facts.title !== name)).toEqual([])
    const cut: string[] = []
    for await (const { record } of recordsOfText(text, 'csv')) cut.push(String(record?.['NAME']))
    expect(cut).toHaveLength(2000)
    expect(new Set(cut)).toEqual(new Set([name]))
  })

  test('takes titles and prices along', async () => {
    const [row] = await read(
      file('c.csv', `${header}p,a,2026-01-02 03:04:05,o1,2,Cheese,1.5\n`),
      shop,
    )
    expect(row).toMatchObject({
      ok: true,
      interaction: { basket: 'o1', at: Date.UTC(2026, 0, 2, 3, 4, 5) },
      facts: { title: 'Cheese', price: 1.5 },
    })
  })

  test('cuts a title that is too long, never through a character', async () => {
    const title = `${'a'.repeat(1999)}🧀`
    const [row] = await read(file('long.csv', `${header}p,a,1,o,1,${title},\n`), shop)
    expect(row).toMatchObject({ facts: { title: `${'a'.repeat(1999)}\ufffd` } })
  })

  test.each([
    ['a bad date', 'p,a,tomorrow,o,1,,', 'date_invalid', 'when'],
    ['a quantity below 0', 'p,a,1,o,-2,,', 'quantity_not_positive', 'n'],
    ['a quantity that is text', 'p,a,1,o,many,,', 'quantity_not_positive', 'n'],
    ['a cancelled invoice', 'p,a,1,C123,1,,', 'cancelled', 'order'],
    ['nobody', ',a,1,o,1,,', 'person_missing', 'who'],
    ['no item', 'p,,1,o,1,,', 'item_missing', 'sku'],
    ['an id of 10 kB', `p,${'a'.repeat(10_000)},1,o,1,,`, 'id_invalid', 'sku'],
    ['a NUL byte', 'p,a\0b,1,o,1,,', 'id_invalid', 'sku'],
    ['a short line', 'p,a', 'line_invalid', 'line'],
  ])('skips a line with %s, says which and why, and reads on', async (_, line, code, field) => {
    const rows = await read(file('d.csv', `${header}p,ok,1,o,1,,\n${line}\np,ok,1,o,1,,\n`), shop)
    expect(rows.map(({ ok }) => ok)).toEqual([true, false, true])
    expect(rows[1]).toMatchObject({ skip: { line: 3, code, field } })
    expect(JSON.stringify(rows[1])).not.toContain('aaaa')
  })

  test('with the basket as unit needs nobody', async () => {
    const rows = await read(file('e.csv', `${header},a,1,o7,1,,\n`), { ...shop, unit: 'basket' })
    expect(rows).toMatchObject([{ ok: true, interaction: { person: 'o7', basket: 'o7' } }])
  })

  test('without the mapped columns is refused with the names that there are', async () => {
    await expect(read(file('f.csv', 'a,b\n1,2\n'))).rejects.toMatchObject({
      code: 'file_invalid',
      details: { line: 1, expected: expect.stringContaining('a, b') },
    })
  })
})

describe('other formats', () => {
  test('JSON Lines, zipped or not', async () => {
    const lines =
      '{"USER_ID":"u","ITEM_ID":7,"TIMESTAMP":1}\nbroken\n\n{"USER_ID":"u","ITEM_ID":"b","TIMESTAMP":"2026-01-01"}'
    for (const path of [file('a.jsonl', lines), file('a.jsonl.gz', gzipSync(lines))]) {
      expect(await read(path)).toMatchObject([
        { ok: true, line: 1, interaction: { item: '7' } },
        { ok: false, skip: { line: 2 } },
        { ok: true, line: 4 },
      ])
    }
  })

  test('one basket a line', async () => {
    const rows = await read(file('b.csv', 'milk,bread\neggs\n'), { format: 'baskets' })
    expect(rows.map((row) => row.ok && [row.interaction.person, row.interaction.item])).toEqual([
      ['b1', 'milk'],
      ['b1', 'bread'],
      ['b2', 'eggs'],
    ])
  })

  test('people with their baskets as JSON', async () => {
    const rows = await read(file('c.json', '{"p":[[1,2],[3]],"q":4}'))
    expect(rows.filter(({ ok }) => ok)).toHaveLength(3)
    expect(rows.at(-1)).toMatchObject({ ok: false, skip: { line: 2 } })
    await expect(read(file('d.json', '{'))).rejects.toMatchObject({ code: 'file_invalid' })
  })
})

describe('files that cannot be read', () => {
  test('cut gzip keeps what came before, then says after which line', async () => {
    const whole = gzipSync(
      `USER_ID,ITEM_ID,TIMESTAMP\n${Array.from({ length: 50_000 }, (_, k) => `u${k},i${(k * 7919) % 10_007},1`).join('\n')}\n`,
    )
    const seen: Reading[] = []
    const reading = (async () => {
      for await (const row of readInteractions(
        file('cut.csv.gz', whole.subarray(0, whole.length / 2)),
      ))
        seen.push(row)
    })()
    await expect(reading).rejects.toMatchObject({
      code: 'file_invalid',
      details: { line: expect.any(Number) },
    })
    expect(seen.length).toBeGreaterThan(1000)
  })

  test.each([
    ['an empty file', ''],
    ['a header alone', 'USER_ID,ITEM_ID,TIMESTAMP\n'],
  ])('%s is refused', async (_, content) => {
    await expect(read(file('empty.csv', content))).rejects.toMatchObject({ code: 'file_invalid' })
  })

  test('a missing file, a folder, and Parquet that is none are refused', async () => {
    for (const path of [join(folder, 'nothing.csv'), folder, file('x.parquet', 'hello')]) {
      await expect(read(path)).rejects.toMatchObject({ code: 'file_invalid' })
    }
  })

  test.each(['item', 'nonsense=x,item=a', 'person=x'])('the mapping %s is refused', (text) => {
    expect(() => parseColumns(text)).toThrowError(
      expect.objectContaining({ code: 'parameter_invalid' }),
    )
  })
})

describe('a text that is here already', () => {
  const records = async (...given: Parameters<typeof recordsOfText>): Promise<SourceRecord[]> => {
    const all: SourceRecord[] = []
    for await (const record of recordsOfText(...given)) all.push(record)
    return all
  }

  test('is read like a file', async () => {
    expect(await records('\uFEFFsku;name\na;Käse\nb;Brot\n', 'csv')).toEqual([
      { line: 2, record: { sku: 'a', name: 'Käse' } },
      { line: 3, record: { sku: 'b', name: 'Brot' } },
    ])
    expect(await records('{"id":"a"}\nno\n', 'jsonl')).toEqual([
      { line: 1, record: { id: 'a' } },
      { line: 2, record: undefined },
    ])
    expect(await records('', 'csv')).toEqual([])
  })
})
