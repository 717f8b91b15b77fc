// onBand is where an outcome lies in a band: 0 at its lower edge, 1 at its upper.
// A side that is open is taken to be half of the other edge, or twice.
export function onBand(band: { low: number | null; high: number | null }, x: number | null): number {
  const low = band.low ?? (band.high ?? 0) / 2
  const high = band.high ?? low * 2
  if (x === null || high === low) return NaN
  return Math.max(-0.5, Math.min(1.5, (x - low) / (high - low)))
}
