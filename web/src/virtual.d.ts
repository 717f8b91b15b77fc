// What build/ computes when the page is built.
declare module 'virtual:palette.css'

declare module 'virtual:border' {
  const border: {
    width: number
    height: number
    line: string
    korea: string
    china: string
    russia: string
    places: Record<string, { name: string; x: number; y: number }>
  }
  export default border
}

declare module 'virtual:licences' {
  const licences: { name: string; version: string; licence: string }[]
  export default licences
}
