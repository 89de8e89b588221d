/** What libraries in CommonJS take for granted. */
const commonJs = `import { createRequire as requireFrom } from 'node:module'
const require = requireFrom(import.meta.url), __filename = import.meta.filename, __dirname = import.meta.dirname`

/**
 * The script as one file, `pretrain.js`, and beside it the few lines that look for an adapter. They find all else from their
 * own place, as the script does in the checkout. Packages with native code are left to `node_modules`.
 * @param root of the checkout @param folder where the files go
 */
export async function bundle(root: string, folder: string): Promise<void> {
  // The bundle holds this line too, and never comes to it.
  const { build } = await import('esbuild')
  await build({
    absWorkingDir: root,
    entryPoints: { pretrain: 'scripts/pretrain.ts', askAdapter: 'scripts/pretrain/askAdapter.ts' },
    outdir: folder,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: `node${process.versions.node}`,
    external: ['webgpu', 'assemblyscript', 'esbuild'],
    banner: { js: commonJs },
    logLevel: 'error',
  })
}
