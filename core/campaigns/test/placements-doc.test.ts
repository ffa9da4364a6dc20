/** What docs/placements.md says holds: its examples, its fields, its lists. */
import { readFileSync } from 'node:fs'
import type { Item } from '@discreet/protocol'
import { expect, test } from 'vitest'
import type { PlacementDefinition, Segment } from '../src/index.ts'
import { ruleFields, validateCampaign, validatePlacement, validateSegment } from '../src/index.ts'

const page = readFileSync(new URL('../../../docs/placements.md', import.meta.url), 'utf8')

function examples(kind: string): unknown[] {
  const blocks = page.matchAll(new RegExp(`^\`\`\`json ${kind}\\n([^]*?)^\`\`\``, 'gm'))
  return [...blocks].map(([, text = '']): unknown => JSON.parse(text))
}

const itemOf = (id: string): Item | undefined => (id === 'penne-500-g' ? { id } : undefined)
const placements = examples('placement') as PlacementDefinition[]
const segments = examples('segment') as Segment[]
const around = { placements, segments, itemOf }

test('every example holds together', () => {
  expect(placements.map((one) => validatePlacement(one, around))).toEqual([[], []])
  expect(segments.map((one) => validateSegment(one, around))).toEqual([[]])
  expect(examples('campaign').map((one) => validateCampaign(one, around))).toEqual([[], []])
})

test('no other example is on the page that nobody checks', () => {
  expect(page.match(/^```./gm)).toHaveLength(5)
})

test('the table of fields is the one that rules have', () => {
  const rows = [...page.matchAll(/^\| `([\w.]+)` \| (\w+) \| `(\w+)` \| ([\w ]+) \| \S/gm)]
  const said = rows.map(([, field, kind, purpose, origin = '']) => [
    field,
    { kind, purpose, origin: origin.replace(' ', '_') },
  ])
  expect(said).toEqual(Object.entries(ruleFields))
})
