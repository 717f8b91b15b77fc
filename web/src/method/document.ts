import { Marked } from 'marked'

export interface Heading {
  id: string
  text: string
  level: number
}

export interface Document {
  html: string
  contents: Heading[]
}

// documentOf turns a document into HTML whose headings can be linked to. Links
// to other files of the repository lead nowhere in the page, so their words
// alone are kept; raw HTML is shown as text.
export function documentOf(text: string): Document {
  const contents: Heading[] = []
  const seen = new Map<string, number>()
  const marked = new Marked({
    renderer: {
      html: ({ text }) => escape(text),
      // A block that scrolls must be reached by keys.
      code: ({ text }) => `<pre tabindex="0"><code>${escape(text)}</code></pre>\n`,
      heading({ tokens, depth, text }) {
        const slug = text.toLowerCase().replace(/`/g, '').replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '')
        const again = seen.get(slug) ?? 0
        seen.set(slug, again + 1)
        const id = again ? `${slug}-${again}` : slug
        contents.push({ id, text: text.replace(/[`*]/g, ''), level: depth })
        return `<h${depth} id="${id}">${this.parser.parseInline(tokens)}</h${depth}>\n`
      },
      link({ href, tokens }) {
        const words = this.parser.parseInline(tokens)
        return href.startsWith('#') ? `<a href="${escape(href)}">${words}</a>` : words
      },
      image: ({ text }) => escape(text),
      table(token) {
        const row = (cells: typeof token.header, tag: string) =>
          `<tr>${cells.map((c) => `<${tag}>${this.parser.parseInline(c.tokens)}</${tag}>`).join('')}</tr>`
        const body = token.rows.map((r) => row(r, 'td')).join('')
        return `<div class="scroll" tabindex="0" role="region" aria-label="Table"><table><thead>${row(token.header, 'th')}</thead><tbody>${body}</tbody></table></div>`
      },
    },
  })
  return { html: marked.parse(text, { async: false }), contents }
}

function escape(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}
