import type { Score } from '../runs/run.ts'

export type Split = 'train' | 'validation' | 'test'
export type Measure = keyof Score

interface Look {
  split: Split
  says: string
  /** Suffix of the classes that give its color and line: thin dashed, strong solid, dotted. */
  css: 'train' | 'valid' | 'test'
  /** Path of the mark at the line's end, centered on 0, 0: the shape repeats the color. */
  end: string
}

/** The three sets of images, in reading order, each with its line and its mark. */
export const splits: readonly Look[] = [
  { split: 'train', says: 'Training', css: 'train', end: 'M3.5 0A3.5 3.5 0 1 1 -3.5 0A3.5 3.5 0 1 1 3.5 0Z' },
  { split: 'validation', says: 'Validation', css: 'valid', end: 'M-3.5 -3.5H3.5V3.5H-3.5Z' },
  { split: 'test', says: 'Test', css: 'test', end: 'M0 -4.4L4.4 3.4H-4.4Z' },
]
