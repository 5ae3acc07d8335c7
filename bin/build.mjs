// src -> dist in one step: one bundle a program, with everything from npm left where it is.
import { buildSync } from 'esbuild'

const product = { ydan: 'src/cli.ts', 'tabulate-worker': 'src/results/tabulate-worker.ts' }
const bench = {
  bench: 'bench/main.ts',
  'bench-server': 'bench/server.ts',
  'bench-load': 'bench/load.ts',
  'bench-settle': 'bench/settle.ts',
}

export const settings = {
  entryPoints: process.argv.includes('bench') ? { ...product, ...bench } : product,
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
