// onBand is where an outcome lies in a band: 0 at its lower edge, 1 at its upper.
// A side that is open is taken to be half of the other edge, or twice; a band
// without a width has its middle at 0.5, and all else beyond its edges.
export function onBand(band: { low: number | null; high: number | null }, x: number | null): number {
  const low = band.low ?? (band.high ?? 0) / 2
  const high = band.high ?? low * 2
  if (x === null || !Number.isFinite(x)) return NaN
  if (high === low) {
    const [under, over] = [band.low !== null && x < low, band.high !== null && x > high]
    return under ? -0.5 : over ? 1.5 : 0.5
  }
  return Math.max(-0.5, Math.min(1.5, (x - low) / (high - low)))
}
