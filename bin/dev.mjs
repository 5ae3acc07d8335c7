// Builds at each save and starts the server again, on the demo's data so that there is something to look at.
import { spawn } from 'node:child_process'
import { context } from 'esbuild'
import { packPages, settings } from './build.mjs'

let server
const restart = {
  name: 'restart',
  setup: (build) =>
    build.onEnd(async (result) => {
      if (result.errors.length > 0) return
      await packPages()
      server?.kill('SIGTERM')
      server = spawn(process.execPath, ['bin/ydan.mjs', 'demo', '--keep'], {
        stdio: 'inherit',
        env: { ...process.env, YDAN_MODE: 'development' },
      })
    }),
}
const builder = await context({ ...settings, plugins: [restart] })
await builder.watch()
process.on('SIGINT', () => {
  server?.kill('SIGTERM')
  process.exit(0)
})
