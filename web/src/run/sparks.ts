// The crossings of the nights as dots that move: one dot a crossing, as large as
// its crew. Drawn on a canvas, since there can be hundreds at once.
import type { Crossing } from '../api/types.ts'
import { wayOf, type StageOut } from './stage.ts'

interface Spark {
  born: number // ms
  lasts: number
  lane: number
  radius: number
  returns: boolean
  held: boolean
  harmed: boolean
  swerve: number // px off the lane, so that crews of one night do not hide one another
}

const most = 700

export class Sparks {
  private list: Spark[] = []

  // add lets the crossings of a night set out, spread over its length.
  add(crossings: Crossing[], stage: StageOut, now: number, nightMs: number) {
    const room = most - this.list.length
    const step = Math.max(1, Math.ceil(crossings.length / Math.max(1, room)))
    for (let i = 0; i < crossings.length; i += step) {
      const c = crossings[i]!
      const lane = stage.lanes.findIndex((l) => l.route.name === c.route)
      if (lane < 0) continue
      const held = c.arrived_g === 0
      this.list.push({
        born: now + (nightMs * 0.5 * i) / crossings.length,
        lasts: Math.max(1300, nightMs * 0.95),
        lane,
        radius: Math.max(2.5, Math.min(9, 1.1 * Math.sqrt(c.heads))),
        returns: stage.lanes[lane]!.route.carriers === 'porters' && !held,
        held,
        harmed: c.caught + c.hurt + c.dead > 0,
        swerve: ((i * 7) % 5) * 3 - 6,
      })
    }
  }

  // draw paints every dot where it is now, and forgets those whose night is over.
  draw(g: CanvasRenderingContext2D, stage: StageOut, now: number, colours: { lanes: string[]; warn: string; ground: string }) {
    this.list = this.list.filter((s) => now < s.born + s.lasts)
    for (const s of this.list) {
      const lane = stage.lanes[s.lane]
      if (!lane || now < s.born) continue
      const time = (now - s.born) / s.lasts
      const from = stage.near.width + 6
      const to = stage.far.x - 6
      const post = lane.posts.filter((p) => !p.far).at(-1)?.x ?? stage.river.x
      const at = wayOf(time, s.returns, s.held ? (post - from) / (to - from) : null)
      const stopped = s.held && at >= (post - from) / (to - from)
      g.globalAlpha = Math.min(1, (1 - time) * 5, time * 8 + 0.1)
      g.fillStyle = stopped || (s.harmed && time > 0.5) ? colours.warn : (colours.lanes[s.lane] ?? colours.warn)
      g.beginPath()
      g.arc(from + (to - from) * at, lane.y + s.swerve, s.radius, 0, 2 * Math.PI)
      g.fill()
      g.lineWidth = 1
      g.strokeStyle = colours.ground
      g.stroke()
    }
    g.globalAlpha = 1
  }

  clear() {
    this.list = []
  }
}
