// src -> dist in one step: one bundle a program, with everything from npm left where it is.
import { buildSync } from 'esbuild'

export const settings = {
  entryPoints: { ydan: 'src/cli.ts' },
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node22',
  packages: 'external',
  jsx: 'automatic',
  jsxImportSource: 'hono/jsx',
  sourcemap: true,
  logLevel: 'warning',
}

if (process.argv[1]?.endsWith('build.mjs')) buildSync(settings)
