// Asking the server. Every fault that it names reaches the reader.
import { api } from './address.ts'
import type { Detail, Fault, Problem } from './types.ts'

// Refusal is an answer that says no: in words, with each error of the request at
// its place in it, and each fault of a case file at its place there.
export class Refusal extends Error {
  readonly status: number
  readonly faults: Fault[]
  readonly errors: Detail[]

  constructor(status: number, words: string, faults: Fault[] = [], errors: Detail[] = []) {
    super(words)
    this.status = status
    this.faults = faults
    this.errors = errors
  }
}

export async function ask<T>(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown, signal?: AbortSignal, headers: Record<string, string> = {}): Promise<T> {
  let answer: Response
  try {
    answer = await fetch(api(path), {
      method,
      signal,
      headers: body === undefined ? headers : { 'Content-Type': 'application/json', ...headers },
      body: body === undefined ? undefined : JSON.stringify(body),
    })
  } catch (e) {
    if ((e as Error).name === 'AbortError') throw e
    throw new Refusal(0, 'The server does not answer. Is `tumen serve` still running?')
  }
  if (!answer.ok) throw refusalOf(answer.status, await answer.text())
  return answer.status === 204 ? (undefined as T) : ((await answer.json()) as T)
}

// refusalOf reads what the server says about a request that it refuses.
export function refusalOf(status: number, text: string): Refusal {
  let problem: Partial<Problem> = {}
  try {
    problem = JSON.parse(text) as Partial<Problem>
  } catch {
    return new Refusal(status, text.trim() || `The server answered ${status}.`)
  }
  const more = (problem.errors ?? []).map((e) => [e.location, e.message].filter(Boolean).join(': ')).filter(Boolean)
  const words = [problem.detail ?? problem.title ?? `The server answered ${status}.`, ...more].join('\n')
  return new Refusal(status, words, problem.faults ?? [], problem.errors ?? [])
}

// wordsOf is what to tell the reader of anything that was thrown.
export function wordsOf(e: unknown): string {
  return e instanceof Error ? e.message : String(e)
}
