/** discreet placement list, define, remove */
import type { PlacementDefinition } from '@discreet/campaigns'
import { readDefinition } from './definition-file.ts'
import type { OfficeChoice } from './office-client.ts'
import { withOffice } from './office-client.ts'
import type { Output } from './output.ts'

export async function listPlacements(options: OfficeChoice, output: Output): Promise<void> {
  const { placements } = await withOffice(options, (office) =>
    office.call<{ placements: PlacementDefinition[] }>('GET', 'placements'),
  )
  output.table(
    placements.map(({ id, name, contents, cap, schedule }) => ({
      id,
      name,
      contents: contents.map(({ content }) => content.kind).join(', '),
      'cap a visit': cap?.perVisit ?? '',
      schedule: schedule === undefined ? '' : 'yes',
    })),
  )
  if (placements.length === 0) output.say('There is no placement yet.')
  output.result(placements)
}

export async function definePlacement(
  file: string,
  options: OfficeChoice,
  output: Output,
): Promise<void> {
  const { id, value } = readDefinition(file)
  const defined = await withOffice(options, (office) =>
    office.call('PUT', `placements/${encodeURIComponent(id)}`, {}, value),
  )
  output.say(`The placement ${id} is defined.`)
  output.result(defined)
}

export async function removePlacement(
  id: string,
  options: OfficeChoice,
  output: Output,
): Promise<void> {
  const removed = await withOffice(options, (office) =>
    office.call('DELETE', `placements/${encodeURIComponent(id)}`),
  )
  output.say(`The placement ${id} is gone; pages show nothing there.`)
  output.result(removed)
}
