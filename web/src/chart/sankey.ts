// Where the money of clandestine trade goes, as amounts and as a drawing. The
// order and the parts are those of the report.
import { sankey as d3Sankey, sankeyLeft, sankeyLinkHorizontal } from 'd3-sankey'

export interface Node {
  id: string
  name: string
  class: string
  ref?: string
}

export interface Link {
  from: string
  to: string
  amount: number
}

export interface Placed extends Node {
  x0: number
  x1: number
  y0: number
  y1: number
  amount: number
}

export interface Ribbon {
  d: string
  width: number
  class: string
  from: string
  to: string
  amount: number
}

// layMoney places nodes in columns from left to right; ribbons have the colour
// of the one who gets the money.
export function layMoney(nodes: Node[], links: Link[], width: number, height: number, label: number) {
  const used = new Set(links.filter((l) => l.amount > 0).flatMap((l) => [l.from, l.to]))
  const graph = d3Sankey<Node, { amount: number }>()
    .nodeId((n) => n.id)
    .nodeAlign(sankeyLeft)
    .nodeWidth(12)
    .nodePadding(26)
    .nodeSort(null)
    .linkSort(null)
    .extent([[0, 8], [width - label, height - 8]])({
    nodes: nodes.filter((n) => used.has(n.id)).map((n) => ({ ...n })),
    links: links.filter((l) => l.amount > 0).map((l) => ({ source: l.from, target: l.to, value: l.amount, amount: l.amount })),
  })
  const draw = sankeyLinkHorizontal()
  const placed: Placed[] = graph.nodes.map((n) => ({
    id: n.id, name: n.name, class: n.class, ref: n.ref, x0: n.x0 ?? 0, x1: n.x1 ?? 0, y0: n.y0 ?? 0, y1: n.y1 ?? 0, amount: n.value ?? 0,
  }))
  const ribbons: Ribbon[] = graph.links.map((l) => {
    const [from, to] = [l.source as unknown as Node, l.target as unknown as Node]
    return { d: draw(l as never) ?? '', width: Math.max(1, l.width ?? 1), class: to.class, from: from.name, to: to.name, amount: l.amount }
  })
  return { placed, ribbons }
}
