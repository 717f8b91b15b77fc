// Changing one figure in the text of a case file, and nothing else: the reader's
// comments and spacing stay as they are.

// patchFigure writes a new figure into the claim of that id; null if the text has
// no such claim, or the claim no figure to change.
export function patchFigure(yaml: string, id: string, figure: string): string | null {
  const lines = yaml.split('\n')
  const [from, to] = section(lines, 'claims')
  for (let i = from; i < to; i++) {
    const head = /^(\s+)(["']?)([^"':]+(?:[^:]*?))\2:(.*)$/.exec(lines[i] ?? '')
    if (!head || head[3] !== id) continue
    const indent = head[1]!.length
    if (/^\s*\{/.test(head[4] ?? '')) {
      const changed = replaceIs(lines[i]!, figure)
      return changed === null ? null : joined(lines, i, changed)
    }
    for (let k = i + 1; k < to; k++) {
      const line = lines[k] ?? ''
      if (line.trim() && line.search(/\S/) <= indent) break
      const own = /^(\s+is:\s*)(.*)$/.exec(line)
      if (own) return joined(lines, k, own[1] + quoted(figure) + comment(own[2] ?? ''))
    }
    return null
  }
  return null
}

// lineOf is where a claim stands in the text, from 1; 0 if it does not.
export function lineOf(yaml: string, id: string): number {
  const lines = yaml.split('\n')
  const [from, to] = section(lines, 'claims')
  for (let i = from; i < to; i++) if (new RegExp(`^\\s+["']?${id.replace(/[.\\]/g, '\\$&')}["']?:`).test(lines[i] ?? '')) return i + 1
  return 0
}

// section is the lines below a key of the first level.
function section(lines: string[], key: string): [number, number] {
  const at = lines.findIndex((l) => l.startsWith(key + ':'))
  if (at < 0) return [0, 0]
  const end = lines.findIndex((l, i) => i > at && /^[^\s#]/.test(l))
  return [at + 1, end < 0 ? lines.length : end]
}

// replaceIs changes the value of `is` inside {a: b, is: VALUE, ...}.
function replaceIs(line: string, figure: string): string | null {
  const found = /([{,]\s*is:\s*)("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|\[[^\]]*\]|[^,}]*)/.exec(line)
  if (!found) return null
  const start = found.index + found[1]!.length
  return line.slice(0, start) + quoted(figure) + line.slice(start + found[2]!.trimEnd().length)
}

// quoted is a figure as YAML takes it: with quotes where a comma would end it.
function quoted(figure: string): string {
  return /[,{}[\]:#"']|^\s|\s$/.test(figure) ? JSON.stringify(figure) : figure
}

function comment(rest: string): string {
  const at = rest.search(/\s+#/)
  return at < 0 ? '' : rest.slice(at)
}

function joined(lines: string[], at: number, line: string): string {
  return [...lines.slice(0, at), line, ...lines.slice(at + 1)].join('\n')
}
