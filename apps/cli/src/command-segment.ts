/** discreet segment list, define, remove */
import type { Segment } from '@discreet/campaigns'
import { fieldsOf } from '@discreet/campaigns'
import type { SegmentSize } from '@discreet/engine'
import { readDefinition } from './definition-file.ts'
import type { OfficeChoice } from './office-client.ts'
import { withOffice } from './office-client.ts'
import type { Output } from './output.ts'
import { number } from './output.ts'

interface SizedSegment extends Segment {
  readonly size: SegmentSize | null
}

/** Never an exact number: what a census has counted with its noise, or nothing. */
function sizeText(size: SegmentSize | null): string {
  if (size === null || size.count === null || size.interval === null) return 'not counted'
  const { low, high } = size.interval
  const range = `${number(Math.max(0, low), 0)} to ${number(high, 0)}`
  return size.enough ? range : `${range}, too few to say or to target`
}

export async function listSegments(options: OfficeChoice, output: Output): Promise<void> {
  const { segments } = await withOffice(options, (office) =>
    office.call<{ segments: SizedSegment[] }>('GET', 'segments'),
  )
  output.table(
    segments.map(({ id, name, rule, size }) => ({
      id,
      name,
      reads: fieldsOf(rule).join(', '),
      people: sizeText(size),
    })),
  )
  if (segments.length === 0) output.say('There is no segment yet.')
  output.result(segments)
}

export async function defineSegment(
  file: string,
  options: OfficeChoice,
  output: Output,
): Promise<void> {
  const { id, value } = readDefinition(file)
  const defined = await withOffice(options, (office) =>
    office.call('PUT', `segments/${encodeURIComponent(id)}`, {}, value),
  )
  output.say(`The segment ${id} is defined. A census tells how large it is.`)
  output.result(defined)
}

export async function removeSegment(
  id: string,
  options: OfficeChoice,
  output: Output,
): Promise<void> {
  const removed = await withOffice(options, (office) =>
    office.call('DELETE', `segments/${encodeURIComponent(id)}`),
  )
  output.say(`The segment ${id} is gone.`)
  output.result(removed)
}
