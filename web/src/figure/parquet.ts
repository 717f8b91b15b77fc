// A figure's table as Parquet: words as strings, everything else as doubles. The
// writer is fetched when somebody asks for it.
import { heading, type Table } from './table.ts'

export async function parquet(t: Table): Promise<ArrayBuffer> {
  const { parquetWriteBuffer } = await import('hyparquet-writer')
  return parquetWriteBuffer({
    columnData: t.columns.map((c, i) => ({
      name: heading(c),
      type: c.text ? ('STRING' as const) : ('DOUBLE' as const),
      nullable: true,
      data: t.rows.map((r) => valueOf(r[i] ?? null, c.text === true)),
    })),
  })
}

function valueOf(x: string | number | null, text: boolean): string | number | null {
  if (text) return x === null ? null : String(x)
  return typeof x === 'number' && Number.isFinite(x) ? x : null
}
