import type { Face } from '../../training/provenance.ts'

const weights: Readonly<Record<number, string>> = { 100: 'thin', 200: 'extra light', 300: 'light', 400: 'regular', 500: 'medium', 600: 'semi-bold', 700: 'bold', 800: 'extra bold', 900: 'black' }

/** A cut of a family as people call it: `semi-bold italic`. */
export function face({ weight, style }: Face): string {
  return `${weights[weight] ?? weight}${style === 'italic' ? ' italic' : ''}`
}
