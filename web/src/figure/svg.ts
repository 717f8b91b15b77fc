// A drawing as a file of its own: what the style sheets of the page say is
// written onto each element, since the file has none.

const kept = [
  'fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-opacity', 'stroke-dasharray', 'stroke-linecap', 'stroke-linejoin',
  'font-family', 'font-size', 'font-weight', 'text-anchor', 'paint-order', 'opacity',
]

// svgFile is a drawing with its title and what it is of, on its own ground.
export function svgFile(svg: SVGSVGElement, title: string, under: string): string {
  const copy = svg.cloneNode(true) as SVGSVGElement
  const from = [svg, ...svg.querySelectorAll<SVGElement>('*')]
  const to = [copy, ...copy.querySelectorAll<SVGElement>('*')]
  from.forEach((element, i) => {
    const target = to[i]
    if (!target) return
    const style = getComputedStyle(element)
    for (const name of kept) {
      const value = style.getPropertyValue(name)
      if (value && value !== 'normal' && value !== 'auto') target.setAttribute(name, value)
    }
    for (const name of ['class', 'tabindex', 'role', 'style', 'aria-haspopup', 'aria-label', 'data-axis']) target.removeAttribute(name)
  })
  const { x, y, width, height } = svg.viewBox.baseVal
  const head = 52
  const ns = 'http://www.w3.org/2000/svg'
  const put = (tag: string, attributes: Record<string, string>, text = '') => {
    const element = document.createElementNS(ns, tag)
    for (const [k, v] of Object.entries(attributes)) element.setAttribute(k, v)
    element.textContent = text
    return element
  }
  const body = getComputedStyle(document.body)
  const sans = { 'font-family': body.fontFamily, fill: body.color }
  copy.setAttribute('viewBox', `${x - 16} ${y - head - 12} ${width + 32} ${height + head + 28}`)
  copy.setAttribute('width', String(width + 32))
  copy.setAttribute('height', String(height + head + 28))
  copy.prepend(
    put('rect', { x: String(x - 16), y: String(y - head - 12), width: '100%', height: '100%', fill: body.backgroundColor }),
    put('text', { x: String(x), y: String(y - head + 10), 'font-size': '16', 'font-weight': '600', ...sans }, title),
    put('text', { x: String(x), y: String(y - head + 30), 'font-size': '12', ...sans }, under),
  )
  copy.setAttribute('xmlns', ns)
  return new XMLSerializer().serializeToString(copy)
}

// save hands a file to the reader.
export function save(name: string, type: string, content: BlobPart) {
  const url = URL.createObjectURL(new Blob([content], { type }))
  const a = document.createElement('a')
  a.href = url
  a.download = name
  a.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
