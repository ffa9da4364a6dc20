/** What the documents about security say is there: a file that was moved or a test that went is noticed. */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))
const read = (name: string): string => readFileSync(`${root}docs/${name}.md`, 'utf8')

test.each(['security', 'asvs', 'security-badges', 'staff', 'trust'])(
  'every file and command that docs/%s.md names exists',
  (name) => {
    const text = read(name)
    const named = [...text.matchAll(/`([A-Za-z][\w.-]*\/[\w./-]+)`/g)].map(([, path = '']) => path)
    const files = named.filter((path) => !path.startsWith('office/') && !path.startsWith('staff/'))
    expect(files.filter((path) => !existsSync(`${root}${path}`))).toEqual([])
    if (name === 'security' || name === 'asvs') expect(files.length).toBeGreaterThan(30)
    const links = [...text.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, path = '']) => path)
    expect(links.filter((path) => !existsSync(`${root}docs/${path}`))).toEqual([])
    const { scripts } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'))
    const run = [...text.matchAll(/`npm run ([\w:]+)`/g)].map(([, script = '']) => script)
    expect(run.filter((script) => !(script in scripts))).toEqual([])
  },
)

/** Section: how many requirements of levels 1 and 2 version 5.0.0 has in it; they are counted from 1. */
const requirements = `1.1:2 1.2:9 1.3:11 1.4:3 1.5:2 2.1:3 2.2:3 2.3:4 2.4:1 3.2:2 3.3:4 3.4:6 3.5:5 3.7:2
  4.1:3 4.2:1 4.3:2 4.4:4 5.1:1 5.2:3 5.3:2 5.4:3 6.1:3 6.2:12 6.3:4 6.4:4 6.5:5 6.6:3 6.8:4 7.1:3 7.2:4
  7.3:2 7.4:5 7.5:2 7.6:2 8.1:2 8.2:3 8.3:1 8.4:1 9.1:3 9.2:4 10.1:2 10.2:2 10.3:4 10.4:11 10.5:5 10.6:2
  10.7:3 11.1:2 11.2:3 11.3:3 11.4:4 11.5:1 11.6:1 12.1:3 12.2:2 12.3:4 13.1:1 13.2:5 13.3:2 13.4:5 14.1:2
  14.2:4 14.3:3 15.1:3 15.2:3 15.3:7 16.1:1 16.2:5 16.3:4 16.4:3 16.5:3 17.1:1 17.2:4 17.3:2`

test('docs/asvs.md says something of each requirement, once', () => {
  const all = requirements.split(/\s+/).flatMap((one) => {
    const [section = '', count] = one.split(':')
    return Array.from({ length: Number(count) }, (_, k) => `${section}.${k + 1}`)
  })
  expect(all).toHaveLength(253)
  const rows = [...read('asvs').matchAll(/^\|(?: [●◐○] \|)? (\d[\d., ]+) \|/gm)]
  const said = rows.flatMap(([, numbers = '']) => numbers.split(', '))
  expect(said.filter((one, k) => said.indexOf(one) !== k)).toEqual([])
  expect(all.filter((one) => !said.includes(one))).toEqual([])
  expect(said.filter((one) => !all.includes(one))).toEqual([])
})
