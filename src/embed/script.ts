import { build } from 'esbuild'

/** The bytes of `/embed.js` and `/embed/v1.js`: one classic script that needs nothing else. */
export async function elementScript(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: ['src/embed/element.ts'],
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2020',
    legalComments: 'none',
    write: false,
  })
  return outputFiles[0]!.text
}
