/** How much an element stands out, as a browser draws it. */
import type { Locator } from 'playwright-core'

export interface Prominence {
  readonly tag: string
  readonly font: string
  readonly colour: string
  readonly background: string
  readonly border: string
  readonly opacity: string
  /** Square pixels. */
  readonly area: number
  /** WCAG 2 contrast of text and what is behind it, 1 … 21. */
  readonly contrast: number
}

/** Runs in the page, so it may use nothing from outside of itself. */
function measure(element: Element): Prominence {
  const paint = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
  if (paint === null) throw new Error('no canvas')
  const styles: CSSStyleDeclaration[] = []
  for (let at: Element | null = element; at !== null; ) {
    styles.push(getComputedStyle(at))
    const root: Node = at.getRootNode()
    at = at.assignedSlot ?? at.parentElement ?? (root instanceof ShadowRoot ? root.host : null)
  }
  const [style] = styles
  if (style === undefined) throw new Error('no style')
  const drawn = (colours: readonly string[]): number[] => {
    for (const colour of colours) {
      paint.fillStyle = colour
      paint.fillRect(0, 0, 1, 1)
    }
    return [...paint.getImageData(0, 0, 1, 1).data].slice(0, 3)
  }
  const behind = ['white', ...styles.map(({ backgroundColor }) => backgroundColor).reverse()]
  const luminance = (rgb: readonly number[]): number => {
    const [r = 0, g = 0, b = 0] = rgb.map((value) => {
      const share = value / 255
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const [background, text] = [drawn(behind), drawn([...behind, style.color])]
  const [darker = 0, lighter = 0] = [luminance(background), luminance(text)].sort((a, b) => a - b)
  const { width, height } = element.getBoundingClientRect()
  return {
    tag: element.localName,
    font: `${style.fontSize} ${style.fontWeight} ${style.fontFamily}`,
    colour: `${text}`,
    background: `${background}`,
    border: `${style.borderTopWidth} ${style.borderTopStyle} ${style.borderTopColor}`,
    opacity: style.opacity,
    area: width * height,
    contrast: (lighter + 0.05) / (darker + 0.05),
  }
}

export async function prominenceOf(element: Locator): Promise<Prominence> {
  return element.evaluate(measure)
}
