// Pictures of pages as people see them, for whoever builds them: node bin/screenshots.mjs ADDRESS PATH…
import { buildSync } from 'esbuild'
import { settings } from './build.mjs'

buildSync({ ...settings, entryPoints: { screenshots: 'test/support/screenshots.ts' }, splitting: false })
await import('../dist/screenshots.js')
