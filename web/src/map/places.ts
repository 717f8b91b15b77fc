// Which counties of a case are on the map of the border.
import map from 'virtual:border'

export function onMap(counties: string[]): string[] {
  return [...new Set(counties)].filter((c) => c in map.places)
}
