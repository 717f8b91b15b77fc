// The data of a figure as a table, and as comma-separated values.

export interface Column {
  name: string
  unit?: string
  text?: boolean // words, not numbers
}

export interface Table {
  columns: Column[]
  rows: (string | number | null)[][]
  shown?: string[][] // the cells as they are read, if not as short numbers
}

// heading is a column's name with its unit.
export function heading(c: Column): string {
  return c.unit && c.unit !== '1' ? `${c.name} [${c.unit}]` : c.name
}

// csv writes a table as RFC 4180 has it.
export function csv(t: Table): string {
  const line = (cells: (string | number | null)[]) => cells.map(cell).join(',') + '\r\n'
  return line(t.columns.map(heading)) + t.rows.map(line).join('')
}

function cell(x: string | number | null): string {
  if (x === null || (typeof x === 'number' && !Number.isFinite(x))) return ''
  const text = String(x)
  return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text
}

// fileName is a title as a file's name.
export function fileName(title: string): string {
  return title.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '').slice(0, 60) || 'figure'
}
