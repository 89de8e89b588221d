const kept = [
  'fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-linecap', 'stroke-linejoin', 'stroke-opacity', 'opacity',
  'font-family', 'font-size', 'font-style', 'font-weight', 'text-anchor', 'paint-order',
] as const
const space = 'http://www.w3.org/2000/svg'
const round = (value: number) => String(Number(value.toFixed(2)))

/** A copy whose looks are its own: no class, no rule of a sheet, no variable. */
function dressed(from: SVGElement): SVGElement {
  const to = document.createElementNS(space, from.localName) as SVGElement
  for (const { name, value } of from.attributes) if (!/^(class|style|role|data-.*|aria-.*)$/.test(name)) to.setAttribute(name, value)
  const look = getComputedStyle(from)
  for (const property of kept) to.setAttribute(property, look.getPropertyValue(property).replaceAll('"', "'"))
  for (const child of from.childNodes) {
    if (child instanceof SVGElement && getComputedStyle(child).display !== 'none') to.append(dressed(child))
    else if (child.nodeType === Node.TEXT_NODE) to.append(child.textContent ?? '')
  }
  return to
}

/** What a token comes to in the theme that is shown. */
function colorOf(token: string, within: HTMLElement): string {
  const probe = document.createElement('i')
  probe.style.color = `var(${token})`
  within.append(probe)
  const { color } = getComputedStyle(probe)
  probe.remove()
  return color
}

/** A line of HTML as SVG text at the same place. */
function lineOf(from: HTMLElement, box: DOMRect): SVGElement {
  const to = document.createElementNS(space, 'text')
  const look = getComputedStyle(from)
  const at = from.getBoundingClientRect()
  to.setAttribute('x', round(at.left - box.left))
  to.setAttribute('y', round(at.top - box.top + at.height / 2 + 0.32 * Number.parseFloat(look.fontSize)))
  for (const property of ['font-family', 'font-size', 'font-style', 'font-weight'] as const) to.setAttribute(property, look.getPropertyValue(property).replaceAll('"', "'"))
  to.setAttribute('fill', look.color)
  to.append(from.textContent?.replace(/\s+/g, ' ').trim() ?? '')
  return to
}

function* facesIn(rules: CSSRuleList): Generator<CSSFontFaceRule> {
  for (const rule of rules) {
    if (rule instanceof CSSFontFaceRule) yield rule
    else if (rule instanceof CSSImportRule && rule.styleSheet) yield* facesIn(rule.styleSheet.cssRules)
    else if ('cssRules' in rule) yield* facesIn(rule.cssRules as CSSRuleList)
  }
}

function encoded(bytes: Uint8Array): string {
  let binary = ''
  for (let i = 0; i < bytes.length; i += 0x8000) binary += String.fromCharCode(...bytes.subarray(i, i + 0x8000))
  return btoa(binary)
}

/** The page's own faces that the drawing uses, with their bytes inside. One that cannot be fetched is left out: the next family of its list stands in. */
async function facesOf(svg: SVGElement): Promise<string> {
  const used = new Set([...svg.querySelectorAll('text')].map((text) => `${text.getAttribute('font-family')?.split(',')[0]?.replaceAll(/['"]/g, '').trim()}|${text.getAttribute('font-style')}`))
  const rules = [...document.styleSheets].flatMap((sheet) => [...facesIn(sheet.cssRules)])
  const texts = await Promise.all(
    rules.map(async (rule) => {
      const family = rule.style.getPropertyValue('font-family').replaceAll(/['"]/g, '').trim()
      const style = rule.style.getPropertyValue('font-style') || 'normal'
      const address = /url\(["']?([^"')]+)["']?\)/.exec(rule.style.getPropertyValue('src'))?.[1]
      if (!address || !used.has(`${family}|${style}`)) return ''
      try {
        const answer = await fetch(new URL(address, rule.parentStyleSheet?.href ?? document.baseURI))
        const weight = rule.style.getPropertyValue('font-weight') || 'normal'
        return `@font-face{font-family:'${family}';font-style:${style};font-weight:${weight};src:url(data:font/woff2;base64,${encoded(new Uint8Array(await answer.arrayBuffer()))})}`
      } catch {
        return ''
      }
    }),
  )
  return texts.join('')
}

/**
 * The drawings of a figure as one SVG file that needs nothing else: looks inlined, faces embedded, everything where it
 * stands on the page at this moment.
 * @param figure holds `svg.chart` and, as titles, lines of class `t`
 */
export async function standalone(figure: HTMLElement): Promise<string> {
  const margin = 12
  const box = figure.getBoundingClientRect()
  const shown = [...figure.querySelectorAll<SVGElement | HTMLElement>('svg.chart, p.t')].filter((each) => each.getClientRects().length > 0)
  const whole = document.createElementNS(space, 'svg')
  whole.setAttribute('xmlns', space)
  const [width, height] = [box.width + 2 * margin, box.height + 2 * margin]
  whole.setAttribute('width', round(width))
  whole.setAttribute('height', round(height))
  whole.setAttribute('viewBox', `${-margin} ${-margin} ${round(width)} ${round(height)}`)
  const title = document.createElementNS(space, 'title')
  title.append(figure.querySelector('[role=img]')?.getAttribute('aria-label') ?? figure.getAttribute('aria-label') ?? '')
  const paper = document.createElementNS(space, 'rect')
  for (const [name, value] of [['x', -margin], ['y', -margin], ['width', round(width)], ['height', round(height)]] as const) paper.setAttribute(name, String(value))
  paper.setAttribute('fill', colorOf('--paper', figure))
  whole.append(title, paper)
  for (const each of shown) {
    if (each instanceof HTMLElement) {
      whole.append(lineOf(each, box))
      continue
    }
    const at = each.getBoundingClientRect()
    const copy = dressed(each)
    for (const [name, value] of [['x', at.left - box.left], ['y', at.top - box.top], ['width', at.width], ['height', at.height]] as const) copy.setAttribute(name, round(value))
    copy.setAttribute('overflow', 'visible')
    whole.append(copy)
  }
  const style = document.createElementNS(space, 'style')
  style.append(await facesOf(whole))
  whole.prepend(style)
  return new XMLSerializer().serializeToString(whole)
}

/** An SVG file as a PNG, twice as many pixels each way. @throws Error where the browser cannot draw it */
export async function raster(svg: string, scale = 2): Promise<Blob> {
  const image = new Image()
  image.src = `data:image/svg+xml;base64,${encoded(new TextEncoder().encode(svg))}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = image.naturalWidth * scale
  canvas.height = image.naturalHeight * scale
  canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('this browser could not draw the picture'))), 'image/png'))
}
