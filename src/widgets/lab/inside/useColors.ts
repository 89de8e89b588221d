import { type RefObject, useEffect, useState } from 'react'

export type Color = readonly [red: number, green: number, blue: number]

/** Colors of the style sheet as bytes, for a canvas; they follow the theme. @param tokens names such as `--q-wpos` */
export function useColors(place: RefObject<HTMLElement | null>, ...tokens: readonly string[]): readonly Color[] {
  const [colors, setColors] = useState<readonly Color[]>([])
  const key = tokens.join()
  useEffect(() => {
    const read = () => {
      const element = place.current
      if (!element) return
      const found = key.split(',').map((token): Color => {
        element.style.color = `var(${token})`
        const [r = 0, g = 0, b = 0] = (getComputedStyle(element).color.match(/[\d.]+/g) ?? []).map(Number)
        return [r, g, b]
      })
      element.style.color = ''
      setColors(found)
    }
    read()
    const watch = new MutationObserver(read)
    watch.observe(document.documentElement, { attributeFilter: ['data-theme'] })
    const dark = matchMedia('(prefers-color-scheme: dark)')
    dark.addEventListener('change', read)
    return () => {
      watch.disconnect()
      dark.removeEventListener('change', read)
    }
  }, [place, key])
  return colors
}
