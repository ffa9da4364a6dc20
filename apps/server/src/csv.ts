/** Rows as CSV (RFC 4180), for spreadsheets of staff. */

type Cell = string | number | boolean | null

/** What a spreadsheet would take for a formula begins with an apostrophe. */
function cellOf(value: Cell): string {
  const text = value === null ? '' : String(value)
  const shown = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(shown) ? `"${shown.replaceAll('"', '""')}"` : shown
}

export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(cellOf).join(',')}\r\n`
}

export function csvOf<Column extends string>(
  columns: readonly Column[],
  rows: readonly Readonly<Record<Column, Cell>>[],
): string {
  return [columns, ...rows.map((row) => columns.map((column) => row[column]))].map(csvLine).join('')
}
