// Following something that lasts. The browser takes the stream up again where it
// broke off, by the id of the last event that it has.
import { api } from './address.ts'

export type Handlers = Record<string, (data: unknown, id: string) => void>

// follow listens to named events until the function that it returns is called, or the
// server has sent its last event. away is called when the server does not answer, and again
// when it does.
export function follow(path: string, handlers: Handlers, last: string[], broken: () => void, away: (gone: boolean) => void = () => {}): () => void {
  const source = new EventSource(api(path))
  for (const [name, handle] of Object.entries(handlers)) {
    source.addEventListener(name, (e) => {
      if (last.includes(name)) source.close()
      const { data, lastEventId } = e as MessageEvent<string>
      handle(JSON.parse(data), lastEventId)
    })
  }
  // A stream that cannot be opened at all is closed by the browser; one that
  // broke is in state CONNECTING, and comes back by itself.
  source.onopen = () => away(false)
  source.onerror = () => {
    away(source.readyState === EventSource.CONNECTING)
    if (source.readyState === EventSource.CLOSED) broken()
  }
  return () => source.close()
}
