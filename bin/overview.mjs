// The README's picture, from a running demo: node bin/overview.mjs ADDRESS
import { buildSync } from 'esbuild'
import { settings } from './build.mjs'

buildSync({ ...settings, entryPoints: { overview: 'test/support/overview.ts' }, splitting: false })
await import('../dist/overview.js')
