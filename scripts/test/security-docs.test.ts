/** What the documents about security name is there: a file that was moved or a test that went is noticed. */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))

test.each(['security', 'asvs', 'staff', 'trust'])(
  'every file that docs/%s.md names exists',
  (name) => {
    const text = readFileSync(`${root}docs/${name}.md`, 'utf8')
    const named = [...text.matchAll(/`([A-Za-z][\w.-]*\/[\w./-]+)`/g)].map(([, path = '']) => path)
    const files = named.filter((path) => !path.startsWith('office/') && !path.startsWith('staff/'))
    expect(files.filter((path) => !existsSync(`${root}${path}`))).toEqual([])
    if (name === 'security' || name === 'asvs') expect(files.length).toBeGreaterThan(20)
  },
)
