import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { openStorage } from '../db/open'
import { readConfig } from '../src/config'
import { makeApp } from '../src/web/app'
import { makeAssetsReadySoon } from '../src/web/assets'
import { BACKLOG, guardedServer } from '../src/web/guarded-server'

/**
 * The product with three more addresses, told by the environment where to listen: `node dist/bench-server.js`.
 * `/bench/empty` is an empty page of the product itself, which passes what every page passes; `/bench/bare` an empty
 * page of the framework alone; `/bench/usage` what the process has used of memory and processor.
 */
const config = readConfig(process.env)
const storage = await openStorage(config.databaseUrl)
const product = makeApp({ storage, config }).get('/bench/empty', (c) => c.html(''))
const app = new Hono()
  .get('/bench/bare', (c) => c.html(''))
  .get('/bench/usage', (c) =>
    c.json({ ...process.memoryUsage(), ...process.cpuUsage(), peak: process.resourceUsage().maxRSS * 1024 }),
  )
app.route('/', product)
guardedServer(getRequestListener(app.fetch, { hostname: config.host })).listen(
  { port: config.port, host: config.host, backlog: BACKLOG },
  () => console.log(`listening ${config.port}`),
)
process.on('SIGTERM', async () => {
  await storage.close()
  process.exit(0)
})
makeAssetsReadySoon()
