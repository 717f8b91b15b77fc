import { readFileSync } from 'node:fs'
import { geoConicEqualArea, geoPath } from 'd3-geo'
import { feature, mesh } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import type { Plugin } from 'vite'
import { places } from './places.ts'
import { virtual } from './virtual.ts'

// border draws the border between North Korea and China once, when the page is
// built, from Natural Earth's 1:10 million outlines (public domain), so that the
// page carries a few kilobytes of path and no map library.
export function border(): Plugin {
  return virtual('virtual:border', () => `export default ${JSON.stringify(drawBorder())}`)
}

const [china, north, russia] = ['156', '408', '643']

export function drawBorder() {
  const world = JSON.parse(readFileSync('node_modules/world-atlas/countries-10m.json', 'utf8')) as Topology<{
    countries: GeometryCollection
  }>
  const { countries } = world.objects
  const line = mesh(world, countries, (a, b) => a !== b && [a.id, b.id].includes(china) && [a.id, b.id].includes(north))
  const width = 720
  const height = 330
  const projection = geoConicEqualArea().parallels([40, 43]).rotate([-127.5, 0])
  projection.fitExtent([[24, 24], [width - 24, height - 40]], line).clipExtent([[0, 0], [width, height]])
  const path = geoPath(projection).digits(1)
  const land = (id: string) => {
    const found = countries.geometries.find((g) => g.id === id)
    if (!found) throw new Error(`world-atlas has no country ${id}`)
    return path(feature(world, found)) ?? ''
  }
  return {
    width,
    height,
    line: path(line) ?? '',
    korea: land(north!),
    china: land(china!),
    russia: land(russia!),
    places: Object.fromEntries(
      Object.entries(places).map(([id, p]) => {
        const [x, y] = projection([p.lon, p.lat]) ?? [0, 0]
        return [id, { name: p.name, x: Math.round(x), y: Math.round(y) }]
      }),
    ),
  }
}
