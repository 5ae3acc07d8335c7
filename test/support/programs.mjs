import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { buildSync } from 'esbuild'
import { settings } from '../../bin/build.mjs'

/** Builds the processes of their own that files are read by, as `npm run build` does, beside the packages they lean on. */
export default function setup() {
  const folder = join(import.meta.dirname, '..', '..', 'node_modules', '.cache', `ydan-programs-${process.pid}-${Date.now()}`)
  mkdirSync(folder, { recursive: true })
  buildSync({ ...settings, entryPoints: { 'reading-process': 'src/exchange/reading-process.ts' }, outdir: folder })
  process.env['YDAN_PROGRAMS'] = folder
  return () => rmSync(folder, { recursive: true, force: true })
}
