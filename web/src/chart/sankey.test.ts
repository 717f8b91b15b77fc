import { expect, test } from 'vitest'
import { layMoney } from './sankey.ts'

const nodes = ['profit', 'guards', 'porters', 'none'].map((id) => ({ id, name: id, class: id }))
const links = [
  { from: 'profit', to: 'guards', amount: 60 },
  { from: 'profit', to: 'porters', amount: 40 },
  { from: 'profit', to: 'none', amount: 0 },
]

test('ribbons are as wide as what flows, and together as high as their source', () => {
  const { placed, ribbons } = layMoney(nodes, links, 400, 300, 100)
  expect(ribbons[0]!.width / ribbons[1]!.width).toBeCloseTo(1.5)
  const profit = placed.find((n) => n.id === 'profit')!
  expect(ribbons[0]!.width + ribbons[1]!.width).toBeCloseTo(profit.y1 - profit.y0)
})

test('who gets nothing is not drawn', () => {
  expect(layMoney(nodes, links, 400, 300, 100).placed.map((n) => n.id)).not.toContain('none')
})
