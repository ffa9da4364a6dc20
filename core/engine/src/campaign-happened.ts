/** Something that happened to a unit, as a move in the table of its campaign. */
import type { Campaign, Happened } from '@discreet/campaigns'
import { positionsOf } from '@discreet/campaigns'
import type { CellTable } from '@discreet/experiment'
import { cellAt, indexOfCell, movedCell } from '@discreet/experiment'

/** Positions in the table; what the campaign does not look at is missing. */
export interface Positions {
  readonly outcome?: number
  readonly guard?: number
}

/** Whether somebody is in the segment of a census is found by its rule, and never told. */
export function positionsIn(campaign: Campaign, { guard, ...rest }: Happened): Positions {
  const said = guard === undefined ? {} : { guard }
  if (campaign.kind === 'experiment') return positionsOf(campaign, { ...rest, ...said })
  const { guard: position } = positionsOf(campaign, said)
  return position === undefined ? {} : { guard: position }
}

/** Index of the cell after it; a cell that the table does not have stays as it is. */
export function movedIndex(table: CellTable, index: number, moved: Positions): number {
  const cell = cellAt(table, index)
  if (cell === undefined) return index
  return indexOfCell(table, movedCell(cell, moved)) ?? index
}
