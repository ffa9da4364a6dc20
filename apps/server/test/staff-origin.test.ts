import { describe, expect, test } from 'vitest'
import { csvOf } from '../src/csv.ts'
import { fromOwnPage, isAsked, reachedAt } from '../src/staff-origin.ts'

const own = { headers: {}, host: 'shop.example', url: '/v1/x?site=shop', protocol: 'http' as const }

describe('the address that a proof is for', () => {
  test.each([
    ['https://shop.example/v1/x', undefined, true],
    ['http://shop.example/v1/x', undefined, true],
    ['https://shop.example/v1/x?site=shop', undefined, false],
    ['https://shop.example/v1/x#y', undefined, false],
    ['https://shop.example/v1/y', undefined, false],
    ['https://other.example/v1/x', undefined, false],
    ['ftp://shop.example/v1/x', undefined, false],
    // A proxy hands on under another name, and takes a part of the path away.
    ['https://data.example/privacy/v1/x', 'https://data.example/privacy', true],
    ['https://data.example/v1/x', 'https://data.example/privacy', false],
    ['http://data.example/privacy/v1/x', 'https://data.example/privacy', false],
  ])('%s, where people reach %s: %s', (url, publicUrl, asked) => {
    expect(isAsked(new URL(url), own, publicUrl)).toBe(asked)
  })
})

test.each([
  [{}, true],
  [{ 'sec-fetch-site': 'same-origin' }, true],
  [{ 'sec-fetch-site': 'same-site' }, false],
  [{ 'sec-fetch-site': 'none' }, false],
  [{ origin: 'https://shop.example' }, true],
  [{ origin: 'https://data.example' }, true],
  [{ origin: 'https://shop.example:444' }, false],
  [{ origin: 'null' }, false],
  [{ 'sec-fetch-site': 'cross-site', origin: 'https://shop.example' }, false],
])('a request with %j comes from a page of this server: %s', (headers, expected) => {
  expect(fromOwnPage({ ...own, headers }, 'https://data.example')).toBe(expected)
})

test('people reach the server where it was told, or else where they did', () => {
  expect(reachedAt(own, 'https://data.example')).toBe('https://data.example')
  expect(reachedAt(own, undefined)).toBe('http://shop.example')
})

test('a table for spreadsheets holds no formula, and says what was said', () => {
  const rows = [
    { name: '=cmd()', note: 'a "word", and\nmore', count: -1 },
    { name: '@x', note: null, count: 0 },
  ]
  expect(csvOf(['name', 'note', 'count'], rows)).toBe(
    'name,note,count\r\n\'=cmd(),"a ""word"", and\nmore",-1\r\n\'@x,,0\r\n',
  )
})
