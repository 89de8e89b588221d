import { converter, differenceCiede2000, filterDeficiencyDeuter, filterDeficiencyProt, filterDeficiencyTrit, type Color, wcagContrast } from 'culori'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const sheet = readFileSync(new URL('tokens.css', import.meta.url), 'utf8')
const pairs = [...sheet.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)]
const themes = {
  light: Object.fromEntries(pairs.map(([, name, light]) => [name, light])),
  dark: Object.fromEntries(pairs.map(([, name, , dark]) => [name, dark])),
} as Record<'light' | 'dark', Record<string, string>>

const quantities = ['q-data', 'q-wpos', 'q-wneg', 'q-act', 'q-grad', 'q-loss']
const splits = ['d-train', 'd-valid', 'd-test']
const series = ['c1', 'c2', 'c3', 'c4', 'c5']

/** Least WCAG contrast of a color on every ground that it stands on. */
const contrasts: { colors: string[]; grounds: string[]; least: number }[] = [
  { colors: ['ink'], grounds: ['paper', 'sheet', 'well', 'lit'], least: 7 },
  { colors: ['ink-2'], grounds: ['paper', 'sheet'], least: 4.5 },
  { colors: quantities, grounds: ['paper', 'sheet', 'lit'], least: 4.5 },
  { colors: ['pencil', 'graphite'], grounds: ['paper', 'sheet'], least: 4.5 },
  { colors: [...splits, ...series, 'link-hover'], grounds: ['paper'], least: 4.5 },
  { colors: ['rule-strong', 'focus'], grounds: ['paper'], least: 3 },
  { colors: ['focus'], grounds: ['sheet', 'lit'], least: 3 },
  { colors: ['link-line'], grounds: ['paper'], least: 2.5 },
]

/** Least difference (CIEDE2000) between any two of a family, whoever looks. */
const families = { quantities: { colors: quantities, least: 10 }, 'signs of a weight': { colors: ['q-wpos', 'q-wneg'], least: 25 }, splits: { colors: splits, least: 10 }, series: { colors: series, least: 7 } }

const rgb = converter('rgb')
const difference = differenceCiede2000()
const eyes: Record<string, (color: Color) => Color | undefined> = {
  normal: (color) => color,
  deuteranope: filterDeficiencyDeuter(1),
  protanope: filterDeficiencyProt(1),
  tritanope: filterDeficiencyTrit(1),
}

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  const color = (name: string) => themes[theme][name]!

  test.each(contrasts)('$colors stand out on $grounds by $least', ({ colors, grounds, least }) => {
    for (const name of colors)
      for (const ground of grounds) expect(wcagContrast(color(name), color(ground)), `${name} on ${ground}`).toBeGreaterThanOrEqual(least)
  })

  describe.each(Object.entries(families))('no two %s look alike', (_, { colors, least }) => {
    test.each(Object.entries(eyes))('to a %s eye', (_eye, see) => {
      const seen = colors.map((name) => see(rgb(color(name))!)!)
      for (const [i, a] of seen.entries())
        for (const [j, b] of seen.entries())
          if (i < j) expect(difference(a, b), `${colors[i]} and ${colors[j]}`).toBeGreaterThanOrEqual(least)
    })
  })
})

test('every color of the palette comes with both themes', () => {
  expect(sheet.match(/#[0-9a-f]{3,8}\b/g)).toHaveLength(2 * pairs.length)
  expect(pairs.length).toBeGreaterThan(25)
})
