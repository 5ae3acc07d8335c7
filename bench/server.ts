import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { openStorage } from '../db/open'
import { readConfig } from '../src/config'
import { makeApp } from '../src/web/app'

/** The product behind one more address, an empty page, to compare with: `node dist/bench-server.js`. Told by the environment where to listen. */
const config = readConfig(process.env)
const storage = await openStorage(config.databaseUrl)
const app = new Hono()
  .get('/bench/empty', (c) => c.html(''))
  .get('/bench/usage', (c) => c.json({ ...process.memoryUsage(), ...process.cpuUsage() }))
app.route('/', makeApp({ storage, config }))
serve({ fetch: app.fetch, port: config.port, hostname: config.host }, (info) => console.log(`listening ${info.port}`))
process.on('SIGTERM', async () => {
  await storage.close()
  process.exit(0)
})
