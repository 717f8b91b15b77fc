// What is looked for on every page of the crawl.
import type { Page } from 'playwright-core'

export interface Look {
  faults: string[]
  links: string[] // to this server
}

// look runs in the browser, on the page as it stands. It uses nothing from here.
export function look(): Look {
  const faults: string[] = []
  const main = document.querySelector('main') ?? document.body
  const wrong = /\b(NaN|undefined|Infinity|null)\b|\[object /
  const short = (text: string) => text.replace(/\s+/g, ' ').trim().slice(0, 120)

  // Texts, but for those of other authors: code, and the documents of the method.
  const texts = document.createTreeWalker(main, NodeFilter.SHOW_TEXT)
  for (let n = texts.nextNode(); n; n = texts.nextNode()) {
    if (!wrong.test(n.nodeValue ?? '') || n.parentElement?.closest('code, pre, textarea, script, style, .text')) continue
    faults.push(`a text says "${short(n.nodeValue ?? '')}"`)
  }
  for (const e of main.querySelectorAll('*')) {
    for (const a of e.attributes) {
      if (['href', 'placeholder', 'id'].includes(a.name) || !/\bNaN|undefined|Infinity|\[object /.test(a.value)) continue
      faults.push(`<${e.tagName.toLowerCase()}> has ${a.name}="${short(a.value)}"`)
    }
  }

  // Figures: the open tab has something in it.
  for (const figure of main.querySelectorAll('figure')) {
    const name = short(figure.querySelector('h2')?.textContent ?? 'a figure')
    const tab = short(figure.querySelector('[role=tab][aria-selected=true]')?.textContent ?? '').toLowerCase()
    const panel = figure.querySelector('[role=tabpanel]') ?? figure
    const drawing = panel.querySelector('.drawing')
    const drawn = [...figure.querySelectorAll<SVGGraphicsElement>('svg :is(path.curve, path.wash, path.ribbon, path.reach, rect.bar, rect.band, rect.block, circle, line.pin, line.whisker)')].some((m) => {
      const box = m.getBBox()
      return (box.width > 0 || box.height > 0) && Number.isFinite(box.x) && Number.isFinite(box.y)
    })
    const words = !!drawing?.querySelector('p')?.textContent?.trim()
    if (tab === 'chart' || tab === '') {
      if (!drawn && !words) faults.push(`the figure "${name}" is empty`)
    } else if (tab === 'table') {
      if (!words && panel.querySelectorAll('tbody tr').length === 0) faults.push(`the table of "${name}" is empty`)
      const rows = [...panel.querySelectorAll('table tr')].map((r) => r.children.length)
      if (new Set(rows).size > 1) faults.push(`the table of "${name}" has rows of ${[...new Set(rows)].join(' and ')} cells`)
    } else if (!panel.querySelector('.sources div, .files button, p')) faults.push(`the tab ${tab} of "${name}" is empty`)
  }

  // Axes: no mark twice, and none on another.
  for (const svg of main.querySelectorAll('svg.chart')) {
    const of = short(svg.closest('figure')?.querySelector('h2')?.textContent ?? svg.getAttribute('aria-label') ?? '')
    for (const axis of ['x', 'y']) {
      const marks = [...svg.querySelectorAll<SVGGraphicsElement>(`[data-axis="${axis}"]`)]
      const labels = marks.map((m) => m.textContent?.trim() ?? '')
      const twice = labels.find((l, i) => labels.indexOf(l) !== i)
      if (twice !== undefined) faults.push(`the ${axis} axis of "${of}" has the mark "${twice}" twice: ${labels.join(' | ')}`)
      const boxes = marks.map((m) => m.getBoundingClientRect()).filter((b) => b.width > 0)
      const on = boxes.some((a, i) => boxes.slice(i + 1).some((b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 3 && b.top < a.bottom - 3))
      if (on) faults.push(`marks of the ${axis} axis of "${of}" stand on one another: ${labels.join(' | ')}`)
    }
    const frame = svg.getBoundingClientRect()
    for (const t of svg.querySelectorAll('text')) {
      const box = t.getBoundingClientRect()
      if (box.width > 0 && (box.left < frame.left - 2 || box.right > frame.right + 2)) faults.push(`the text "${short(t.textContent ?? '')}" stands outside of "${of}"`)
    }
  }

  // Names of posts on the stage, and names and values of rows: none on another.
  for (const svg of main.querySelectorAll('svg')) {
    const texts = [...svg.querySelectorAll<SVGTextElement>('text.postname, text.of:not([data-axis]), text.end.halo, text.label, text.name')].map((t) => ({ words: short(t.textContent ?? ''), box: t.getBoundingClientRect() })).filter((t) => t.box.width > 0)
    texts.forEach((a, i) => {
      const b = texts.slice(i + 1).find(({ box: o }) => a.box.left < o.right - 2 && o.left < a.box.right - 2 && a.box.top < o.bottom - 5 && o.top < a.box.bottom - 5)
      if (b) faults.push(`"${a.words}" stands on "${b.words}" in "${short(svg.closest('figure')?.querySelector('h2')?.textContent ?? svg.getAttribute('aria-label') ?? '')}"`)
    })
  }

  const root = document.documentElement
  const beyond = root.scrollWidth - root.clientWidth
  if (beyond > 0) {
    const widest = [...main.querySelectorAll('*')].filter((e) => e.getBoundingClientRect().right > root.clientWidth + 0.5 && !e.closest('.scroll'))
    faults.push(`the page scrolls sideways by ${beyond} px, for <${widest.at(-1)?.tagName.toLowerCase() ?? '?'} class="${widest.at(-1)?.getAttribute('class') ?? ''}">`)
  }

  const links = [...document.querySelectorAll<HTMLAnchorElement>('a[href]')].filter((a) => a.origin === location.origin && !a.getAttribute('href')!.startsWith('#'))
  for (const a of document.querySelectorAll('a[href^="#"]')) {
    const id = decodeURIComponent(a.getAttribute('href')!.slice(1))
    if (id && !document.getElementById(id)) faults.push(`a link leads to #${id}, which is not on the page`)
  }
  return { faults, links: [...new Set(links.map((a) => a.pathname + a.search))] }
}

// listen notes what the page complains of and which requests fail, but for those
// that are expected to be refused.
export function listen(page: Page, expected: (status: number, path: string) => boolean): { take: () => string[] } {
  let heard: string[] = []
  page.on('pageerror', (e) => heard.push(`page error: ${e.message.split('\n')[0]}`))
  page.on('console', (m) => {
    const refused = /status of (\d+)/.exec(m.text())
    if (refused && expected(Number(refused[1]), new URL(m.location().url || 'http://x/').pathname)) return
    if (m.type() === 'error' || m.type() === 'warning') heard.push(`console: ${m.text().split('\n')[0]}`)
  })
  page.on('response', (r) => {
    const path = new URL(r.url()).pathname
    if (r.status() >= 400 && !expected(r.status(), path)) heard.push(`${r.status()} from ${path}`)
  })
  page.on('requestfailed', (r) => {
    // A page that is left gives up what it was still waiting for.
    if (!r.failure()?.errorText.includes('ERR_ABORTED')) heard.push(`no answer from ${new URL(r.url()).pathname}: ${r.failure()?.errorText}`)
  })
  return {
    take: () => {
      const all = [...new Set(heard)]
      heard = []
      return all
    },
  }
}

// deadLink says what is wrong with a link, or nothing. The server has one answer
// for every address of the page, so what such a link names is looked up.
export async function deadLink(page: Page, link: string, known: { pages: string[]; cases: string[] }): Promise<string> {
  if (link.startsWith('/api/')) {
    const answer = await page.context().request.get(link)
    return answer.ok() ? '' : `the link ${link} is answered with ${answer.status()}: ${(await answer.text()).slice(0, 300)}`
  }
  const [first = '', ...rest] = new URL(link, 'http://x').pathname.split('/').filter(Boolean).map(decodeURIComponent)
  const name = rest.join('/')
  if (first !== '' && !known.pages.includes(first)) return `the link ${link} leads to no page`
  if (['testimony', 'run', 'compare'].includes(first) && name && !known.cases.includes(name)) return `the link ${link} leads to a case that is not there`
  for (const [page_, path] of [['studies', 'studies'], ['method', 'method']] as const) {
    if (first !== page_ || !name || name === 'licences') continue
    const status = (await page.context().request.get(`/api/${path}/${encodeURIComponent(name)}`)).status()
    if (status >= 400) return `the link ${link} leads to nothing: ${status}`
  }
  return ''
}
