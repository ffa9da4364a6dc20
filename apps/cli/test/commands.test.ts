import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { nodeCryptography } from '@discreet/crypto-node'
import { signReceipt } from '@discreet/identity-jwt'
import { describe, expect, test } from 'vitest'
import { errorText } from '../src/output.ts'
import { createProgram } from '../src/program.ts'
import { runCommand as run } from './run-command.ts'

const folder = mkdtempSync(join(tmpdir(), 'discreet-cli-'))

describe('a shop with a file of purchases', () => {
  const data = join(folder, 'data')
  const file = join(folder, 'purchases.csv')
  // Ten pairs that always go together, 3,000 people.
  const rows = Array.from({ length: 3000 }, (_, k) => {
    const pair = k % 10
    return [
      `p${k},a${pair},2026-01-01,o${k},1`,
      `p${k},b${pair},2026-01-01,o${k},1`,
      `p${k},c${k % 37},2026-01-01,o${k},1`,
    ].join('\n')
  })
  writeFileSync(
    file,
    `who,sku,day,order,n\n${rows.join('\n')}\np1,a1,never,o1,1\np1,a1,2026-01-01,C9,1\n`,
  )
  const columns = [
    '--columns',
    'person=who,item=sku,time=day,basket=order,quantity=n',
    '--data',
    data,
  ]

  test('goes from import to a recommendation and a ledger that verifies', async () => {
    const made = await run('init', '--site', 'shop', '--data', data)
    expect(made.text).toMatch(/wk_[0-9a-f]{40}/)
    const imported = await run('import', file, ...columns)
    expect(imported.result).toMatchObject({
      rows: 9002,
      stored: 9000,
      skipped: { date_invalid: 1, cancelled: 1 },
      itemsDeclared: 57,
    })
    const rejects = (imported.result as { rejectsFile: string }).rejectsFile
    expect(
      readFileSync(rejects, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).line),
    ).toEqual([9002, 9003])
    const again = await run('import', file, ...columns)
    expect(again.result).toMatchObject({ stored: 0, duplicates: 9000 })
    const released = await run('release', '--data', data, '--epsilon', '1')
    expect(released.result).toMatchObject({ cumulative: { periods: 1 } })
    const answer = await run(
      'recommend',
      '--data',
      data,
      '--placement',
      'product',
      '--items',
      'a3',
      '--limit',
      '1',
    )
    expect(answer.result).toMatchObject({ items: [{ item: 'b3', reason: { term: 'together' } }] })
    expect((await run('ledger', 'verify', '--data', data)).text).toMatch(
      /1 entries, the chain holds/,
    )
    expect((await run('ledger', 'show', '--data', data)).text).toMatch(/released/)
    await expect(run('release', '--data', data)).rejects.toMatchObject({ code: 'period_open' })
    const exported = join(folder, 'log.txt')
    await run('log', 'export', exported, '--data', data)
    expect((await run('log', 'verify', '--data', data)).result).toMatchObject({ entries: 2 })
    const offline = ['log', 'verify', '--file', exported, '--data', data]
    expect((await run(...offline)).result).toMatchObject({ ok: true, entries: 2 })
    const kept = join(folder, 'checkpoint.txt')
    writeFileSync(
      kept,
      readFileSync(exported, 'utf8').split('\n').slice(0, 5).join('\n').concat('\n'),
    )
    expect((await run('log', 'verify', '--checkpoint', kept, '--data', data)).text).toContain(
      'begins with the checkpoint',
    )
    const text = readFileSync(exported, 'utf8')
    for (let at = 0; at < text.length; at += 13) {
      writeFileSync(
        exported,
        `${text.slice(0, at)}${text[at] === 'a' ? 'b' : 'a'}${text.slice(at + 1)}`,
      )
      await expect(run(...offline)).rejects.toMatchObject({ code: 'log_broken' })
    }
    await expect(run('import', file, ...columns)).rejects.toMatchObject({ code: 'release_state' })
    expect(existsSync(join(data, 'database.lock'))).toBe(false)
    const findings = (await run('doctor', '--data', data, '--port', '0')).result as {
      ok: boolean
    }[]
    expect(findings.every(({ ok }) => ok)).toBe(true)
  }, 180_000)

  test('an item whose first line has no title gets it from a later one', async () => {
    const titled = join(folder, 'titled.csv')
    writeFileSync(titled, 'who,sku,name\np1,x,\np2,x,Pear\np3,x,Apple\n')
    const own = join(folder, 'titles')
    await run('init', '--site', 'titles', '--data', own)
    const mapping = ['--columns', 'person=who,item=sku,title=name', '--data', own]
    expect((await run('import', titled, ...mapping)).result).toMatchObject({ itemsDeclared: 1 })
    await run('release', '--data', own)
    const home = await run('recommend', '--data', own, '--placement', 'home', '--limit', '1')
    expect(home.text).toContain('Pear')
  })

  test('evaluates epsilon by epsilon with the production mechanism', async () => {
    const { result } = await run(
      'evaluate',
      '--interactions',
      file,
      ...columns.slice(0, 2),
      '--unit',
      'basket',
      '--epsilon',
      '4,inf',
      '--seeds',
      '1',
      '--hide',
      '0.34',
    )
    const { summary } = result as { summary: { model: string; ndcg: number; retained: number }[] }
    expect(summary.map(({ model }) => model)).toEqual(['popularity', 'epsilon 4', 'epsilon inf'])
    expect(summary[2]?.retained).toBe(1)
    expect(summary[1]?.retained).toBeGreaterThan(0.3)
    await expect(run('evaluate')).rejects.toMatchObject({ code: 'parameter_invalid' })
  })

  test('evaluates a fixed split', async () => {
    const { result } = await run(
      'evaluate',
      '--train',
      file,
      '--test',
      file,
      ...columns.slice(0, 2),
      '--unit',
      'basket',
      '--epsilon',
      'inf',
      '--seeds',
      '1',
    )
    expect((result as { summary: unknown[] }).summary).toHaveLength(2)
  })
})

describe('the tools', () => {
  test('plan says what to expect and what would have to change', async () => {
    const { text, result } = await run(
      'plan',
      '--people',
      '500',
      '--items',
      '3000',
      '--epsilon',
      '1,4',
    )
    expect(text).toMatch(/too small/)
    expect(result).toHaveLength(2)
  })

  test('the audit passes and says so', async () => {
    expect((await run('audit', '--runs', '1000')).text).toMatch(/Passed/)
    await expect(run('audit', '--runs', '5')).rejects.toMatchObject({ code: 'parameter_invalid' })
  })

  test('a site says who it is, rotates its keys, and its receipts are verified offline', async () => {
    const own = join(folder, 'configured')
    await run('init', '--site', 'c', '--data', own)
    const jwks = join(folder, 'jwks.json')
    writeFileSync(jwks, JSON.stringify({ keys: [{ kty: 'EC', crv: 'P-256', x: 'x', y: 'y' }] }))
    const args = ['configure', '--data', own]
    await run(...args, '--place', 'DE', '--issuer', 'https://c.example', '--jwks', jwks)
    const told = await run(
      ...args,
      '--controller',
      'C Ltd',
      '--contact',
      'c@c.example',
      '--officer',
      'none',
    )
    expect(told.text).toMatch(/periods a year +52/)
    const categories = ['--contribute-categories', 'analytics,improve']
    await run(...args, ...categories, '--contribute-periods-per-year', '0')
    const { text } = await run(...args)
    expect(text).toMatch(/contribute +analytics and improve/)
    expect(text).toMatch(/periods a year +0/)
    await expect(run(...args, '--contribute-periods-per-year', '366')).rejects.toMatchObject({
      code: 'parameter_invalid',
    })
    expect(told.text).toMatch(/place +DE/)
    expect(told.text).toMatch(/controller +C Ltd/)
    await expect(run(...args, '--place', 'Germany')).rejects.toMatchObject({
      code: 'parameter_invalid',
    })
    writeFileSync(jwks, JSON.stringify({ keys: [{ kty: 'oct', k: 'secret' }] }))
    await expect(run(...args, '--jwks', jwks)).rejects.toMatchObject({ code: 'file_invalid' })
    await expect(run(...args, '--jwks', '/no/file')).rejects.toMatchObject({ code: 'file_invalid' })
    expect((await run('keys', 'rotate', '--data', own)).result).toEqual({ active: 'k2', moved: 0 })
    const made = await run('keys', 'write', '--add', '--data', own)
    const { writeKey, keys } = made.result as { writeKey: string; keys: { id: string }[] }
    expect(made.text).toContain(writeKey)
    const revoked = await run('keys', 'write', '--revoke', keys[1]?.id ?? '', '--data', own)
    expect(revoked.result).toMatchObject({
      keys: [{ revokedAt: null }, { addedBy: 'operator', revokedAt: expect.any(Number) }],
    })
    expect(revoked.text).not.toContain(writeKey)
    const cryptography = nodeCryptography(join(own, 'signing-key.pem'))
    const receipt = join(folder, 'receipt.txt')
    writeFileSync(receipt, signReceipt(cryptography, { id: 'r', levelTo: 2 }))
    expect((await run('verify-receipt', receipt, '--data', own)).result).toMatchObject({
      levelTo: 2,
    })
    const key = Buffer.from(nodeCryptography().publicKey).toString('base64')
    await expect(run('verify-receipt', receipt, '--key', key)).rejects.toMatchObject({
      code: 'token_invalid',
    })
  })

  test('packs: the examples hold, and a place is explained', async () => {
    const tested = await run('packs', 'test')
    expect(tested.result).toMatchObject({ failed: [] })
    const explained = await run('packs', 'explain', '--place', 'US-CA', '--level', '3', '--gpc')
    expect(explained.text).toContain('Level in force: 3 (My account)')
    expect(explained.text).toContain('Your own choice counts')
    expect((await run('packs', 'explain', '--age', '17', '--level', '3')).result).toMatchObject({
      pack: { id: 'strictest' },
      decision: { level: 0 },
    })
  })

  test('every command has an example', () => {
    const program = createProgram(() => {
      throw new Error('not used')
    })
    const names: string[] = []
    const visit = (command: typeof program): void => {
      if (command.commands.length > 0) {
        for (const one of command.commands) visit(one as typeof program)
        return
      }
      names.push(command.name())
      let help = ''
      command.configureOutput({
        writeOut: (text) => {
          help += text
        },
      })
      command.outputHelp()
      expect(help).toMatch(/Example:\n {2}\$ discreet /)
      expect(help).toMatch(/--json/)
    }
    visit(program)
    // Which there are is what docs/cli.md says (campaigns.test.ts).
    expect(names).toContain('start')
  })

  test('errors say the code, the place and what was expected', async () => {
    const error = await run(
      'import',
      join(folder, 'none.csv'),
      '--data',
      join(folder, 'other'),
    ).catch((one: unknown) => one)
    expect(errorText(error)).toMatch(/^site_unknown: /)
    expect(errorText(new TypeError('x'))).toBe('unexpected: TypeError: x')
  })
})
