// The database driver needs Node-API 10; an older Node would die at its import by a signal, without a word.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const bundledNode = fileURLToPath(new URL('../node_modules/.bin/node', import.meta.url))

if (Number(process.versions.napi) >= 10) {
  await import('../dist/ydan.js')
} else if (existsSync(bundledNode)) {
  const child = spawn(bundledNode, [...process.execArgv, ...process.argv.slice(1)], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => {
    if (signal) process.kill(process.pid, signal)
    else process.exit(code ?? 1)
  })
} else {
  console.error(`Ý Dân needs Node.js 22.18 or newer; this is ${process.version}. Install it from nodejs.org, then try again.`)
  process.exit(1)
}
