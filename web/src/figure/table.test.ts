import { expect, test } from 'vitest'
import { parquetReadObjects } from 'hyparquet'
import { parquet } from './parquet.ts'
import { csv, fileName, type Table } from './table.ts'

const table: Table = {
  columns: [{ name: 'who', text: true }, { name: 'profit', unit: 'yuan' }],
  rows: [['guards, "border"', 5000.5], ['porters', null]],
}

test('comma-separated values quote what must be quoted, and leave gaps empty', () => {
  expect(csv(table)).toBe('who,profit [yuan]\r\n"guards, ""border""",5000.5\r\nporters,\r\n')
})

test('a table comes back from Parquet as it went in', async () => {
  expect(await parquetReadObjects({ file: await parquet(table) })).toEqual([
    { who: 'guards, "border"', 'profit [yuan]': 5000.5 },
    { who: 'porters', 'profit [yuan]': null },
  ])
})

test('a title makes a file’s name', () => {
  expect(fileName('Who got what of each day’s profit?')).toBe('who-got-what-of-each-day-s-profit')
  expect(fileName('¶')).toBe('figure')
})
