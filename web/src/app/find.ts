// What a search finds: pages, cases, claims, parameters and policies, by the words
// typed, the best match first.
export interface Place {
  name: string
  more: string
  group: string
  go: () => void
}

// find keeps the places that hold every word; those whose name begins with the
// first word come first.
export function find(places: Place[], typed: string, most = 12): Place[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
  const scored = places.flatMap((place, i) => {
    const name = place.name.toLowerCase()
    const all = `${name} ${place.more.toLowerCase()} ${place.group.toLowerCase()}`
    if (!words.every((w) => all.includes(w))) return []
    const [first = ''] = words
    const score = name.startsWith(first) ? 0 : name.includes(first) ? 1 : 2
    return [{ place, score, i }]
  })
  return scored.sort((a, b) => a.score - b.score || a.i - b.i).slice(0, most).map((s) => s.place)
}
