import type { Index } from '../../src/training/provenance.ts'

const texts = { 'OFL-1.1': 'https://openfontlicense.org', 'Apache-2.0': 'https://www.apache.org/licenses/LICENSE-2.0' }

/** Every font that gave an image, with the license that its package states and its copyright line. */
export function licenses({ fonts }: Index): string {
  const rows = fonts
    .toSorted((a, b) => (a.family < b.family ? -1 : 1))
    .map((font) => `- **${font.family}**, \`${font.package}\` ${font.version}, ${font.license}. ${font.credit}`)
  return [
    '# Fonts of the data set Letters',
    '',
    'The images are drawn from these fonts; no font file is shipped. Licenses:',
    ...Object.entries(texts).map(([name, address]) => `[${name}](${address})`).join(', ').split('\n'),
    '',
    ...rows,
    '',
  ].join('\n')
}
