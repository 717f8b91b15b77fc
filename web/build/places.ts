// Where the names of counties stand on the map: to a tenth of a degree, about
// ten kilometres, as on any school atlas. Nothing finer belongs here.
export const places: Record<string, { name: string; lon: number; lat: number }> = {
  sinuiju: { name: 'Sinuiju', lon: 124.4, lat: 40.1 },
  manpo: { name: 'Manpo', lon: 126.3, lat: 41.2 },
  hyesan: { name: 'Hyesan', lon: 128.2, lat: 41.4 },
  samjiyon: { name: 'Samjiyon', lon: 128.3, lat: 41.8 },
  musan: { name: 'Musan', lon: 129.2, lat: 42.2 },
  hoeryong: { name: 'Hoeryong', lon: 129.8, lat: 42.4 },
  onsong: { name: 'Onsong', lon: 130.0, lat: 42.9 },
}
